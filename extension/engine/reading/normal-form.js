/** The normal form of a token: what the lexicon is looked up by. */
import { hasLetter, isLetters } from "./characters.js";

const STRETCH = /(\p{L})\1{2,}/u;
const EACH_STRETCH = /(\p{L})\1{2,}/gu;
const EACH_DOUBLE = /(\p{L})\1/gu;
const MASK = /[*@]+/;
const EACH_MASK = /[*@]+/g;

/**
 * @param {Patterns} patterns
 * @param {(word: string) => string} fold
 * @param {(word: string) => boolean} knows Whether the lexicon holds a folded word.
 * @returns {(kind: string, text: string) => string} What gives the normal form of a token; never empty.
 */
export function normaliserBy(patterns, fold, knows) {
  const additions = new RegExp(patterns.emoji_additions, "gu");
  const leet = new RegExp(`[${Object.keys(patterns.leet).join("")}]`, "gu");

  /**
   * Spellings that may have been meant, the nearest first.
   *
   * @param {string} word
   */
  const candidates = (word) => {
    const meant = unstretched(word);
    if (isLetters(word)) return meant;
    if (word.endsWith("'s")) meant.push(word.slice(0, -2));
    if (word.includes("-")) meant.push(word.replaceAll("-", ""));
    if (hasLetter(word)) {
      meant.push(...unstretched(word.replace(leet, (sign) => patterns.leet[sign])));
      if (MASK.test(word)) {
        for (const letter of patterns.masked_letters) meant.push(word.replace(EACH_MASK, letter));
      }
    }
    return meant;
  };

  return (kind, text) => {
    if (kind === "word") {
      const form = fold(text) || text;
      const plain = isLetters(form);
      if (plain && !STRETCH.test(form)) return form;
      return candidates(form).find(knows) ?? (plain ? form.replace(EACH_STRETCH, "$1") : form);
    }
    if (kind === "emoji") return text.replace(additions, "") || text;
    return patterns.whole_kinds[kind] ?? (fold(text) || text);
  };
}

/** @param {string} word */
function unstretched(word) {
  if (!STRETCH.test(word)) return [word];
  const once = word.replace(EACH_STRETCH, "$1");
  return [word, word.replace(EACH_STRETCH, "$1$1"), once, once.replace(EACH_DOUBLE, "$1")];
}
