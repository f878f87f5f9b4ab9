/**
 * Marks: every word class that matches in a reading, with a few marks that no word list can hold. This is the
 * alphabet the frames and the model are written in.
 */
import { beginsAlphanumeric, beginsLower, beginsWithDigit } from "../reading/characters.js";

/** @typedef {import("../lexicon/matcher.js").Match} Match */
/** @typedef {import("../reading/reader.js").Reading} Reading */
/** @typedef {import("../reading/reader.js").Token} Token */

const AMOUNT = /^(?:[$€£¥%]|<number>)$/;
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** @type {Readonly<Record<string, string>>} */
const QUOTES = { '"': '"', "“": "”", "„": "“", "«": "»", "»": "«" };

/** Words. Shorter ones are scare quotes, which are the author's own voice. */
const SHORTEST_QUOTATION = 3;

/** @type {readonly Match[]} */
const NONE = Object.freeze([]);

export class Marks {
  /** @type {Map<string, Match[]>} */
  #byClass = new Map();

  /**
   * @param {Reading} reading Where they were found.
   * @param {Iterable<Match>} matches
   */
  constructor(reading, matches) {
    this.reading = reading;
    this.matches = inOrder(matches);
    for (const match of this.matches) {
      const alike = this.#byClass.get(match.wordClass);
      if (alike) alike.push(match);
      else this.#byClass.set(match.wordClass, [match]);
    }
  }

  /** @returns {string[]} Those that match at all. */
  classes() {
    return [...this.#byClass.keys()];
  }

  /** @param {string} wordClass */
  has(wordClass) {
    return this.#byClass.has(wordClass);
  }

  /**
   * @param {string} wordClass
   * @returns {readonly Match[]} Ordered by first word.
   */
  of(wordClass) {
    return this.#byClass.get(wordClass) ?? NONE;
  }

  /**
   * @param {Match} match
   * @returns {number} The sentence it begins in.
   */
  sentence(match) {
    return this.reading.tokens[match.start].sentence;
  }
}

/**
 * @param {Match} one
 * @param {Match} other
 * @returns {number} Below 0 if the first comes before the other: by start, then by end, then by name.
 */
export function compareMatches(one, other) {
  return (
    one.start - other.start ||
    one.end - other.end ||
    (one.wordClass < other.wordClass ? -1 : Number(one.wordClass > other.wordClass))
  );
}

/**
 * @param {Reading} reading
 * @param {import("../lexicon/lexicon.js").Lexicon} lexicon
 * @returns {Match[]} All marks of a reading; none in a language the advisor does not read.
 */
export function findMarks(reading, lexicon) {
  if (reading.lang === "other") return [];
  const norms = reading.tokens.map((token) => token.norm);
  return [...lexicon.match(norms, reading.lang), ...amounts(reading.tokens), ...names(reading), ...quotations(reading)];
}

/** @param {Iterable<Match>} matches */
function inOrder(matches) {
  const sorted = [...matches].sort(compareMatches);
  return sorted.filter((match, index) => index === 0 || compareMatches(match, sorted[index - 1]) !== 0);
}

/**
 * `amount`: numbers, with a currency or per-cent sign beside them if there is one.
 *
 * @param {readonly Token[]} tokens
 * @returns {Generator<Match>}
 */
function* amounts(tokens) {
  for (const [index, { norm }] of tokens.entries()) {
    if (norm !== "<number>" && !beginsWithDigit(norm)) continue;
    const start = index - Number(index > 0 && AMOUNT.test(tokens[index - 1].norm));
    const end = index + 1 + Number(index + 1 < tokens.length && AMOUNT.test(tokens[index + 1].norm));
    yield { start, end, wordClass: "amount" };
  }
}

/**
 * `name`: in English, a capitalised word inside a sentence that is otherwise written small. German writes every
 * noun so; there a name shows only behind a title (class `title`).
 *
 * @param {Reading} reading
 * @returns {Generator<Match>}
 */
function* names({ text, tokens, lang }) {
  if (lang !== "en") return;
  for (let index = 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    const previous = tokens[index - 1];
    if (
      previous.sentence === token.sentence &&
      beginsAlphanumeric(text, previous.start) &&
      CAPITALISED.test(text.slice(token.start, token.end)) &&
      beginsLower(text, previous.start)
    ) {
      yield { start: index, end: index + 1, wordClass: "name" };
    }
  }
}

/**
 * `quotation`: some words between quotation marks.
 *
 * @param {Reading} reading
 * @returns {Generator<Match>}
 */
function* quotations({ text, tokens }) {
  let opened = -1;
  let closing = "";
  for (const [index, { start, end }] of tokens.entries()) {
    const mark = text.slice(start, end);
    if (opened >= 0 && mark === closing) {
      if (index - opened > SHORTEST_QUOTATION) yield { start: opened, end: index + 1, wordClass: "quotation" };
      opened = -1;
    } else if (opened < 0 && Object.hasOwn(QUOTES, mark)) {
      opened = index;
      closing = QUOTES[mark];
    }
  }
}
