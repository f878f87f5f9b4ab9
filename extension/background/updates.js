/**
 * Looks for a newer bundle and house policy when the browser starts and when their addresses change, and never while
 * somebody types. Nothing is asked for where no address is set.
 */
import { fetchBundle } from "../engine/bundle-store.js";
import { fetchHouse } from "../engine/house-store.js";
import { keyFor } from "./service-address.js";

/**
 * @param {import("./settings.js").Settings} settings
 * @returns {Promise<boolean>} Whether anything is new; false too if it could not be had.
 */
export async function update(settings) {
  const { engine, bundleAddress, policyAddress } = settings;
  const found = [await tried(policyAddress, settings, fetchHouse)];
  if (engine === "device") found.push(await tried(bundleAddress, settings, fetchBundle));
  return found.includes(true);
}

/**
 * @param {string} address
 * @param {import("./settings.js").Settings} settings
 * @param {(address: string, key: string) => Promise<boolean>} fetchIt
 */
async function tried(address, settings, fetchIt) {
  if (address === "") return false;
  try {
    return await fetchIt(address, keyFor(address, settings));
  } catch (fault) {
    // What is in use stays. Only what kind of fault: an address is nobody's business.
    console.debug("Post advisor: nothing fetched.", fault instanceof Error ? fault.name : "fault");
    return false;
  }
}
