/** The trained model: how sure the advisor is, and which words made it so. */
import { unpackHalves } from "./arrays.js";
import { Networks } from "./convolution.js";
import { WordVectors } from "./vectors.js";

/** @typedef {import("../evidence/gatherer.js").Gathered} Gathered */
/** @typedef {import("../reading/reader.js").Token} Token */
/** @typedef {import("./convolution.js").Activations} Activations */
/** @typedef {import("./features.js").Feature} Feature */

/**
 * @typedef {object} Judgement
 * @property {number} risk Calibrated probability, 0 to 1, that a fair adviser would warn.
 * @property {Readonly<Record<string, number>>} categories The same for each category alone.
 * @property {Advice["boundary"]} boundary The most likely boundary.
 */

/**
 * What words added to the log-odds of a category: tokens `start` up to, not including, `end`.
 * @typedef {{ readonly start: number, readonly end: number, readonly weight: number, readonly name: string }} Contribution
 */

/** Sentences that are judged together. */
const WINDOW = 3;

/** The name under which the networks' contributions are listed. */
const WORD_ORDER = "word order";

/** What two activations must differ by to count as different: equal words may differ in the last bit. */
const PRECISION = 1e9;

const CLIP = 1e-9;

export class RiskModel {
  #rows;
  #categories;
  #boundaries;
  #risk;
  #boundary;
  #joint;
  #networks;

