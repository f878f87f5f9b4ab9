/** Clauses: stretches of a sentence that stand on their own. */
import { beginsAlphanumeric } from "./characters.js";

/** @typedef {import("./reader.js").Token} Token */

/**
 * @param {Patterns} patterns
 * @returns {(tokens: readonly Token[], first: number, last: number) => [number, number]} What gives the tokens,
 *   from start up to not including end, of the clauses that hold tokens `first` to `last`. Marks at the end and a
 *   joining word ("and") at the beginning stay outside.
 */
export function clauseFinderBy(patterns) {
  const joiners = new Set(patterns.clause_joiners);
  const boundaries = new Set(patterns.clause_boundaries);

  return (tokens, first, last) => {
    /**
     * @param {number} index
     * @param {number} beside
     */
    const continues = (index, beside) =>
      tokens[index].sentence === tokens[beside].sentence && !boundaries.has(tokens[index].norm);

    let start = first;
    while (start > 0 && continues(start - 1, start)) start -= 1;
    let end = last + 1;
    while (end < tokens.length && continues(end, last)) end += 1;
    while (start < first && joiners.has(tokens[start].norm)) start += 1;
    while (end > last + 1 && !isWord(tokens[end - 1].norm)) end -= 1;
    return [start, end];
  };
}

/**
 * @param {readonly Token[]} tokens
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]} A stretch of tokens without the marks at its ends; as it is if it holds nothing but marks.
 */
export function withinMarks(tokens, start, end) {
  const stretch = tokens.slice(start, end);
  const first = stretch.findIndex(({ norm }) => isWord(norm));
  if (first === -1) return [start, end];
  return [start + first, start + stretch.findLastIndex(({ norm }) => isWord(norm)) + 1];
}

/** @param {string} norm */
const isWord = (norm) => beginsAlphanumeric(norm) || norm.startsWith("<");
