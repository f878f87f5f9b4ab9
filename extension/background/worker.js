/** The service worker: registers the content scripts, answers them, and keeps the engine and its data up to date. */
import { fetchedAddresses } from "../engine/fetched-files.js";
import { shareHouse } from "./house.js";
import { followManaged } from "./managed.js";
import { refreshPages } from "./pages.js";
import { registerSites, registerSitesAnew } from "./registration.js";
import { ReviewDesk } from "./review-desk.js";
import { loadSettings, needSameEngine, onSettingsChanged } from "./settings.js";
import { update } from "./updates.js";

/** @typedef {import("./settings.js").Settings} Settings */

const desk = new ReviewDesk();

/**
 * The desk first: a page reviews anew as soon as it hears of it.
 *
 * @param {Settings} settings
 */
function renew(settings) {
  desk.renew(settings);
  share();
  return refreshPages();
}

function share() {
  // No engine, no house.
  desk.house().then(shareHouse).catch(() => {});
}

/** @param {Settings} settings */
async function lookForNews(settings) {
  if (await update(settings)) await renew(settings);
}

chrome.runtime.onInstalled.addListener(async () => {
  const settings = await loadSettings();
  await registerSitesAnew(settings);
  await lookForNews(settings);
});

chrome.runtime.onStartup.addListener(async () => {
  const settings = await loadSettings();
  await registerSites(settings);
  await lookForNews(settings);
});

onSettingsChanged(registerSites);
onSettingsChanged(async (settings, before) => {
  if (needSameEngine(settings, before)) return;
  await renew(settings);
  // The options page has fetched its bundle already.
  const kept = await fetchedAddresses();
  const wanted = [settings.bundleAddress, settings.policyAddress].filter(Boolean);
  if (!wanted.every((address) => kept.includes(address))) await lookForNews(settings);
});
followManaged();
share();

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
