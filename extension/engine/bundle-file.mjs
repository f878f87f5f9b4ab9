/** A bundle from a file, for engines that run outside of a browser. */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { checkBundle } from "./check-bundle.js";

/** The extension's own. */
const SHIPPED = new URL("./bundle.json.gz", import.meta.url);

/**
 * @param {string | URL} [file] As it is or compressed by gzip.
 * @returns {Bundle}
 * @throws {TypeError} Naming the field that does not fit.
 * @throws {Error} If the file can't be read as JSON.
 */
export function readBundle(file = SHIPPED) {
  const bytes = readFileSync(file);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return checkBundle(JSON.parse((zipped ? gunzipSync(bytes) : bytes).toString("utf8")));
}
