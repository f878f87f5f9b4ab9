/** Levelling of spellings that mean the same word. */
import { isAscii } from "./characters.js";

const MARKS = /\p{M}/gu;

/**
 * @param {Readonly<Record<string, string>>} levelled Letters and what they are written as.
 * @returns {(word: string) => string} What gives a word in lower case, umlauts written out, curly apostrophes
 *   straight and accents dropped.
 */
export function foldBy(levelled) {
  const letters = new RegExp(`[${Object.keys(levelled).join("")}]`, "gu");
  return (word) => {
    const low = word.toLowerCase();
    if (isAscii(low)) return low;
    const written = low.replace(letters, (letter) => levelled[letter]);
    return isAscii(written) ? written : written.normalize("NFKD").replace(MARKS, "");
  };
}
