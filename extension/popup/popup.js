/** The pop-up of the toolbar button: how it is going in this tab, this site's switch, and an hour's pause. */
import { loadHouseCard } from "../background/house.js";
import { endPause, pause, pausedUntil } from "../background/pause.js";
import { loadSettings, saveSettings } from "../background/settings.js";
import { byId, message, showLock, translate } from "../ui/page.js";
import { showChannels } from "./channels.js";
import { currentTab } from "./current-tab.js";
import { health } from "./health.js";

const siteSwitch = byId("site", HTMLInputElement);
const action = byId("action", HTMLButtonElement);

/** What the one button does, which depends on what is the case. */
const ACTIONS = {
  switchOn: () => saveSettings({ enabled: true }),
  goOn: endPause,
  pauseHour: pause,
};

/** @type {keyof typeof ACTIONS} */
let offered = "pauseHour";

async function show() {
  const [tab, settings, paused] = await Promise.all([currentTab(), loadSettings(), pausedUntil()]);
  const { active, text, help } = health(tab, settings, paused);
  byId("health", HTMLDivElement).classList.toggle("active", active);
  byId("health-text", HTMLParagraphElement).textContent = text;
  byId("health-help", HTMLParagraphElement).textContent = help;
  if (tab.site) {
    byId("site-label", HTMLLabelElement).textContent = message("adviseOn", tab.site.name);
    siteSwitch.name = tab.site.id;
    siteSwitch.checked = !settings.sitesOff.includes(tab.site.id);
    showLock("sitesOff", settings.locked, [siteSwitch]);
    siteSwitch.disabled ||= !settings.enabled;
  }
  byId("site-row", HTMLDivElement).hidden = tab.site === null;
  offered = !settings.enabled ? "switchOn" : paused ? "goOn" : "pauseHour";
  action.textContent = message(offered);
  showChannels(await loadHouseCard());
}

async function switchSite() {
  const { sitesOff } = await loadSettings();
  const others = sitesOff.filter((id) => id !== siteSwitch.name);
  await saveSettings({ sitesOff: siteSwitch.checked ? others : [...others, siteSwitch.name] });
}

translate();
siteSwitch.addEventListener("change", switchSite);
action.addEventListener("click", () => ACTIONS[offered]());
byId("settings", HTMLButtonElement).addEventListener("click", async () => {
  await chrome.runtime.openOptionsPage();
  window.close();
});
chrome.storage.onChanged.addListener(show);
await show();