  /** @param {Bundle} bundle */
  constructor({ categories, boundaries, heads, networks, vectors }) {
    this.#categories = categories;
    this.#boundaries = boundaries;
    this.#rows = rowsBy(heads.names);
    this.#risk = { rows: this.#rows, weights: unpackHalves(heads.risk_weights), intercept: heads.risk_intercept };
    this.#boundary = {
      rows: rowsBy(heads.boundary_names),
      weights: unpackHalves(heads.boundary_weights),
      intercept: heads.boundary_intercept,
    };
    this.#joint = networks.joint;
    this.#networks = new Networks(networks, new WordVectors(vectors));
  }

  /**
   * @param {Gathered} gathered
   * @returns {Activations} What the networks make of each token.
   */
  activations(gathered) {
    return this.#networks.activations(gathered);
  }

  /**
   * The judgement on a text. A long text is judged by its riskiest stretch of three sentences: harmless matters do
   * not add up to a risk just because there are many of them.
   *
   * @param {Gathered} gathered
   * @param {readonly Feature[]} features
   * @param {Activations} activations
   * @param {Readonly<Partial<Record<Category, number>>>} floors Probability that its evidence alone gives a category.
   * @returns {Judgement}
   */
  judge({ marks, evidence }, features, activations, floors) {
    const { tokens } = marks.reading;
    const found = stretches(tokens);
    const names = windows(features, tokens, found.length);
    let risk = 0;
    const categories = new Float64Array(this.#categories.length);
    found.forEach(([start, end], index) => {
      const logOdds = sumOf(names[index], this.#risk);
      const logits = this.#networks.logits(activations, start, end);
      const joint = this.#join(logOdds, logits);
      risk = Math.max(risk, joint.risk);
      joint.categories.forEach((probability, column) => {
        categories[column] = Math.max(categories[column], probability);
      });
    });
    this.#categories.forEach((category, column) => {
      categories[column] = Math.max(categories[column], floors[category] ?? 0);
    });
    const about = [
      ...marks.matches.map(({ wordClass }) => wordClass),
      ...evidence.flatMap(({ kind, level, category }) => [`frame:${kind}`, `${level}:${category}`]),
    ];
    const boundary = sumOf(about, this.#boundary);
    return {
      risk: Math.max(risk, ...categories),
      categories: Object.fromEntries(this.#categories.map((name, column) => [name, categories[column]])),
      boundary: this.#boundaries[boundary.indexOf(Math.max(...boundary))],
    };
  }

  /**
   * What everything adds to the log-odds of a category, the heaviest first. A feature that stands in several places
   * adds once; each place is listed with its share. What the networks add is listed by the words that they add it for.
   *
   * @param {readonly Feature[]} features
   * @param {Activations} activations
   * @param {Category} category
   * @returns {Contribution[]}
   */
  contributions(features, activations, category) {
    const column = this.#categories.indexOf(category);
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const { name } of features) places.set(name, (places.get(name) ?? 0) + 1);
    const weighed = features.flatMap(({ name, start, end }) => {
      const row = this.#rows.get(name);
      if (row === undefined) return [];
      const weight = this.#risk.weights[row * this.#categories.length + column];
      return [{ name, start, end, weight: (this.#joint.heads * weight) / (places.get(name) ?? 1) }];
    });
    return [...weighed, ...this.#wordOrder(activations, column)].sort(compareContributions);
  }

  /**
   * @param {Activations} activations
   * @param {number} column
   * @returns {Contribution[]}
   */
  #wordOrder({ at, tokens }, column) {
    if (tokens === 0) return [];
    const networks = this.#networks;
    /** @type {Map<string, { start: number, end: number, weight: number }>} */
    const added = new Map();
    networks.filters.forEach((filter, index) => {
      /** @param {number} token */
      const activation = (token) => Math.max(at[token * networks.filters.length + index], 0);
      let highest = 0;
      for (let token = 1; token < tokens; token += 1) {
        if (rounded(activation(token)) > rounded(activation(highest))) highest = token;
      }
      // The risk as a whole hangs on the last output, the choice of category on its own.
      const weight = (networks.outWeight(filter, networks.outputs - 1) + networks.outWeight(filter, column)) / 2;
      const share = (activation(highest) * weight) / networks.count;
      const start = Math.max(highest + filter.extent[0], 0);
      const end = Math.min(highest + filter.extent[1] + 1, tokens);
      const key = `${start},${end}`;
      const sofar = added.get(key)?.weight ?? 0;
      added.set(key, { start, end, weight: sofar + this.#joint.network * share });
    });
    return [...added.values()].map((place) => ({ name: WORD_ORDER, ...place }));
  }

  /**
   * Joins the two readers, word classes and word order, to one risk.
   *
   * @param {readonly number[]} logOdds Of each category, by word classes.
   * @param {Float64Array} logits Of each category and, last, of any of them, by word order.
   * @returns {{ risk: number, categories: number[] }} The likeliest category bears the whole risk, the others as much
   *   less as they are less likely.
   */
  #join(logOdds, logits) {
    const { intercept, heads, network } = this.#joint;
    const any = 1 - logOdds.reduce((none, odds) => none * (1 - expit(odds)), 1);
    const anyLogOdds = logit(Math.min(Math.max(any, CLIP), 1 - CLIP));
    const risk = expit(intercept + heads * anyLogOdds + network * logits[logits.length - 1]);
    const scores = logOdds.map((odds, column) => heads * odds + network * logits[column]);
    const highest = Math.max(...scores);
    return { risk, categories: scores.map((score) => risk * Math.exp(score - highest)) };
  }
}

/**
 * @typedef {object} Head
 * @property {ReadonlyMap<string, number>} rows The row of each name that it knows.
 * @property {Float32Array} weights One row a name.
 * @property {readonly number[]} intercept
 */

/**
 * @param {Iterable<string>} names
 * @param {Head} head
 * @returns {number[]} What the names make together; repetitions count once.
 */
function sumOf(names, { rows, weights, intercept }) {
  const sums = [...intercept];
  for (const name of new Set(names)) {
    const row = rows.get(name);
    if (row === undefined) continue;
    for (let column = 0; column < sums.length; column += 1) sums[column] += weights[row * sums.length + column];
  }
  return sums;
}

/**
 * @param {string} names One a line.
 * @returns {ReadonlyMap<string, number>}
 */
const rowsBy = (names) => new Map(names.split("\n").map((name, row) => [name, row]));

/** @param {number} x */
const expit = (x) => 1 / (1 + Math.exp(-x));

/** @param {number} p */
const logit = (p) => Math.log(p / (1 - p));

/** @param {number} activation */
const rounded = (activation) => Math.round(activation * PRECISION);

/**
 * @param {Contribution} one
 * @param {Contribution} other
 */
function compareContributions(one, other) {
  return (
    Math.abs(other.weight) - Math.abs(one.weight) ||
    (one.name < other.name ? -1 : Number(one.name > other.name)) ||
    one.start - other.start ||
    one.end - other.end
  );
}

/**
 * @param {readonly Token[]} tokens
 * @returns {[number, number][]} First token and end of each stretch of three sentences; the whole text if it has no
 *   more.
 */
function stretches(tokens) {
  if (tokens.length === 0) return [[0, 0]];
  const begins = tokens.flatMap((token, at) => (at === 0 || token.sentence !== tokens[at - 1].sentence ? [at] : []));
  const ends = [...begins.slice(1), tokens.length];
  const last = Math.max(begins.length - WINDOW, 0);
  return begins.slice(0, last + 1).map((begin, at) => [begin, ends[Math.min(at + WINDOW, ends.length) - 1]]);
}

/**
 * @param {readonly Feature[]} features
 * @param {readonly Token[]} tokens
 * @param {number} count
 * @returns {string[][]} The names of the features inside each stretch of sentences.
 */
function windows(features, tokens, count) {
  /** @type {string[][]} */
  const names = Array.from({ length: count }, () => []);
  for (const { name, start, end } of features) {
    const first = tokens[start].sentence;
    const last = tokens[end - 1].sentence;
    for (let window = Math.max(last - WINDOW + 1, 0); window <= Math.min(first, count - 1); window += 1) {
      names[window].push(name);
    }
  }
  return names;
}
