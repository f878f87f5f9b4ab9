/** What the author chose, as kept in `storage.local`. Nothing of a draft or a verdict is ever among it. */

/**
 * @typedef {object} Settings
 * @property {boolean} enabled The off switch for everything.
 * @property {string} service The address of the advice service, without a slash at its end.
 * @property {readonly string[]} sitesOff Ids of the sites that are switched off.
 */

/** @type {Settings} */
export const DEFAULT_SETTINGS = Object.freeze({ enabled: true, service: "http://127.0.0.1:8750", sitesOff: [] });

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  return /** @type {Promise<Settings>} */ (chrome.storage.local.get({ ...DEFAULT_SETTINGS }));
}

/** @param {Partial<Settings>} changes */
export async function saveSettings(changes) {
  await chrome.storage.local.set(changes);
}

/** @param {(settings: Settings) => void} listener Called with the new settings after any of them changed. */
export function onSettingsChanged(listener) {
  chrome.storage.onChanged.addListener(async (changes, area) => {
    const touched = Object.keys(changes).some((key) => key in DEFAULT_SETTINGS);
    if (area === "local" && touched) listener(await loadSettings());
  });
}
