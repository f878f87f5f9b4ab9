/** What the author chose, as kept in `storage.local`. Nothing of a draft or a verdict is ever among it. */

/**
 * @typedef {object} Settings
 * @property {boolean} enabled The off switch for everything.
 * @property {"device" | "service"} engine Where the advice is made.
 * @property {string} service The address of the advice service, without a slash at its end.
 * @property {string} bundleAddress Where the engine on the device gets newer knowledge from; empty for nowhere.
 * @property {readonly string[]} sitesOff Ids of the sites that are switched off.
 * @property {readonly string[]} houseAccounts The house's own accounts, by the names the sites show.
 */

/** @type {Settings} */
export const DEFAULT_SETTINGS = Object.freeze({
  enabled: true,
  engine: "device",
  service: "http://127.0.0.1:8750",
  bundleAddress: "",
  sitesOff: [],
  houseAccounts: [],
});

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
