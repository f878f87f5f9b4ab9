/** What kind a character is, by the same Unicode properties as the library. */

const LETTERS = /^\p{L}+$/u;
const LETTER = /\p{L}/u;
const DIGITS = /^\p{Nd}+$/u;
const BEGINS_LETTER = /^\p{L}/u;
const BEGINS_DIGIT = /^\p{Nd}/u;
const BEGINS_ALPHANUMERIC = /^[\p{L}\p{N}]/u;
const BEGINS_LOWER = /^\p{Lowercase}/u;
const BEGINS_UPPER = /^\p{Uppercase}/u;
const ASCII = /^[\0-\x7f]*$/;

/** White space as Python knows it: JavaScript's own `\s` has a few others. */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WORDS = new RegExp(`[^${SPACE}]+`, "g");
const SPACE_AT_END = new RegExp(`[${SPACE}]+$`);

/** Stand-ins for a character that is not read, as long as it in code points and in UTF-16 units. */
const STAND_IN = "\ufffd";
const STAND_IN_BEYOND = "\u{f0000}";

/** @param {string} text */
export const isLetters = (text) => LETTERS.test(text);
/** @param {string} text */
export const hasLetter = (text) => LETTER.test(text);
/** @param {string} text */
export const isDigits = (text) => DIGITS.test(text);
/** @param {string} text */
export const isAscii = (text) => ASCII.test(text);
/** @param {string} text */
export const beginsWithLetter = (text) => BEGINS_LETTER.test(text);
/** @param {string} text */
export const beginsWithDigit = (text) => BEGINS_DIGIT.test(text);

/**
 * @param {string} text
 * @param {number} [at] UTF-16 offset.
 */
export const beginsAlphanumeric = (text, at = 0) => BEGINS_ALPHANUMERIC.test(characterAt(text, at));
/**
 * @param {string} text
 * @param {number} [at] UTF-16 offset.
 */
export const beginsLower = (text, at = 0) => BEGINS_LOWER.test(characterAt(text, at));
/**
 * @param {string} text
 * @param {number} [at] UTF-16 offset.
 */
export const beginsUpper = (text, at = 0) => BEGINS_UPPER.test(characterAt(text, at));

/**
 * @param {string} text
 * @returns {{ text: string, start: number }[]} The runs between white space.
 */
export function runsOf(text) {
  return Array.from(text.matchAll(WORDS), (found) => ({ text: found[0], start: found.index }));
}

/**
 * @param {string} text
 * @returns {string[]} Its words, as Python's `split()` gives them.
 */
export const wordsOf = (text) => text.match(WORDS) ?? [];

/** @param {string} text */
export const withoutSpaceAtEnd = (text) => text.replace(SPACE_AT_END, "");

/**
 * @param {string} text
 * @returns {number} Its length in code points.
 */
export function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * @param {readonly string[]} unassigned Ranges of code points, hexadecimal.
 * @returns {(text: string) => string} What gives the text with a stand-in for each character that is not read:
 *   lone surrogates, and what engines of different age take for different things. Offsets stay the same.
 */
export function readableBy(unassigned) {
  const ranges = unassigned.map((range) => range.split("-").map((code) => `\\u{${code}}`).join("-"));
  const unread = new RegExp(`[\\ud800-\\udfff${ranges.join("")}]`, "gu");
  return (text) =>
    isAscii(text) ? text : text.replace(unread, (found) => (found.length === 1 ? STAND_IN : STAND_IN_BEYOND));
}

/**
 * @param {string} text
 * @param {number} at
 */
function characterAt(text, at) {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}
