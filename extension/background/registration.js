/**
 * Tells the browser into which pages the content scripts go: exactly the sites that are switched on. Where the
 * advisor is off, nothing at all is injected.
 */
import { SITES } from "../sites/table.js";

/** @typedef {import("./settings.js").Settings} Settings */

/** One registration after the other, as two at a time would each undo the other. */
let queue = Promise.resolve();

/**
 * Brings the registrations in line with the settings. Those that are right already stay, so that no page
 * opened meanwhile goes without.
 *
 * @param {Settings} settings
 * @returns {Promise<void>}
 */
export function registerSites(settings) {
  queue = queue.catch(() => {}).then(() => adjust(settings));
  return queue;
}

/**
 * Makes all registrations anew: the browser keeps those of an older version, with its files.
 *
 * @param {Settings} settings
 * @returns {Promise<void>}
 */
export function registerSitesAnew(settings) {
  queue = queue.catch(() => {}).then(() => chrome.scripting.unregisterContentScripts());
  return registerSites(settings);
}

/** @param {Settings} settings */
async function adjust({ enabled, sitesOff }) {
  const wanted = enabled ? SITES.filter((site) => !sitesOff.includes(site.id)) : [];
  const registered = (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const surplus = registered.filter((id) => !wanted.some((site) => site.id === id));
  const missing = wanted.filter((site) => !registered.includes(site.id));
  if (surplus.length > 0) await chrome.scripting.unregisterContentScripts({ ids: surplus });
  if (missing.length === 0) return;
  const shared = await sharedScripts();
  await chrome.scripting.registerContentScripts(missing.map((site) => contentScript(site, shared)));
}

/** @returns {Promise<string[]>} The scripts of the inline experience, in order. */
async function sharedScripts() {
  const response = await fetch(chrome.runtime.getURL("content/files.json"));
  /** @type {string[]} */
  const names = await response.json();
  return names.map((name) => `content/${name}`);
}

/**
 * @param {Site} site
 * @param {readonly string[]} shared
 * @returns {chrome.scripting.RegisteredContentScript}
 */
function contentScript({ id, matches }, shared) {
  return {
    id,
    matches: [...matches],
    js: [...shared, `sites/${id}.js`, "settings/in-force.js", "content/host-extension.js"],
    // Before the page's own scripts, so that a press of Post is seen first.
    runAt: "document_start",
  };
}
