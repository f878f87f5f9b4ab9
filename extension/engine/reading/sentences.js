/** Where sentences begin, among tokens. */
import { beginsLower, isDigits, lengthOf } from "./characters.js";

/** @typedef {import("./tokens.js").RawToken} RawToken */

/** Letters of a word that may be an abbreviation. */
const SHORT = 3;

/**
 * The sentence, counted from 0, of each token. A sentence ends at a line break, and after an end mark that white
 * space follows; the library's `sentences.py` says which marks end nothing.
 *
 * @param {string} text
 * @param {readonly RawToken[]} tokens
 * @param {ReadonlySet<string>} ends
 * @param {ReadonlySet<string>} closing
 * @returns {number[]}
 */
export function sentenceNumbers(text, tokens, ends, closing) {
  /** @type {number[]} */
  const numbers = [];
  let number = 0;
  let ended = false;
  let softly = false;
  tokens.forEach(({ kind, start, end }, index) => {
    const gap = text.slice(index > 0 ? tokens[index - 1].end : start, start);
    const goesOn = softly && kind === "word" && beginsLower(text, start);
    if (index > 0 && (gap.includes("\n") || (ended && gap && !goesOn))) {
      number += 1;
      ended = false;
    }
    numbers.push(number);
    const word = text.slice(start, end);
    if (ends.has(word) || kind === "dots") {
      const stop = word === "." && index > 0;
      ended = !(stop && isShort(text, tokens[index - 1], 1));
      softly = kind === "dots" || (stop && isShort(text, tokens[index - 1], SHORT));
    } else if (!(ended && closing.has(word))) {
      ended = false;
    }
  });
  return numbers;
}

/**
 * @param {string} text
 * @param {RawToken} token
 * @param {number} longest
 */
function isShort(text, { kind, start, end }, longest) {
  const word = text.slice(start, end);
  return kind === "number" || lengthOf(word) <= longest || isDigits(word);
}
