/**
 * Frames: who did or is what to whom, as data. A frame is found where every slot is filled in the same sentence,
 * or the next one if it says so, with no more than `within` words between neighbours.
 */
import { compareMatches, Marks } from "./marks.js";

/** @typedef {import("../lexicon/matcher.js").Match} Match */

/**
 * @typedef {object} Frame
 * @property {string} name
 * @property {string} category The risk it speaks for, or the kind of good news.
 * @property {Level} level What it would deserve if nothing excuses it.
 * @property {readonly { name: string, classes: readonly string[] }[]} slots Its places, in order, and the
 *   classes that may fill each.
 * @property {number} within Words that may stand between two neighbouring places, at most.
 * @property {boolean} ordered Whether the places must follow each other as listed.
 * @property {number} reach Sentences it may stretch over.
 * @property {readonly string[]} excuses Names of the excuses that hold for it.
 * @property {readonly string[]} span The slots whose words are shown to the author; all of them if empty.
 * @property {boolean} wholeClause Whether the clause around those words is shown.
 * @property {number} floor Probability that its category has at least wherever it is found, 0 to 1.
 * @property {string | null} rewrite Name of the rewriter that may mend it.
 */

/**
 * A frame that was found, and the match that fills each of its slots.
 * @typedef {{ readonly frame: Frame, readonly fillers: readonly Match[] }} Found
 */

/**
 * @typedef {object} Evidence
 * @property {string} kind The name of the frame that found it.
 * @property {Category} category
 * @property {"note" | "warn"} level
 * @property {number} start Span in the text, in UTF-16 units.
 * @property {number} end Exclusive.
 * @property {number} first Its first token.
 * @property {number} last The token after its last one.
 * @property {readonly { name: string, start: number, end: number }[]} slots
 */

/** Words that an entry or phrase may span; bounds the search. */
const LONGEST_MATCH = 16;

/** Finds of one frame that are kept in one text; more would say nothing new. */
const MOST_FINDS = 8;

export class FrameFinder {
  #phrases;
  #clauseAround;
  /** @type {Map<string, number[]>} Places of the frames that ask for a class. */
  #asking = new Map();

  /**
   * @param {{ categories: readonly string[], frames: Bundle["frames"], phrases: Bundle["phrases"] }} data
   * @param {(tokens: Reading["tokens"], first: number, last: number) => [number, number]} [clauseAround] Needed only
   *   for evidence of whole clauses.
   */
  constructor({ categories, frames, phrases }, clauseAround) {
    this.frames = categories.flatMap((category) =>
      Object.entries(frames[category]).map(([name, fields]) => frameOf(name, category, fields)),
    );
    // A text has few classes: from those to frames is far shorter than from every frame to its classes.
    for (const [place, { slots }] of this.frames.entries()) {
      const rarest = slots.reduce((one, other) => (other.classes.length < one.classes.length ? other : one));
      for (const name of rarest.classes) this.#asking.set(name, [...(this.#asking.get(name) ?? []), place]);
    }
    this.#phrases = Object.entries(phrases).flatMap(([name, forms]) => forms.map((form) => ({ name, ...form })));
    this.#clauseAround = clauseAround;
  }

  /**
   * @param {Marks} marks
   * @returns {Marks} The marks and the phrases that they make.
   */
  withPhrases(marks) {
    const found = this.#phrases.flatMap(({ name, parts, gap }) => phrases(marks, name, parts, gap));
    return new Marks(marks.reading, [...marks.matches, ...found]);
  }

