/** The service worker: registers the content scripts and answers them. */
import { registerSites, registerSitesAnew } from "./registration.js";
import { ReviewDesk } from "./review-desk.js";
import { loadSettings, onSettingsChanged } from "./settings.js";

const desk = new ReviewDesk();

chrome.runtime.onInstalled.addListener(async () => registerSitesAnew(await loadSettings()));
chrome.runtime.onStartup.addListener(async () => registerSites(await loadSettings()));
onSettingsChanged(registerSites);

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id || message?.type !== "review") return false;
  desk.review(message.draft, sender).then(
    (advice) => respond({ advice }),
    // Why is not said: the page stays silent either way, and a message could carry words of the draft.
    () => respond({ advice: null }),
  );
  return true;
});

chrome.action.onClicked.addListener(() => chrome.runtime.openOptionsPage());
