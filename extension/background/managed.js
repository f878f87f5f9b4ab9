/**
 * What the organisation manages (`managed_schema.json`). Asking the browser for it can take seconds, so a copy is kept
 * in `storage.local`, and everybody reads that; this file alone asks, and never while somebody waits for advice.
 */
import { SITES } from "../sites/table.js";
import { parseServiceAddress } from "./service-address.js";

/** @param {unknown} value */
const text = (value) => (typeof value === "string" && value !== "" ? value : undefined);

/** @param {unknown} value */
const address = (value) => (typeof value === "string" ? parseServiceAddress(value) ?? undefined : undefined);

/** @param {(item: string) => boolean} fits */
const listOf = (fits) => (/** @type {unknown} */ value) =>
  Array.isArray(value) ? [...new Set(value)].filter((item) => typeof item === "string" && fits(item)) : undefined;

/** @type {readonly string[]} */
const LOCKABLE = ["engine", "service", "bundleAddress", "sitesOff", "houseAccounts"];

/** What makes of a value given for a key one that can be used, or undefined. @type {Record<string, (value: unknown) => unknown>} */
const READERS = {
  engine: (value) => (value === "device" || value === "service" ? value : undefined),
  service: address,
  serviceKey: text,
  bundleAddress: address,
  policy: text,
  policyAddress: address,
  sitesOff: listOf((id) => SITES.some((site) => site.id === id)),
  houseAccounts: listOf((name) => name.trim() !== ""),
  locked: listOf((key) => LOCKABLE.includes(key)),
};

const KEYS = /** @type {(keyof ManagedSettings)[]} */ (Object.keys(READERS));

/**
 * Chromium keeps to the schema, Firefox does not know it: so each value is looked at here, and one that can't be used
 * counts as not given.
 *
 * @param {Readonly<Record<string, unknown>>} given
 * @returns {ManagedSettings}
 */
export function readManaged(given) {
  const entries = KEYS.map((key) => [key, READERS[key](given[key])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** One refresh after the other, so that the copy is that of the newest answer. */
let queue = Promise.resolve();

/** Brings the copy in line with what the organisation manages by now. Whoever listens to the settings hears of it. */
export function refreshManaged() {
  queue = queue.then(refresh).catch(() => {});
  return queue;
}

async function refresh() {
  // Firefox rejects where nothing is managed.
  const managed = readManaged(await chrome.storage.managed.get(null).catch(() => ({})));
  /** @type {{ managed?: ManagedSettings }} */
  const { managed: copy = {} } = await chrome.storage.local.get("managed");
  if (KEYS.every((key) => JSON.stringify(managed[key]) === JSON.stringify(copy[key]))) return;
  if (Object.keys(managed).length > 0) await chrome.storage.local.set({ managed });
  else await chrome.storage.local.remove("managed");
}

/** Keeps the copy in line from now on: with what is managed, and if somebody deletes it. */
export function followManaged() {
  chrome.storage.onChanged.addListener((changes, area) => {
    const deleted = area === "local" && changes.managed && changes.managed.newValue === undefined;
    if (area === "managed" || deleted) refreshManaged();
  });
  refreshManaged();
}
