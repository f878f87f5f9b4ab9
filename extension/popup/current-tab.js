/** The tab the pop-up stands over, and how the advisor is doing in it. */
import { SITES } from "../sites/table.js";

/**
 * @typedef {object} CurrentTab
 * @property {Site | null} site The listed site it shows. Of any other tab the browser does not tell the address.
 * @property {number | null} editors How many editors there are; null if nothing of the advisor is in the page.
 */

/** @returns {Promise<CurrentTab>} */
export async function currentTab() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const site = tab?.url ? siteAt(tab.url) : null;
  if (!site || tab.id === undefined) return { site, editors: null };
  try {
    const answer = await chrome.tabs.sendMessage(tab.id, { type: "health" });
    return { site, editors: answer?.editors ?? null };
  } catch {
    // Nobody there to answer: the page was opened before the site was switched on.
    return { site, editors: null };
  }
}

/** @param {string} address */
function siteAt(address) {
  const { protocol, hostname } = new URL(address);
  const pattern = `${protocol}//${hostname}/*`;
  return SITES.find(({ matches }) => matches.includes(pattern)) ?? null;
}
