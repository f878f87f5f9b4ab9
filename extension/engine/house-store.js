/** Where the house policy comes from: a text the organisation gives, or a file it is fetched from; else the bundle. */
import { fetchedFile, fetchNewer } from "./fetched-files.js";
import { openHouse } from "./house.js";

/**
 * @param {{ policy: string, policyAddress: string }} settings
 * @returns {Promise<House | undefined>} Undefined if there is none, or none that can be used.
 */
export async function loadHouse({ policy, policyAddress }) {
  try {
    if (policy !== "") return await openHouse(policy);
    const kept = policyAddress === "" ? undefined : await fetchedFile(policyAddress);
    return kept && (await openHouse(await kept.text()));
  } catch (fault) {
    // Only what kind of fault: the names in a policy are nobody's business.
    console.debug("Post advisor: the house policy is refused.", fault instanceof Error ? fault.name : "fault");
    return undefined;
  }
}

/**
 * Fetches the policy if it is another than the one that is kept.
 *
 * @param {string} address
 * @param {string} key What the address wants as a bearer token; empty for none.
 * @returns {Promise<boolean>} Whether there is a new one.
 * @throws {Error} Saying what is wrong; what is kept stays.
 */
export function fetchHouse(address, key) {
  return fetchNewer(address, (body) => openHouse(new TextDecoder().decode(body)), key);
}
