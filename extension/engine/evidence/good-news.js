/**
 * Good news: something kind about the author's own work, in a post in which nothing else was found. Looked for after
 * the judgement and only in clear posts, with word classes and frames of its own.
 */
import { beginsAlphanumeric } from "../reading/characters.js";
import { Lexicon } from "../lexicon/lexicon.js";
import { isExcused } from "./excuses.js";
import { FrameFinder } from "./frames.js";
import { Marks } from "./marks.js";

/** @typedef {import("../lexicon/matcher.js").Match} Match */

export class GoodNewsFinder {
  #lexicon;
  #meaning;
  #safe;
  #spoiling;
  #finder;

  /** @param {Bundle["good_news"]} rules */
  constructor({ lexicon, meant_by, safe_within, spoiled_by, most_risk, kinds }) {
    this.#lexicon = new Lexicon(lexicon, {});
    this.#meaning = meant_by;
    this.#safe = safe_within;
    this.#spoiling = spoiled_by;
    /** The share of the threshold for tips that the risk must stay below. */
    this.mostRisk = most_risk;
    this.#finder = new FrameFinder({ categories: Object.keys(kinds), frames: kinds, phrases: {} });
  }

  /**
   * @param {import("./gatherer.js").Gathered} gathered
   * @returns {string | null} The kind of good news, by the first of its frames; null where there is none, or something
   *   spoils it.
   */
  kindOf({ marks: { reading, matches }, evidence, excused, exemptions }) {
    if (evidence.length > 0 || excused.length > 0 || exemptions.protected || exemptions.distress) return null;
    const own = this.#lexicon.match(reading.tokens.map(({ norm }) => norm), reading.lang);
    if (own.length === 0) return null;
    const marks = new Marks(reading, [...matches, ...own]);
    const found = this.#finder.find(marks).find((one) => !isExcused(one, marks));
    if (!found || !this.#isMeant(found, marks, own) || this.#isSpoiled(marks, own)) return null;
    return found.frame.category;
  }

  /**
   * @param {import("./frames.js").Found} found
   * @param {Marks} marks
   * @param {readonly Match[]} own
   * @returns {boolean} Whether a reason stands near, or nothing else at all: irony says more, and has no reason to be
   *   glad.
   */
  #isMeant({ fillers }, marks, own) {
    const sentence = marks.sentence(fillers[0]);
    const near = this.#meaning.some((name) =>
      marks.of(name).some((match) => Math.abs(marks.sentence(match) - sentence) <= 1),
    );
    return near || coversAll(own, marks.reading.tokens);
  }

  /**
   * @param {Marks} marks
   * @param {readonly Match[]} own
   * @returns {boolean} Whether a spoiling mark stands outside of all phrases that take its sting ("can't thank you
   *   enough").
   */
  #isSpoiled(marks, own) {
    const phrases = own.filter(({ wordClass }) => this.#safe.includes(wordClass));
    return this.#spoiling.some((name) =>
      marks.of(name).some((match) => !phrases.some((phrase) => holds(phrase, match))),
    );
  }
}

/**
 * @param {readonly Match[]} matches
 * @param {Marks["reading"]["tokens"]} tokens
 * @returns {boolean} Whether every word is part of a match.
 */
function coversAll(matches, tokens) {
  return tokens.every(
    ({ norm }, at) => !beginsAlphanumeric(norm) || matches.some(({ start, end }) => start <= at && at < end),
  );
}

/**
 * @param {Match} phrase
 * @param {Match} match
 */
function holds(phrase, match) {
  const longer = phrase.start < match.start || match.end < phrase.end;
  return phrase.start <= match.start && match.end <= phrase.end && longer;
}
