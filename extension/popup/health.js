/** Why the advisor is or is not active in a tab, in one line: nobody should have to guess from silence. */
import { clockTime, message } from "../ui/page.js";

/**
 * @param {import("./current-tab.js").CurrentTab} tab
 * @param {import("../background/settings.js").Settings} settings
 * @param {number} pausedUntil 0 if there is no pause.
 * @returns {{ active: boolean, text: string, help: string }}
 */
export function health({ site, editors }, { enabled, sitesOff }, pausedUntil) {
  if (!enabled) return inactive(message("whyDisabled"));
  if (!site) return inactive(message("whyNotListed"));
  if (sitesOff.includes(site.id)) return inactive(message("whySiteOff", site.name));
  if (pausedUntil) return inactive(message("whyPaused", clockTime(pausedUntil)));
  if (editors === null) return inactive(message("whyNotLoaded"));
  if (editors === 0) return inactive(message("whyNoEditor"));
  const text = editors === 1 ? message("activeOne") : message("activeMany", String(editors));
  return { active: true, text, help: "" };
}

/** @param {string} help */
function inactive(help) {
  return { active: false, text: message("inactive"), help };
}
