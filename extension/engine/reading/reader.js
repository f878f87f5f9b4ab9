/** Reading: from a draft to its language, sentences and tokens, every one with its place in the text. */
import { readableBy } from "./characters.js";
import { languageGuesserBy } from "./language.js";
import { normaliserBy } from "./normal-form.js";
import { sentenceNumbers } from "./sentences.js";
import { foldBy } from "./spelling.js";
import { splitterBy } from "./tokens.js";

/**
 * @typedef {object} Token
 * @property {string} norm Normal form, the key into the lexicon.
 * @property {number} start Span in the text, in UTF-16 units.
 * @property {number} end Exclusive.
 * @property {number} sentence Index of the sentence it belongs to, from 0.
 */

/**
 * A draft as the detectors see it.
 * @typedef {object} Reading
 * @property {string} draft The text as typed.
 * @property {string} text The text with a stand-in for each character that is not read; offsets are the same.
 * @property {Language} lang
 * @property {readonly Token[]} tokens
 */

/**
 * @param {Bundle} bundle
 * @param {import("../lexicon/lexicon.js").Lexicon} lexicon
 * @returns {(draft: string, lang?: "en" | "de") => Reading} Never fails on any string.
 */
export function readerBy({ patterns, unassigned, levelled, telling }, lexicon) {
  const readable = readableBy(unassigned);
  const split = splitterBy(patterns);
  const normalForm = normaliserBy(patterns, foldBy(levelled), (word) => lexicon.knows(word));
  const guessLanguage = languageGuesserBy(
    { en: lines(telling.en), de: lines(telling.de), other: lines(telling.other) },
    { en: lexicon.wordsOf("en"), de: lexicon.wordsOf("de") },
  );
  const ends = new Set(patterns.sentence_end);
  const closing = new Set(patterns.closing);

  return (draft, lang) => {
    const text = readable(draft);
    const raw = split(text);
    const sentences = sentenceNumbers(text, raw, ends, closing);
    const tokens = raw.map(({ kind, start, end }, index) => ({
      norm: normalForm(kind, text.slice(start, end)),
      start,
      end,
      sentence: sentences[index],
    }));
    return { draft, text, lang: lang ?? guessLanguage(tokens), tokens };
  };
}

/** @param {string} text */
const lines = (text) => new Set(text.split("\n"));
