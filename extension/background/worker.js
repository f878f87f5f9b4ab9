/** The service worker: registers the content scripts, answers them, and keeps the engine's data up to date. */
import { updateBundle } from "./bundle-updates.js";
import { registerSites, registerSitesAnew } from "./registration.js";
import { ReviewDesk } from "./review-desk.js";
import { loadSettings, onSettingsChanged } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

const desk = new ReviewDesk();

/** @param {Settings} settings */
async function update(settings) {
  if (await updateBundle(settings)) await desk.follow(settings, { newBundle: true });
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
onSettingsChanged((settings) => desk.follow(settings));

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  if (message?.type === "bundle") {
    loadSettings().then((settings) => desk.follow(settings, { newBundle: true })).then(() => respond({}), () => respond({}));
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
