/**
 * Where the engine on the device has its bundle from: the extension itself, or a newer one that was fetched from the
 * house. What is fetched is data, checked against its digest and its shape, and kept in this browser's cache.
 */
import { checkBundle } from "./check-bundle.js";
import { DeviceEngine } from "./device.js";

const CACHE = "bundles";

/** Milliseconds that fetching may take. */
const LONGEST_FETCH_MS = 60_000;

/** A tag says the SHA-256 of the JSON; what zips an answer on its way may mark the tag as weak. */
const TAG = /^(?:W\/)?"sha256-([0-9a-f]{64})"$/;

/**
 * @param {string} address Where the house keeps its bundle; empty for none.
 * @returns {Promise<Bundle>} The one fetched last, or the extension's own.
 */
export async function loadBundle(address) {
  const kept = address === "" ? undefined : await fetched(address);
  return kept ?? (await fetch(chrome.runtime.getURL("engine/bundle.json"))).json();
}

/**
 * Fetches the bundle if it is another than the one that is kept.
 *
 * @param {string} address
 * @returns {Promise<boolean>} Whether there is a new one.
 * @throws {Error} Saying what is wrong; what is kept stays.
 */
export async function fetchBundle(address) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  const response = await fetch(address, {
    headers: kept ? { "If-None-Match": kept.headers.get("ETag") ?? "" } : {},
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(LONGEST_FETCH_MS),
  });
  if (response.status === 304) return false;
  if (!response.ok) throw new Error(`The address answered with status ${response.status}.`);
  const tag = response.headers.get("ETag") ?? "";
  const body = await response.arrayBuffer();
  if (TAG.exec(tag)?.[1] !== (await digestOf(body))) throw new Error("The bundle is not what its digest says.");
  // Made and tried before it is kept: a bundle that no engine can be made of must never replace one that works.
  new DeviceEngine(checkBundle(JSON.parse(new TextDecoder().decode(body))));
  await cache.put(address, new Response(body, { headers: { "Content-Type": "application/json", ETag: tag } }));
  return true;
}

/** @returns {Promise<string[]>} The addresses of the bundles that are kept. */
export async function keptBundles() {
  if (!(await caches.has(CACHE))) return [];
  const requests = await (await caches.open(CACHE)).keys();
  return requests.map(({ url }) => url);
}

/** Forgets every bundle that was fetched. */
export async function forgetBundles() {
  await caches.delete(CACHE);
}

/**
 * @param {string} address
 * @returns {Promise<Bundle | undefined>} Undefined if there is none, or it is not for this version any more.
 */
async function fetched(address) {
  try {
    const kept = await caches.match(address, { cacheName: CACHE });
    return kept && checkBundle(await kept.json());
  } catch {
    return undefined;
  }
}

/** @param {ArrayBuffer} body */
async function digestOf(body) {
  const digest = await crypto.subtle.digest("SHA-256", body);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
