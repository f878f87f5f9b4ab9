/** Which words carried a score, where no frame says so. */

/** Share of the mean weight of a weighty word that a word must add to be shown. */
const COST_OF_A_WORD = 0.25;

/** Rounded, so that sums that are equal but for their last bit choose the same run in every engine. */
const PRECISION = 1e9;

/**
 * The run of words inside one sentence that adds most. Each contribution is spread over its first and last word,
 * then Kadane's scan finds the best run at a small cost a word, so that the run stays short.
 *
 * @param {readonly import("../reading/reader.js").Token[]} tokens
 * @param {readonly import("./risk-model.js").Contribution[]} contributions
 * @returns {{ start: number, end: number }} In UTF-16 units.
 */
export function heaviestSpan(tokens, contributions) {
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
  return { start: tokens[best.first].start, end: tokens[best.last].end };
}
