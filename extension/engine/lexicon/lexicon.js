/** The word classes of all languages, ready to be matched. */
import { Matcher } from "./matcher.js";

/** @typedef {import("./matcher.js").Match} Match */

/** @type {Readonly<Record<Language, readonly ("en" | "de")[]>>} */
const READ_WITH = { en: ["en"], de: ["de"], mixed: ["en", "de"], other: [] };

export class Lexicon {
  #matchers;

  /**
   * @param {Readonly<Record<"en" | "de", Readonly<Record<string, string>>>>} classes
   * @param {Readonly<Record<string, string>>} house Classes that hold in every language.
   */
  constructor(classes, house) {
    this.#matchers = { en: new Matcher({ ...classes.en, ...house }), de: new Matcher({ ...classes.de, ...house }) };
  }

  /**
   * @param {"en" | "de"} lang
   * @returns {ReadonlySet<string>} The whole words in the entries of a language, folded.
   */
  wordsOf(lang) {
    return this.#matchers[lang].words;
  }

  /**
   * @param {string} word
   * @returns {boolean} Whether some entry of any language holds the folded word, or covers it with an open stem.
   */
  knows(word) {
    return this.#matchers.en.knows(word) || this.#matchers.de.knows(word);
  }

  /**
   * @param {readonly string[]} words
   * @param {Language} lang
   * @returns {Match[]} Every class that matches somewhere in the normal forms of a text.
   */
  match(words, lang) {
    return READ_WITH[lang].flatMap((part) => this.#matchers[part].match(words));
  }
}
