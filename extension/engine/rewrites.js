/**
 * Better wordings: small edits of the risky words that keep the author's voice. A rewriter proposes new words for
 * exactly the span of a piece of evidence, or nothing where it can't be sure of the grammar.
 */
import { beginsAlphanumeric, beginsUpper, beginsWithLetter, isDigits, withoutSpaceAtEnd, wordsOf } from "./reading/characters.js";

/** @typedef {import("./evidence/gatherer.js").Gathered} Gathered */
/** @typedef {import("./evidence/frames.js").Evidence} Evidence */
/** @typedef {import("./reading/reader.js").Token} Token */
/** @typedef {(gathered: Gathered, evidence: Evidence) => string | null} Rewriter */

const MARKS_AROUND = /^[.,;:!?()"']+|[.,;:!?()"']+$/g;
const SPACE_AT_START = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

const ENDS = ".,;:";

/** Words between whom it is about and the verb. */
const LONGEST_NAME = 2;

/** Words of scorn before the last one; more may say something that must stay. */
const MORE_SCORN = 2;

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
  const prepositions = new Set(words.prepositions);
  const hintsAtSecrets = new Set(words.hints_at_secrets.map(fold));
  const pluralCopulas = new Set(words.plural_copulas.map(fold));
  const openers = new Set(words.openers);
  const ours = new Set(words.ours);
  const weighing = new Set(words.weighing.map(fold));

  /**
   * @param {"think_it_over" | "civil_disagreement" | "civil_complaint" | "removed" | "disclosure"} name
   * @param {Gathered} gathered
   */
  const phrase = (name, gathered) => words[name][gathered.marks.reading.lang === "de" ? "de" : "en"];

  return {
    /**
     * The secret itself gives way to a placeholder; not where another one, or a word that tells it all the same ("1066
     * like the battle"), may be left standing beside it.
     */
    remove_secret: (gathered, evidence) => {
      const { draft, tokens } = gathered.marks.reading;
      const rest = [...wordsOf(draft.slice(0, evidence.start)), ...wordsOf(draft.slice(evidence.end))];
      const askedForAgain = gathered.marks.of("credword").some((match) => evidence.end <= tokens[match.start].start);
      const sentence = tokens.find(({ end }) => end > evidence.start)?.sentence;
      const told = tokens.some((token) => token.sentence === sentence && hintsAtSecrets.has(token.norm));
      if (askedForAgain || told || rest.some(mayOpen)) return null;
      const last = draft[evidence.end - 1];
      return phrase("removed", gathered) + (ENDS.includes(last) ? last : "");
    },

    /** The praise stays and says whose it is; not of something that is "ours" already. */
    say_where_you_work: (gathered, evidence) =>
      gathered.marks.reading.tokens.some(({ norm }) => ours.has(norm))
        ? null
        : quoteOf(gathered, evidence) + phrase("disclosure", gathered),

    /**
     * A clause that runs an offer down becomes one that weighs it; only where an offer stands before it, and the post
     * weighs it already and ends there.
     */
    think_it_over: (gathered, evidence) => {
      const offer = evidence.slots.find(({ name }) => name === "offer") ?? { start: 0, end: 0 };
      const offered = tokensIn(gathered, offer.start, offer.end).some(({ norm }) => offers.has(norm));
      const announced = withoutSpaceAtEnd(gathered.marks.reading.draft.slice(0, evidence.start)).endsWith(":");
      const weighed = tokensIn(gathered, offer.end, evidence.end).some(({ norm }) => weighing.has(norm));
      if (!offered || !weighed || announced || offer.end > evidence.start || goesOn(gathered, evidence.end)) return null;
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
      const inside = target.start < scorn.start && scorn.end < target.end;
      if (inside && !headless(gathered, scorn)) return without(gathered, evidence, scorn);
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
   * "X is an idiot" as a disagreement; null if the sentence is built otherwise, or goes on, or the next one may go on
   * about X without saying so.
   *
   * A name may stand behind the target ("my supervisor Terry is ..."), and more scorn before the scorn ("... is a
   * lazy lying idiot").
   *
   * @param {Gathered} gathered
   * @param {Evidence} evidence
   * @param {{ start: number, end: number }} target
   * @param {{ start: number, end: number }} scorn
   */
  function disagree(gathered, evidence, target, scorn) {
    const { draft } = gathered.marks.reading;
    const between = tokensIn(gathered, target.end, scorn.start);
    const copula = between.findIndex(({ norm }) => copulas.has(norm));
    const more = between.slice(copula + 1).filter(({ norm }) => !strengtheners.has(norm));
    const words = between.every(({ start, end }) => beginsWithLetter(draft.slice(start, end)));
    if (copula < 0 || copula > LONGEST_NAME || more.length > MORE_SCORN || !words) return null;
    if (goesOn(gathered, scorn.end)) return null;
    const following = nextWord(gathered, scorn.end);
    if (following && !openers.has(following)) return null;
    if (pluralCopulas.has(between[copula].norm)) {
      return draft.slice(evidence.start, between[copula].end) + phrase("civil_complaint", gathered);
    }
    const end = copula > 0 ? between[copula - 1].end : target.end;
    return draft.slice(evidence.start, end) + phrase("civil_disagreement", gathered);
  }

  /**
   * @param {Gathered} gathered
   * @param {{ start: number, end: number }} scorn
   * @returns {boolean} Whether the scorn is the noun itself ("these idiots from sales"), which can't go.
   */
  function headless(gathered, scorn) {
    const after = gathered.marks.reading.tokens.find(({ start }) => start >= scorn.end);
    return after !== undefined && prepositions.has(after.norm);
  }
}

/**
 * @param {Gathered} gathered
 * @param {number} end
 * @returns {string | undefined} The first word behind a place, in normal form.
 */
function nextWord(gathered, end) {
  const { draft, tokens } = gathered.marks.reading;
  return tokens.find(({ start }) => start >= end && beginsAlphanumeric(draft, start))?.norm;
}

/**
 * @param {Gathered} gathered
 * @param {number} end
 * @returns {boolean} Whether the sentence goes on behind a place.
 */
function goesOn(gathered, end) {
  const { draft, tokens } = gathered.marks.reading;
  const sentence = Math.max(0, ...tokens.filter(({ start }) => start < end).map((token) => token.sentence));
  return tokens.some(
    (token) => token.start >= end && token.sentence === sentence && beginsAlphanumeric(draft, token.start),
  );
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
