/** Files that were fetched from the house: data, kept in this browser's cache under their addresses. */

const CACHE = "bundles";

/** Milliseconds that fetching may take. */
const LONGEST_FETCH_MS = 60_000;

/**
 * Fetches a file if it is another than the one that is kept. Nothing is sent along but the key, if there is one.
 *
 * @param {string} address
 * @param {(body: ArrayBuffer, tag: string) => unknown} check Throws or rejects if it must not be kept.
 * @param {string} key What the address wants as a bearer token; empty for none.
 * @returns {Promise<boolean>} Whether there is a new one.
 * @throws {Error} Saying what is wrong; what is kept stays.
 */
export async function fetchNewer(address, check, key) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  const known = kept?.headers.get("ETag") ?? "";
  const response = await fetch(address, {
    headers: { ...(known && { "If-None-Match": known }), ...(key && { Authorization: `Bearer ${key}` }) },
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
  if (kept && sameBytes(body, await kept.clone().arrayBuffer())) return false;
  await check(body, tag);
  await cache.put(address, new Response(body, { headers: { "Content-Type": "application/json", ETag: tag } }));
  return true;
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>} What is kept of it.
 */
export async function fetchedFile(address) {
  return caches.match(address, { cacheName: CACHE });
}

/** @returns {Promise<string[]>} The addresses of all that is kept. */
export async function fetchedAddresses() {
  if (!(await caches.has(CACHE))) return [];
  const requests = await (await caches.open(CACHE)).keys();
  return requests.map(({ url }) => url);
}

/** Forgets everything that was fetched. */
export async function forgetFetched() {
  await caches.delete(CACHE);
}

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>} Their SHA-256, hexadecimal.
 */
export async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {ArrayBuffer} one
 * @param {ArrayBuffer} other
 */
function sameBytes(one, other) {
  const [left, right] = [new Uint8Array(one), new Uint8Array(other)];
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
