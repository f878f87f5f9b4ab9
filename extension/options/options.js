/** The options page. Every change is kept at once, and changes made elsewhere are seen here at once. */
import { loadSettings } from "../background/settings.js";
import { translate } from "../ui/page.js";
import { accountsSection } from "./accounts-section.js";
import { bundleSection } from "./bundle-section.js";
import { dismissedSection } from "./dismissed-section.js";
import { engineSection } from "./engine-section.js";
import { sitesSection } from "./sites-section.js";
import { storedSection } from "./stored-section.js";
import { switchSection } from "./switch-section.js";

translate();

/** Each takes what it shows from the settings, or from the storage. */
const sections = [
  switchSection(),
  sitesSection(),
  engineSection(),
  bundleSection(),
  dismissedSection(),
  accountsSection(),
  storedSection(),
];

async function show() {
  const settings = await loadSettings();
  await Promise.all(sections.map((section) => section(settings)));
}

chrome.storage.onChanged.addListener(show);
await show();
