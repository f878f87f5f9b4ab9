/**
 * The settings: what the author chose and what the organisation manages, both kept in `storage.local`. Nothing of a
 * draft or a verdict is ever among it.
 */
import "../settings/in-force.js";

/**
 * @typedef {object} Settings
 * @property {boolean} enabled The off switch for everything; always the author's own.
 * @property {boolean} encouragement Whether a good post about work gets its warm word; always the author's own.
 * @property {"device" | "service"} engine Where the advice is made.
 * @property {string} service The address of the advice service, without a slash at its end.
 * @property {string} serviceKey What the organisation's service wants as a bearer token; empty for none.
 * @property {string} bundleAddress Where the engine on the device gets newer knowledge from; empty for nowhere.
 * @property {string} policy The compiled house policy as JSON text; empty for none.
 * @property {string} policyAddress Where the compiled house policy is fetched; empty for nowhere.
 * @property {readonly string[]} sitesOff Ids of the sites that are switched off.
 * @property {readonly string[]} houseAccounts The house's own accounts, by the names the sites show.
 * @property {readonly LockableSetting[]} locked What the organisation lets nobody change.
 */

const { inForce, keys } = globalThis.advisorSettings;

/** @type {readonly (keyof Settings)[]} */
const DECIDE_ON_THE_ENGINE = ["engine", "service", "serviceKey", "bundleAddress", "policy", "policyAddress"];

/** @returns {Promise<Settings>} Those in force. */
export async function loadSettings() {
  return inForce(await chrome.storage.local.get([...keys]));
}

/** @param {Partial<Settings>} changes What the author chose. */
export async function saveSettings(changes) {
  await chrome.storage.local.set(changes);
}

/** @param {(settings: Settings, before: Settings) => void} listener Called after any of them changed. */
export function onSettingsChanged(listener) {
  chrome.storage.onChanged.addListener(async (changes, area) => {
    const touched = Object.keys(changes).filter((key) => keys.includes(key));
    if (area !== "local" || touched.length === 0) return;
    const stored = await chrome.storage.local.get([...keys]);
    const old = Object.fromEntries(touched.map((key) => [key, changes[key].oldValue]));
    listener(inForce(stored), inForce({ ...stored, ...old }));
  });
}

/**
 * @param {Settings} one
 * @param {Settings} other
 * @returns {boolean} Whether both need the same engine.
 */
export function needSameEngine(one, other) {
  return DECIDE_ON_THE_ENGINE.every((key) => one[key] === other[key]);
}
