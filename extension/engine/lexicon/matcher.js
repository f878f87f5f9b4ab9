/**
 * Finding the entries of a lexicon in a sequence of words, in one pass. Entries are held as a tree over symbols:
 * whole words, open stems, and gaps. Each word is turned into the few symbols it can stand for, then the tree is
 * walked from every word.
 */
import { beginsWithDigit } from "../reading/characters.js";

/**
 * A word class found in a sequence of words: from word `start` up to, not including, word `end`.
 * @typedef {{ readonly start: number, readonly end: number, readonly wordClass: string }} Match
 */

/** @typedef {{ next: Map<string, Node> | null, gap: Node | null, classes: string[] | null }} Node */

const GAP = "...";
const NUMBER = "<number>";

/** Words that `...` may stand for, at most. */
const LONGEST_GAP = 3;
const SHORTEST_KNOWN_STEM = 4;

/** @returns {Node} */
const emptyNode = () => ({ next: null, gap: null, classes: null });

export class Matcher {
  #root = emptyNode();
  #openings = new Set();
  #endings = new Set();
  #openingLengths;
  #endingLengths;
  /** The whole words in the entries. @type {Set<string>} */
  words = new Set();

  /** @param {Readonly<Record<string, string>>} classes Entries of each class, one a line, pieces by a space. */
  constructor(classes) {
    for (const [wordClass, entries] of Object.entries(classes)) {
      if (!entries) continue;
      for (const entry of entries.split("\n")) this.#add(wordClass, entry.split(" "));
    }
    this.#openingLengths = lengths(this.#openings);
    this.#endingLengths = lengths(this.#endings);
  }

  /**
   * @param {string} wordClass
   * @param {readonly string[]} pieces
   */
  #add(wordClass, pieces) {
    let node = this.#root;
    for (const piece of pieces) {
      if (piece === GAP) {
        node = node.gap ??= emptyNode();
        continue;
      }
      if (piece.endsWith("*")) this.#openings.add(piece.slice(0, -1));
      else if (piece.startsWith("*")) this.#endings.add(piece.slice(1));
      else this.words.add(piece);
      node.next ??= new Map();
      let child = node.next.get(piece);
      if (!child) node.next.set(piece, (child = emptyNode()));
      node = child;
    }
    node.classes ??= [];
    if (!node.classes.includes(wordClass)) node.classes.push(wordClass);
  }

  /**
   * @param {string} word
   * @returns {boolean} Whether an entry holds the word, or covers it with an opening stem of four letters or more.
   */
  knows(word) {
    return (
      this.words.has(word) ||
      this.#openingLengths.some((length) => length >= SHORTEST_KNOWN_STEM && this.#openings.has(word.slice(0, length)))
    );
  }

  /**
   * @param {readonly string[]} words
   * @returns {Match[]} Every match, possibly overlapping, in no particular order.
   */
  match(words) {
    const symbols = words.map((word) => this.#symbols(word));
    /** @type {Match[]} */
    const found = [];
    for (let start = 0; start < words.length; start += 1) walk(this.#root, symbols, start, start, found);
    return found;
  }

  /** @param {string} word */
  #symbols(word) {
    const found = this.words.has(word) ? [word] : [];
    if (beginsWithDigit(word)) found.push(NUMBER);
    for (const length of this.#openingLengths) {
      if (length > word.length) break;
      const stem = word.slice(0, length);
      if (this.#openings.has(stem)) found.push(`${stem}*`);
    }
    for (const length of this.#endingLengths) {
      if (length > word.length) break;
      const stem = word.slice(word.length - length);
      if (this.#endings.has(stem)) found.push(`*${stem}`);
    }
    return found;
  }
}

/**
 * @param {Node} node
 * @param {readonly (readonly string[])[]} symbols
 * @param {number} start
 * @param {number} at
 * @param {Match[]} found
 */
function walk(node, symbols, start, at, found) {
  if (node.classes) for (const wordClass of node.classes) found.push({ start, end: at, wordClass });
  if (at === symbols.length) return;
  if (node.next) step(node.next, symbols, start, at, found);
  const beyond = node.gap?.next;
  if (!beyond) return;
  const last = Math.min(at + LONGEST_GAP, symbols.length - 1);
  for (let landing = at; landing <= last; landing += 1) step(beyond, symbols, start, landing, found);
}

/**
 * @param {Map<string, Node>} next
 * @param {readonly (readonly string[])[]} symbols
 * @param {number} start
 * @param {number} at
 * @param {Match[]} found
 */
function step(next, symbols, start, at, found) {
  for (const symbol of symbols[at]) {
    const child = next.get(symbol);
    if (child) walk(child, symbols, start, at + 1, found);
  }
}

/** @param {ReadonlySet<any>} stems */
const lengths = (stems) => [...new Set([...stems].map((stem) => stem.length))].sort((one, other) => one - other);
