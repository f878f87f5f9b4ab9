/**
 * Features: word classes, the order they come in, and frames. The model never sees a word.
 *
 * One feature and the words it comes from: tokens `start` up to, not including, `end`.
 * @typedef {{ readonly name: string, readonly start: number, readonly end: number }} Feature
 */

/** @typedef {import("../evidence/gatherer.js").Gathered} Gathered */

/** Words that may stand between two classes for them to count as neighbours. */
const NEAR = 4;

/**
 * @param {readonly string[]} topicNames Classes that only tell what a text is about.
 * @returns {(gathered: Gathered) => Feature[]} What gives every feature of a text, once for each place.
 */
export function featureMakerBy(topicNames) {
  const topics = new Set(topicNames);
  return ({ marks, evidence, excused }) => {
    /** @type {Feature[]} */
    const features = [];
    const quotations = marks.of("quotation");
    for (const { wordClass, start, end } of marks.matches) {
      if (topics.has(wordClass)) continue;
      const quoted = quotations.some((quote) => quote.start <= start && end <= quote.end);
      if (!quoted) features.push({ name: wordClass, start, end });
    }
    neighbours(marks, topics, features);
    for (const { kind, level, category, first, last } of evidence) {
      features.push({ name: `frame:${kind}`, start: first, end: last });
      features.push({ name: `${level}:${category}`, start: first, end: last });
    }
    for (const { kind, first, last } of excused) features.push({ name: `excused:${kind}`, start: first, end: last });
    return features;
  };
}

/**
 * @param {import("../evidence/marks.js").Marks} marks
 * @param {ReadonlySet<string>} topics
 * @param {Feature[]} features
 */
function neighbours(marks, topics, features) {
  const { matches } = marks;
  for (let index = 0; index < matches.length; index += 1) {
    const first = matches[index];
    const sentence = marks.sentence(first);
    for (let other = index + 1; other < matches.length; other += 1) {
      const second = matches[other];
      if (second.start - first.end > NEAR || marks.sentence(second) !== sentence) break;
      if (second.start < first.end || second.wordClass === first.wordClass) continue;
      if (topics.has(first.wordClass) && topics.has(second.wordClass)) continue;
      features.push({ name: `${first.wordClass}>${second.wordClass}`, start: first.start, end: second.end });
    }
  }
}
