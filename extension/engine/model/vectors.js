/** Word vectors: how near words are in meaning, English and German in one space. */
import { beginsWithLetter } from "../reading/characters.js";
import { unpackBytes, unpackSingles } from "./arrays.js";

const SHORTEST_PART = 4;
const LONGEST_ENDING = 4;
const CODE_MIDDLE = 7.5;

export class WordVectors {
  /** @type {Map<string, number>} */
  #rows = new Map();
  #codes;
  #step;

  /** @param {{ words: string, codes: string, step: string }} packed */
  constructor({ words, codes, step }) {
    words.split("\n").forEach((word, row) => this.#rows.set(word, row));
    this.#codes = unpackBytes(codes);
    this.#step = unpackSingles(step);
    /** Numbers in a vector. */
    this.dimensions = this.#step.length;
  }

  /**
   * @param {readonly number[]} rows
   * @returns {Float64Array} The mean of their vectors.
   */
  mean(rows) {
    const mean = new Float64Array(this.dimensions);
    for (const row of rows) {
      for (let dimension = 0; dimension < mean.length; dimension += 1) mean[dimension] += this.#number(row, dimension);
    }
    if (rows.length > 1) for (let dimension = 0; dimension < mean.length; dimension += 1) mean[dimension] /= rows.length;
    return mean;
  }

  /**
   * @param {number} row
   * @param {number} dimension
   */
  #number(row, dimension) {
    const pair = this.#codes[(row * this.dimensions + dimension) >> 1];
    const code = dimension % 2 === 0 ? pair >> 4 : pair & 15;
    // As the library keeps it: in single precision.
    return Math.fround((code - CODE_MIDDLE) * this.#step[dimension]);
  }

  /**
   * @param {string} word Folded.
   * @returns {readonly number[]} Its row, those of its halves (German compounds), or its stem's; none if it has no vector.
   */
  rowsOf(word) {
    const own = this.#rows.get(word);
    if (own !== undefined) return [own];
    if (!beginsWithLetter(word)) return [];
    return this.#halves(word) ?? this.#stem(word) ?? [];
  }

  /** @param {string} word */
  #halves(word) {
    for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
      const tail = this.#rows.get(word.slice(cut));
      if (tail === undefined) continue;
      const before = word.slice(0, cut);
      // "Arbeit-s-zeit": the joining letter belongs to neither half.
      const head = this.#rows.get(before) ?? (before.endsWith("s") ? this.#rows.get(before.slice(0, -1)) : undefined);
      if (head !== undefined) return [head, tail];
    }
    return null;
  }

  /** @param {string} word */
  #stem(word) {
    // Counted in letters, of which some take two units.
    const letters = [...word];
    for (let ending = 1; ending <= LONGEST_ENDING && letters.length - ending >= SHORTEST_PART; ending += 1) {
      const row = this.#rows.get(letters.slice(0, -ending).join(""));
      if (row !== undefined) return [row];
    }
    return null;
  }
}
