/**
 * What a house knows, among the marks of a text: names that turn public on a day, words that are harmless here. A house
 * can take meaning from words. It can't take it from those of protected voice and distress.
 */

/** @typedef {import("../lexicon/matcher.js").Match} Match */
/** @typedef {import("../reading/reader.js").Reading} Reading */

/** The normal form of a word that is harmless in a house. */
const MEANINGLESS = "<harmless>";

/** The words of protected voice and of despair: no house can take their meaning. */
const PROTECTED_CLASSES = new Set([
  "collective",
  "protected_topic",
  "conditions",
  "demand",
  "raised",
  "distress",
]);

/** Names of firms and things, which are no persons'. */
const PUBLIC_NAMES = new Set(["employer", "own_product", "public_name", "competitor"]);

/**
 * @param {readonly Match[]} matches
 * @param {House["turns"]} turns
 * @param {string} today As in ISO 8601.
 * @returns {Match[]} Each match of a class that changes with a day under the class it has today.
 */
export function turned(matches, turns, today) {
  return matches.map((match) => {
    if (!Object.hasOwn(turns, match.wordClass)) return match;
    const { day, before, after } = turns[match.wordClass];
    return { ...match, wordClass: today < day ? before : after };
  });
}

/**
 * @param {Reading} reading
 * @param {readonly Match[]} matches
 * @returns {[Reading, readonly Match[]]} Both without what is harmless in this house, and without names of things.
 */
export function withoutHarmless(reading, matches) {
  const harmless = matches.filter(({ wordClass }) => wordClass === "harmless");
  const things = matches.filter(({ wordClass }) => PUBLIC_NAMES.has(wordClass));
  if (harmless.length === 0 && things.length === 0) return [reading, matches];
  const kept = matches.filter(
    (match) =>
      match.wordClass === "harmless" ||
      PROTECTED_CLASSES.has(match.wordClass) ||
      !(meetsAny(match, harmless) || (match.wordClass === "name" && meetsAny(match, things))),
  );
  const tokens = reading.tokens.map((token, at) =>
    harmless.some(({ start, end }) => start <= at && at < end) ? { ...token, norm: MEANINGLESS } : token,
  );
  return [{ ...reading, tokens }, kept];
}

/**
 * @param {Match} match
 * @param {readonly Match[]} others
 */
const meetsAny = (match, others) => others.some(({ start, end }) => match.start < end && start < match.end);