  /**
   * @param {Marks} marks
   * @returns {Found[]} The closest find of every frame for each filler of its rarest slot.
   */
  find(marks) {
    const places = new Set(marks.classes().flatMap((name) => this.#asking.get(name) ?? []));
    return [...places]
      .sort((one, other) => one - other)
      .map((place) => this.frames[place])
      .filter((frame) => frame.slots.every(({ classes }) => classes.some((name) => marks.has(name))))
      .flatMap((frame) => findFrame(frame, marks));
  }

  /**
   * @param {Found} found
   * @param {Marks} marks
   * @returns {Evidence} The find with its place in the text.
   */
  evidenceOf({ frame, fillers }, marks) {
    const { tokens } = marks.reading;
    const shown = fillers.filter((_, index) => frame.span.length === 0 || frame.span.includes(frame.slots[index].name));
    let first = Math.min(...shown.map((match) => match.start));
    let last = Math.max(...shown.map((match) => match.end));
    if (frame.wholeClause && this.#clauseAround) [first, last] = this.#clauseAround(tokens, first, last - 1);
    return {
      kind: frame.name,
      category: /** @type {Category} */ (frame.category),
      level: /** @type {"note" | "warn"} */ (frame.level),
      start: tokens[first].start,
      end: tokens[last - 1].end,
      first,
      last,
      slots: fillers.map((match, index) => ({
        name: frame.slots[index].name,
        start: tokens[match.start].start,
        end: tokens[match.end - 1].end,
      })),
    };
  }
}

/**
 * @param {string} name
 * @param {string} category
 * @param {FrameFields} fields
 * @returns {Frame}
 */
function frameOf(name, category, fields) {
  return {
    name,
    category,
    level: fields.level,
    slots: Object.entries(fields.slots).map(([slot, classes]) => ({ name: slot, classes: [...new Set(classes)] })),
    within: fields.within ?? 8,
    ordered: fields.ordered ?? false,
    reach: fields.reach ?? 1,
    excuses: fields.excuses ?? [],
    span: fields.span ?? [],
    wholeClause: fields.whole_clause ?? false,
    floor: fields.floor ?? 0,
    rewrite: fields.rewrite ?? null,
  };
}

/**
 * @param {Marks} marks
 * @param {string} name
 * @param {readonly (readonly string[])[]} parts Classes that may fill each part, in order.
 * @param {number} gap Words that may stand between two parts.
 * @returns {Match[]}
 */
function phrases(marks, name, parts, gap) {
  let chains = ofClasses(marks, parts[0]);
  for (const part of parts.slice(1)) {
    if (chains.length === 0) return [];
    const fillers = ofClasses(marks, part);
    chains = chains.flatMap((chain) =>
      around(fillers, chain.end, chain.end + gap)
        .filter((match) => match.start >= chain.end && marks.sentence(chain) === marks.sentence(match))
        .map((match) => ({ start: chain.start, end: match.end, wordClass: name })),
    );
  }
  return chains.map(({ start, end }) => ({ start, end, wordClass: name }));
}

/**
 * @param {Marks} marks
 * @param {readonly string[]} classes
 * @returns {Match[]} In order.
 */
function ofClasses(marks, classes) {
  const matches = classes.flatMap((name) => marks.of(name));
  return classes.length === 1 ? matches : matches.sort(compareMatches);
}

/**
 * @param {readonly Match[]} matches In order.
 * @param {number} first
 * @param {number} last
 * @returns {Match[]} Those that begin between two words, and those that may reach into them.
 */
function around(matches, first, last) {
  return matches.slice(firstFrom(matches, first - LONGEST_MATCH), firstFrom(matches, last + 1));
}

/**
 * @param {readonly Match[]} matches
 * @param {number} start
 * @returns {number} The index of the first that begins at `start` or later.
 */
function firstFrom(matches, start) {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Frame} frame
 * @param {Marks} marks
 * @returns {Found[]}
 */
function findFrame(frame, marks) {
  const candidates = frame.slots.map(({ classes }) => ofClasses(marks, classes));
  const rarest = Math.min(...candidates.map((matches) => matches.length));
  const anchor = candidates.findIndex((matches) => matches.length === rarest);
  /** @type {Found[]} */
  const finds = [];
  /** @type {Match | null} */
  let previous = null;
  for (const match of candidates[anchor]) {
    // In order, so that those over the same words follow each other.
    if (previous && match.start === previous.start && match.end === previous.end) continue;
    previous = match;
    const fillers = fill(frame, marks, candidates, anchor, match);
    if (fillers && finds.push({ frame, fillers }) === MOST_FINDS) break;
  }
  return finds;
}

/**
 * @param {Frame} frame
 * @param {Marks} marks
 * @param {readonly (readonly Match[])[]} candidates
 * @param {number} anchor
 * @param {Match} first
 * @returns {Match[] | null} The nearest filler for every slot, seen from the anchor; null where one is missing.
 */
function fill(frame, marks, candidates, anchor, first) {
  /** @type {Match[]} */
  const chosen = [];
  chosen[anchor] = first;
  // From the anchor outwards, so that "neighbour" means the slot that was filled just before.
  const order = candidates.map((_, index) => index).sort((one, other) => Math.abs(one - anchor) - Math.abs(other - anchor));
  for (const index of order.slice(1)) {
    const before = index < anchor;
    const neighbour = chosen[before ? index + 1 : index - 1];
    let best = null;
    for (const match of around(candidates[index], neighbour.start - frame.within, neighbour.end + frame.within)) {
      // Of two equally near the one that comes first in order stays.
      if (best && distance(match, neighbour) >= distance(best, neighbour)) continue;
      if (fits(frame, marks, match, neighbour, before) && !chosen.some((other) => clash(match, other))) best = match;
    }
    if (!best) return null;
    chosen[index] = best;
  }
  return chosen;
}

/**
 * @param {Frame} frame
 * @param {Marks} marks
 * @param {Match} match
 * @param {Match} neighbour
 * @param {boolean} before
 */
function fits(frame, marks, match, neighbour, before) {
  if (frame.ordered && match.start < neighbour.start !== before) return false;
  const apart = Math.abs(marks.sentence(match) - marks.sentence(neighbour));
  return apart < frame.reach && distance(match, neighbour) <= frame.within;
}

/**
 * @param {Match} one
 * @param {Match} other
 */
const distance = (one, other) => Math.max(one.start, other.start) - Math.min(one.end, other.end);

/**
 * Whether two fillers use the same words; one in the gap of the other ("my *stupid* boss") does not.
 *
 * @param {Match} one
 * @param {Match} other
 */
function clash(one, other) {
  const inside =
    (one.start < other.start && other.end < one.end) || (other.start < one.start && one.end < other.end);
  return one.start < other.end && other.start < one.end && !inside;
}

/** @typedef {import("../reading/reader.js").Reading} Reading */
