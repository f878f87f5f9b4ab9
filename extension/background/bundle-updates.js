/**
 * Looks for a newer bundle when the browser starts and when its address changes, and never while somebody types.
 * Nothing is asked for where no address is set.
 */
import { fetchBundle } from "../engine/bundle-store.js";

/**
 * @param {import("./settings.js").Settings} settings
 * @returns {Promise<boolean>} Whether there is a new one; false too if it could not be had.
 */
export async function updateBundle({ engine, bundleAddress }) {
  if (engine !== "device" || bundleAddress === "") return false;
  try {
    return await fetchBundle(bundleAddress);
  } catch (fault) {
    // The one in use stays. Only what kind of fault: an address is nobody's business.
    console.debug("Post advisor: no bundle.", fault instanceof Error ? fault.name : "fault");
    return false;
  }
}
