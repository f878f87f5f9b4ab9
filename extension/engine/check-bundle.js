/** The border at which a fetched file becomes a `Bundle`: what does not fit is refused as a whole. */

import { checkHouse } from "./house.js";

/** The one format that this engine reads. */
const FORMAT = 5;

/** The shape of a bundle: a field's kind, or the shape of what it holds. */
const SHAPE = {
  model: "string",
  categories: "list",
  boundaries: "list",
  thresholds: { note: "number", warn: "number", alone: "number" },
  patterns: {
    token: "list",
    hashtag_part: "string",
    sentence_end: "list",
    closing: "list",
    clause_joiners: "list",
    clause_boundaries: "list",
    whole_kinds: "table",
    emoji_additions: "string",
    leet: "table",
    masked_letters: "string",
  },
  unassigned: "list",
  levelled: "table",
  telling: { en: "string", de: "string", other: "string" },
  lexicon: { en: "table", de: "table" },
  phrases: "table",
  frames: "table",
  good_news: {
    lexicon: { en: "table", de: "table" },
    meant_by: "list",
    safe_within: "list",
    spoiled_by: "list",
    most_risk: "number",
    kinds: "table",
  },
  secrets: {
    keys: "table",
    value: "string",
    made_up_value: "string",
    bare_words: "list",
    bare_value: "string",
    harmless_before_bare: "list",
    linking_words: "list",
    longest_link: "number",
    harmless_values: "string",
  },
  topics: "list",
  heads: {
    names: "string",
    risk_weights: "string",
    risk_intercept: "list",
    boundary_names: "string",
    boundary_weights: "string",
    boundary_intercept: "list",
  },
  networks: { widths: "list", mark_names: "string", joint: "table", layers: "list" },
  vectors: { words: "string", codes: "string", step: "string" },
  messages: { en: { encouragements: "table" }, de: { encouragements: "table" } },
  rewrites: "table",
  house: "table",
};

/** @type {Readonly<Record<string, (value: any) => boolean>>} */
const KINDS = {
  string: (value) => typeof value === "string",
  number: (value) => Number.isFinite(value),
  list: Array.isArray,
  table: isTable,
};

/**
 * @param {any} data
 * @returns {Bundle}
 * @throws {TypeError} Naming the field that does not fit.
 */
export function checkBundle(data) {
  if (data?.format !== FORMAT) throw new TypeError(`The bundle is not of format ${FORMAT}: update the extension, or make the bundle anew.`);
  checkShape(data, SHAPE, "");
  checkHouse(data.house);
  const { note, warn, alone } = data.thresholds;
  if (!(note > 0 && note <= alone && warn > 0 && warn <= alone && alone < 1)) {
    throw new TypeError("The bundle does not fit: thresholds must be in order between 0 and 1.");
  }
  return data;
}

/**
 * @param {any} value
 * @param {any} shape
 * @param {string} path
 */
function checkShape(value, shape, path) {
  const fits = typeof shape === "string" ? KINDS[shape](value) : isTable(value);
  if (!fits) throw new TypeError(`The bundle does not fit: ${path || "it is no object"}.`);
  if (typeof shape === "string") return;
  for (const [name, inner] of Object.entries(shape)) checkShape(value[name], inner, path ? `${path}.${name}` : name);
}

/** @param {any} value */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
