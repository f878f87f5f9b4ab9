/**
 * Where the engine on the device has its bundle from: the extension itself, or a newer one that was fetched from the
 * house. What is fetched is data, checked against its digest and its shape.
 */
import { checkBundle } from "./check-bundle.js";
import { DeviceEngine } from "./device.js";
import { digestOf, fetchedFile, fetchNewer } from "./fetched-files.js";

/** A tag says the SHA-256 of the JSON; what zips an answer on its way may mark the tag as weak. */
const TAG = /^(?:W\/)?"sha256-([0-9a-f]{64})"$/;

/**
 * @param {string} address Where the house keeps its bundle; empty for none.
 * @returns {Promise<Bundle>} The one fetched last, or the extension's own.
 */
export async function loadBundle(address) {
  const kept = address === "" ? undefined : await fetched(address);
  return kept ?? shipped();
}

/**
 * Fetches the bundle if it is another than the one that is kept.
 *
 * @param {string} address
 * @param {string} key What the address wants as a bearer token; empty for none.
 * @returns {Promise<boolean>} Whether there is a new one.
 * @throws {Error} Saying what is wrong; what is kept stays.
 */
export function fetchBundle(address, key) {
  /** @type {Parameters<typeof fetchNewer>[1]} */
  const check = async (body, tag) => {
    if (TAG.exec(tag)?.[1] !== (await digestOf(body))) throw new Error("The bundle is not what its digest says.");
    // Made and tried before it is kept: a bundle that no engine can be made of must never replace one that works.
    new DeviceEngine(checkBundle(JSON.parse(new TextDecoder().decode(body))));
  };
  return fetchNewer(address, check, key);
}

/**
 * Compressed, for Mozilla's linter refuses JSON of more than 5 MB.
 *
 * @returns {Promise<Bundle>}
 */
async function shipped() {
  const { body } = await fetch(chrome.runtime.getURL("engine/bundle.json.gz"));
  if (!body) throw new Error("The extension's own bundle can't be read.");
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).json();
}

/**
 * @param {string} address
 * @returns {Promise<Bundle | undefined>} Undefined if there is none, or it is not for this version any more.
 */
async function fetched(address) {
  try {
    const kept = await fetchedFile(address);
    return kept && checkBundle(await kept.json());
  } catch {
    return undefined;
  }
}
