/** The switch for everything, the pause, and the switch for the encouraging line. */
import { endPause, pause, pausedUntil } from "../background/pause.js";
import { saveSettings } from "../background/settings.js";
import { byId, clockTime, message } from "../ui/page.js";

/** @returns {(settings: import("../background/settings.js").Settings) => Promise<void>} Shows the state. */
export function switchSection() {
  const enabled = byId("enabled", HTMLInputElement);
  const encouragement = byId("encouragement", HTMLInputElement);
  const text = byId("pause-text", HTMLParagraphElement);
  const button = byId("pause", HTMLButtonElement);

  enabled.addEventListener("change", () => saveSettings({ enabled: enabled.checked }));
  encouragement.addEventListener("change", () => saveSettings({ encouragement: encouragement.checked }));
  button.addEventListener("click", async () => ((await pausedUntil()) ? endPause() : pause()));

  return async ({ enabled: on, encouragement: warm }) => {
    enabled.checked = on;
    encouragement.checked = warm;
    byId("pause-part", HTMLDivElement).hidden = !on;
    byId("encouragement-part", HTMLDivElement).hidden = !on;
    const end = await pausedUntil();
    text.textContent = end ? message("pausedUntil", clockTime(end)) : message("notPaused");
    button.textContent = message(end ? "goOn" : "pauseHour");
  };
}
