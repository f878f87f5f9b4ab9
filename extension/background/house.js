/**
 * What of the house is shown and not read: its name, its accounts, where to turn. Pages and the pop-up find a copy in
 * `storage.local`, as asking the engine for it would wake the worker.
 */

/**
 * @typedef {object} HouseCard
 * @property {string} name May be empty.
 * @property {readonly string[]} accounts
 * @property {readonly Channel[]} channels
 */

/** @param {House} house */
export async function shareHouse({ name, accounts, channels }) {
  /** @type {HouseCard} */
  const house = { name, accounts, channels };
  const stored = await chrome.storage.local.get("house");
  if (JSON.stringify(stored.house) === JSON.stringify(house)) return;
  if (name === "" && accounts.length === 0 && channels.length === 0) await chrome.storage.local.remove("house");
  else await chrome.storage.local.set({ house });
}

/** @returns {Promise<HouseCard>} */
export async function loadHouseCard() {
  const { house } = await chrome.storage.local.get({ house: { name: "", accounts: [], channels: [] } });
  return /** @type {HouseCard} */ (house);
}
