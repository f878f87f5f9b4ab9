/** Which language a text is in, by the words that only one language has. */

/** @typedef {import("./reader.js").Token} Token */

const LATIN = /^\p{Script=Latin}/u;
const LETTER = /^\p{L}/u;

/** A text is mixed when either language has at least so many telling words, and so large a share of them. */
const MIXED_WORDS = 3;
const MIXED_SHARE = 0.3;

/** So many words that only another language has outweigh words that merely look English or German. */
const FOREIGN_WORDS = 4;
const FOREIGN_SHARE = 0.75;

/**
 * @param {Readonly<Record<"en" | "de" | "other", ReadonlySet<string>>>} telling Word lists.
 * @param {Readonly<Record<"en" | "de", ReadonlySet<string>>>} vocabulary Words of the lexicons.
 * @returns {(tokens: readonly Token[]) => Language}
 */
export function languageGuesserBy(telling, vocabulary) {
  /**
   * @param {string} word
   * @returns {"en" | "de" | "other" | null} The one language that it tells of.
   */
  const tells = (word) => {
    if (telling.en.has(word)) return "en";
    if (telling.de.has(word)) return "de";
    const isEnglish = vocabulary.en.has(word);
    if (isEnglish !== vocabulary.de.has(word)) return telling.other.has(word) ? null : isEnglish ? "en" : "de";
    return !isEnglish && telling.other.has(word) ? "other" : null;
  };

  return (tokens) => {
    let foreign = 0;
    let english = 0;
    let german = 0;
    let other = 0;
    for (const { norm } of tokens) {
      if (!LETTER.test(norm)) continue;
      foreign += Number(!LATIN.test(norm));
      const language = tells(norm);
      english += Number(language === "en");
      german += Number(language === "de");
      other += Number(language === "other");
    }
    const known = english + german;
    if (other + foreign > known || other >= Math.max(FOREIGN_WORDS, FOREIGN_SHARE * known)) return "other";
    if (Math.min(english, german) >= Math.max(MIXED_WORDS, MIXED_SHARE * known)) return "mixed";
    return german > english ? "de" : "en";
  };
}
