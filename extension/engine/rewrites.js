/**
 * Better wordings: small edits of the risky words that keep the author's voice. A rewriter proposes new words for
 * exactly the span of a piece of evidence, or nothing where it can't be sure of the grammar.
 */
import { beginsAlphanumeric, beginsUpper, isDigits, withoutSpaceAtEnd, wordsOf } from "./reading/characters.js";

/** @typedef {import("./evidence/gatherer.js").Gathered} Gathered */
/** @typedef {import("./evidence/frames.js").Evidence} Evidence */
/** @typedef {import("./reading/reader.js").Token} Token */
/** @typedef {(gathered: Gathered, evidence: Evidence) => string | null} Rewriter */

const MARKS_AROUND = /^[.,;:!?()"']+|[.,;:!?()"']+$/g;
const SPACE_AT_START = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * @param {RewriteWords} words Words the rewriters know the grammar by, and the words they put in.
 * @param {(word: string) => string} fold
 * @returns {Readonly<Record<string, Rewriter>>} By the name under which a frame asks for one.
 */
export function rewritersBy(words, fold) {
  const copulas = new Set(words.copulas.map(fold));
  const strengtheners = new Set(words.strengtheners.map(fold));
  const subordinators = new Set(words.subordinators.map(fold));
  const relatives = new Set(words.relatives);
  const offers = new Set(words.offers.map(fold));

  /**
   * @param {"think_it_over" | "civil_disagreement" | "removed" | "disclosure"} name
   * @param {Gathered} gathered
   */
  const phrase = (name, gathered) => words[name][gathered.marks.reading.lang === "de" ? "de" : "en"];

  return {
    /** The secret itself gives way to a placeholder; not where another one may be left standing beside it. */
    remove_secret: (gathered, evidence) => {
      const { draft, tokens } = gathered.marks.reading;
      const rest = [...wordsOf(draft.slice(0, evidence.start)), ...wordsOf(draft.slice(evidence.end))];
      const askedForAgain = gathered.marks.of("credword").some((match) => evidence.end <= tokens[match.start].start);
      return askedForAgain || rest.some(mayOpen) ? null : phrase("removed", gathered);
    },

    /** The praise stays and says whose it is. */
    say_where_you_work: (gathered, evidence) => quoteOf(gathered, evidence) + phrase("disclosure", gathered),

    /** A clause that runs an offer down becomes one that weighs it; only where an offer stands before it. */
    think_it_over: (gathered, evidence) => {
      const offer = evidence.slots.find(({ name }) => name === "offer") ?? { start: 0, end: 0 };
      const offered = tokensIn(gathered, offer.start, offer.end).some(({ norm }) => offers.has(norm));
      const announced = withoutSpaceAtEnd(gathered.marks.reading.draft.slice(0, evidence.start)).endsWith(":");
      if (!offered || offer.end > evidence.start || announced) return null;
      const [first, second] = tokensIn(gathered, evidence.start, evidence.end).map(({ norm }) => norm);
      if (subordinators.has(first) || (relatives.has(first) && second === "ich")) return null;
      const civil = phrase("think_it_over", gathered);
      const capital = beginsUpper(quoteOf(gathered, evidence)) && first !== "i";
      return capital ? civil[0].toUpperCase() + civil.slice(1) : civil;
    },

    /** The insult goes, the person stays. */
    drop_scorn: (gathered, evidence) => {
      const target = evidence.slots.find(({ name }) => name === "target");
      const scorn = evidence.slots.find(({ name }) => name === "scorn");
      if (!target || !scorn) return null;
      if (target.start < scorn.start && scorn.end < target.end) return without(gathered, evidence, scorn);
      if (target.end <= scorn.start && evidence.end === scorn.end) return disagree(gathered, evidence, target, scorn);
      return null;
    },
  };

  /**
   * The words without the scorn between them, and without what only strengthens it.
   *
   * @param {Gathered} gathered
   * @param {Evidence} evidence
   * @param {{ start: number, end: number }} scorn
   */
  function without(gathered, evidence, scorn) {
    const { draft } = gathered.marks.reading;
    const before = tokensIn(gathered, evidence.start, scorn.start);
    while (before.length > 1 && strengtheners.has(before[before.length - 1].norm)) before.pop();
    const after = draft.slice(scorn.end, evidence.end).replace(SPACE_AT_START, "");
    return `${draft.slice(evidence.start, before[before.length - 1].end)} ${after}`;
  }

  /**
   * "X is an idiot" as a disagreement; null if more stands between the two, or the sentence goes on.
   *
   * @param {Gathered} gathered
   * @param {Evidence} evidence
   * @param {{ start: number, end: number }} target
   * @param {{ start: number, end: number }} scorn
   */
  function disagree(gathered, evidence, target, scorn) {
    const { draft } = gathered.marks.reading;
    const between = tokensIn(gathered, target.end, scorn.start).map(({ norm }) => norm);
    const following = draft.slice(scorn.end).replace(/^ +/, "");
    const joins = copulas.has(between[0]) && between.slice(1).every((word) => strengtheners.has(word));
    if (!joins || beginsAlphanumeric(following) || following.startsWith("-")) return null;
    return draft.slice(evidence.start, target.end) + phrase("civil_disagreement", gathered);
  }
}

/**
 * @param {string} word
 * @returns {boolean} Whether it looks like something to log in with: digits among letters, or four and more.
 */
function mayOpen(word) {
  const digits = [...word].filter(isDigits).length;
  const bare = [...word.replace(MARKS_AROUND, "")].length;
  return !word.replace(MARKS_AROUND, "").includes("://") && (digits > 3 || (digits > 0 && digits < bare && bare > 3));
}

/**
 * @param {Gathered} gathered
 * @param {Evidence} evidence
 */
const quoteOf = (gathered, evidence) => gathered.marks.reading.draft.slice(evidence.start, evidence.end);

/**
 * @param {Gathered} gathered
 * @param {number} start
 * @param {number} end
 * @returns {Token[]}
 */
function tokensIn(gathered, start, end) {
  return gathered.marks.reading.tokens.filter((token) => start <= token.start && token.end <= end);
}
