/** The service worker: registers the content scripts, answers them, and keeps the engine and its data up to date. */
import { keptBundles } from "../engine/bundle-store.js";
import { updateBundle } from "./bundle-updates.js";
import { followManaged } from "./managed.js";
import { refreshPages } from "./pages.js";
import { registerSites, registerSitesAnew } from "./registration.js";
import { ReviewDesk } from "./review-desk.js";
import { loadSettings, needSameEngine, onSettingsChanged } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

const desk = new ReviewDesk();

/**
 * The desk first: a page reviews anew as soon as it hears of it.
 *
 * @param {Settings} settings
 */
function renew(settings) {
  desk.renew(settings);
  return refreshPages();
}

/** @param {Settings} settings */
async function update(settings) {
  if (await updateBundle(settings)) await renew(settings);
}

chrome.runtime.onInstalled.addListener(async () => {
  const settings = await loadSettings();
  await registerSitesAnew(settings);
  await update(settings);
});

chrome.runtime.onStartup.addListener(async () => {
  const settings = await loadSettings();
  await registerSites(settings);
  await update(settings);
});

onSettingsChanged(registerSites);
onSettingsChanged(async (settings, before) => {
  if (needSameEngine(settings, before)) return;
  await renew(settings);
  // The options page has fetched it already.
  if (!(await keptBundles()).includes(settings.bundleAddress)) await update(settings);
});
followManaged();

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  if (message?.type === "bundle") {
    loadSettings().then(renew).then(() => respond({}), () => respond({}));
    return true;
  }
  if (message?.type !== "review") return false;
  desk.review(message.draft, sender).then(
    (advice) => respond({ advice }),
    // Why is not said: the page stays silent either way, and a message could carry words of the draft.
    () => respond({ advice: null }),
  );
  return true;
});
