/** Which words carried a score, where no frame says so. */
import { clauseFinderBy, withinMarks } from "../reading/clauses.js";

/** @typedef {import("../reading/reader.js").Token} Token */
/** @typedef {import("./risk-model.js").Contribution} Contribution */

/** Share of the mean weight of a weighty word that a word must add to be shown. */
const COST_OF_A_WORD = 0.25;

/** Rounded, so that sums that are equal but for their last bit choose the same run in every engine. */
const PRECISION = 1e9;

/** Tokens of a clause that is shown whole. */
const LONGEST_CLAUSE = 12;

/**
 * What finds the clause that holds the words that add most. Half a clause is hard to understand as a quotation, and
 * what makes it risky mostly goes on. Of a long one only the run of words itself is shown, without the marks around it.
 *
 * @param {Patterns} patterns
 * @returns {(tokens: readonly Token[], contributions: readonly Contribution[]) => { start: number, end: number }} In
 *   UTF-16 units.
 */
export function heaviestSpanBy(patterns) {
  const clauseAround = clauseFinderBy(patterns);
  return (tokens, contributions) => {
    const run = withinMarks(tokens, ...heaviestRun(tokens, contributions));
    const clause = clauseAround(tokens, run[0], run[1] - 1);
    const [first, end] = clause[1] - clause[0] <= LONGEST_CLAUSE ? clause : run;
    return { start: tokens[first].start, end: tokens[end - 1].end };
  };
}

/**
 * The run of tokens inside one sentence that adds most, from start up to not including end. Each contribution is
 * spread over its first and last word, then Kadane's scan finds the best run at a small cost a word, so that the run
 * stays short.
 *
 * @param {readonly Token[]} tokens
 * @param {readonly Contribution[]} contributions
 * @returns {[number, number]}
 */
function heaviestRun(tokens, contributions) {
  const sums = new Float64Array(tokens.length);
  for (const { start, end, weight } of contributions) {
    sums[start] += weight / 2;
    sums[end - 1] += weight / 2;
  }
  const weights = Array.from(sums, (weight) => Math.round(weight * PRECISION) / PRECISION);
  const positive = weights.filter((weight) => weight > 0);
  const total = positive.reduce((sum, weight) => sum + weight, 0);
  const cost = positive.length > 0 ? (COST_OF_A_WORD * total) / positive.length : 0;
  let best = { sum: -Infinity, first: 0, last: tokens.length - 1 };
  let first = 0;
  let sum = 0;
  weights.forEach((weight, index) => {
    const newSentence = index > 0 && tokens[index].sentence !== tokens[index - 1].sentence;
    if (sum <= 0 || newSentence) {
      first = index;
      sum = 0;
    }
    sum += weight - cost;
    if (sum > best.sum) best = { sum, first, last: index };
  });
  return [best.first, best.last + 1];
}
