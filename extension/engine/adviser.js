/** From evidence and judgement to advice: which words, why, and what to do instead. */
import { lengthOf } from "./reading/characters.js";
import { messageFor } from "./messages.js";
import { heaviestSpanBy } from "./model/heaviest.js";

/** @typedef {import("./evidence/gatherer.js").Gathered} Gathered */
/** @typedef {import("./evidence/frames.js").Evidence} Evidence */
/** @typedef {import("./model/risk-model.js").RiskModel} RiskModel */

/**
 * A text that has been judged.
 * @typedef {object} Judged
 * @property {Gathered} gathered
 * @property {readonly import("./model/features.js").Feature[]} features
 * @property {import("./model/convolution.js").Activations} activations
 * @property {import("./model/risk-model.js").Judgement} judgement
 */

/**
 * Words to point at, and the frame that found them, if one did; offsets in UTF-16 units.
 * @typedef {{ readonly start: number, readonly end: number, readonly evidence: Evidence | null }} Place
 */

/**
 * A finding before it has words, and how likely its category is.
 * @typedef {Place & { readonly category: Category, readonly level: "note" | "warn", readonly probability: number }} Draught
 */

/** Given a changed text and a category: whether the advisor has nothing to say on that category any more. */
/** @typedef {(changed: string, category: string) => boolean} Silences */

/** @type {readonly Level[]} */
const LEVELS = ["clear", "note", "warn"];

/** Findings that are shown at once; the author of a long post needs the worst, not all. */
const MOST_FINDINGS = 5;

/** Rounded, so that what is equal but for its last bit is equal in every engine. */
const PRECISION = 1e9;

/** Tokens of a text up to which the threshold for warnings without a frame holds as it is. */
const USUAL_LENGTH = 25;

/** How much higher the odds of a warning must be where a text is not about work. */
const ELSEWHERE = 2;

/**
 * A long text has more places at which harmless words may look like a risk: without a frame the odds that it takes grow
 * with the square of the length. What nearly was wrongly found in short ones was politics and strangers, not work.
 *
 * @param {{ warn: number, alone: number }} thresholds
 * @param {boolean} framed Whether a frame that warns was found.
 * @param {{ length: number, boundary: string }} text Its tokens, and how near to work it is.
 * @returns {number} The risk from which on it gets a warning.
 */
function warningFrom({ warn, alone }, framed, { length, boundary }) {
  const fromHere = framed ? warn : alone;
  const odds =
    (fromHere / (1 - fromHere)) *
    (framed ? 1 : Math.max(length / USUAL_LENGTH, 1) ** 2) *
    (boundary === "work" ? 1 : ELSEWHERE);
  return odds / (1 + odds);
}

/** @param {Level} level */
const rank = (level) => LEVELS.indexOf(level);

export class Adviser {
  #model;
  #thresholds;
  #messages;
  #house;
  #raised;
  #rewriters;
  #goodNews;
  #engine;
  #heaviestSpan;

  /**
   * @param {RiskModel} model Tells which words carried a score where no frame does.
   * @param {Bundle} bundle
   * @param {Readonly<Record<string, import("./rewrites.js").Rewriter>>} rewriters For each frame that can be mended.
   * @param {import("./evidence/good-news.js").GoodNewsFinder} goodNews Tells which clear posts are worth a warm word.
   * @param {string} engine Name under which the advice goes out.
   */
  constructor(model, { thresholds, messages, house, patterns }, rewriters, goodNews, engine) {
    this.#model = model;
    this.#thresholds = thresholds;
    /** A house can only ask for more certainty than was measured. @type {Partial<Record<Category, Bundle["thresholds"]>>} */
    this.#raised = Object.fromEntries(
      Object.entries(house.thresholds).map(([category, { note, warn, alone }]) => [
        category,
        {
          note: Math.max(note, thresholds.note),
          warn: Math.max(warn, thresholds.warn),
          alone: Math.max(alone, thresholds.alone),
        },
      ]),
    );
    this.#messages = messages;
    this.#house = house;
    this.#rewriters = rewriters;
    this.#goodNews = goodNews;
    this.#engine = engine;
    this.#heaviestSpan = heaviestSpanBy(patterns);
  }

  /**
   * @param {Judged} judged
   * @param {Silences} silences Asked of rewrites.
   * @returns {Advice}
   */
  advise(judged, silences) {
    const { gathered, judgement } = judged;
    const draughts = this.#levels(judged)
      .flatMap(({ category, level }) => {
        const probability = Math.round(judgement.categories[category] * PRECISION) / PRECISION;
        return this.#places(judged, category).map((place) => ({ ...place, category, level, probability }));
      })
      .sort(worstFirst);
    const shown = withoutShadowed(draughts)
      .slice(0, MOST_FINDINGS)
      .map((draught) => this.#finding(gathered, draught, silences))
      .sort((one, other) => one.start - other.start || compareNames(one.category, other.category));
    return {
      level: shown.reduce((worst, { level }) => (rank(level) > rank(worst) ? level : worst), LEVELS[0]),
      risk: judgement.risk,
      boundary: judgement.boundary,
      lang: gathered.marks.reading.lang,
      protected: gathered.exemptions.protected,
      engine: this.#engine,
      findings: shown,
      encouragement: shown.length > 0 ? null : this.#encouragement(judged),
    };
  }

  /**
   * @param {Judged} judged
   * @returns {string | null} A warm sentence on a clear post, if the risk is far below any tip and it tells good news.
   */
  #encouragement({ gathered, judgement }) {
    if (judgement.risk >= this.#goodNews.mostRisk * this.#thresholds.note) return null;
    const kind = this.#goodNews.kindOf(gathered);
    return kind && this.#messages[gathered.marks.reading.lang === "de" ? "de" : "en"].encouragements[kind];
  }

  /**
   * @param {Judged} judged
   * @returns {{ category: Category, level: "note" | "warn" }[]} The level of every category that is not clear, never
   *   above what the exemptions allow.
   */
  #levels({ gathered: { evidence, exemptions, marks }, judgement }) {
    const text = { length: marks.reading.tokens.length, boundary: judgement.boundary };
    const ceiling = rank(exemptions.ceiling(evidence));
    const framed = new Set(evidence.filter(({ level }) => level === "warn").map(({ category }) => category));
    const entries = /** @type {[Category, number][]} */ (Object.entries(judgement.categories));
    const [likeliest] = entries.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    return entries.flatMap(([category, probability]) => {
      // Several categories can make a risk together that none makes alone; the likeliest answers for it.
      const risk = category === likeliest ? judgement.risk : probability;
      const level = LEVELS[Math.min(this.#rankOf(category, risk, framed.has(category), text), ceiling)];
      return level === "clear" || exemptions.silences(category, evidence) ? [] : [{ category, level }];
    });
  }

  /**
   * @param {Category} category
   * @param {number} risk
   * @param {boolean} framed Whether a frame that warns was found.
   * @param {{ length: number, boundary: string }} text Its tokens, and how near to work it is.
   */
  #rankOf(category, risk, framed, text) {
    const thresholds = this.#raised[category] ?? this.#thresholds;
    if (risk >= warningFrom(thresholds, framed, text)) return rank("warn");
    return rank(risk >= thresholds.note ? "note" : "clear");
  }

  /**
   * Where the words of a category stand: what frames found, each stretch once; else the heaviest.
   *
   * @param {Judged} judged
   * @param {Category} category
   * @returns {Place[]}
   */
  #places({ gathered, features, activations }, category) {
    // Of frames that overlap the worse one speaks, and of two alike the one that its file lists first.
    const evidence = gathered.evidence
      .filter((found) => found.category === category)
      .sort((one, other) => rank(other.level) - rank(one.level));
    /** @type {Place[]} */
    const places = [];
    for (const found of evidence) {
      if (places.every((place) => apart(found, place))) places.push({ start: found.start, end: found.end, evidence: found });
    }
    if (places.length > 0) return places;
    const contributions = this.#model.contributions(features, activations, category);
    return [{ ...this.#heaviestSpan(gathered.marks.reading.tokens, contributions), evidence: null }];
  }

  /**
   * @param {Gathered} gathered
   * @param {Draught} draught
   * @param {Silences} silences
   * @returns {Finding}
   */
  #finding(gathered, { category, level, start, end, evidence }, silences) {
    const { draft, lang } = gathered.marks.reading;
    const quote = draft.slice(start, end);
    const first = lengthOf(draft.slice(0, start));
    const spoken = lang === "de" ? "de" : "en";
    return {
      category,
      level,
      start: first,
      end: first + lengthOf(quote),
      quote,
      ...messageFor(this.#messages[spoken], this.#house.wording[spoken], category, evidence?.kind ?? null, quote),
      rewrite: this.#rewrite(gathered, category, evidence, silences),
    };
  }

  /**
   * @param {Gathered} gathered
   * @param {Category} category
   * @param {Evidence | null} evidence
   * @param {Silences} silences
   * @returns {string | null} New words for a finding, if there are some that put the advisor at rest.
   */
  #rewrite(gathered, category, evidence, silences) {
    const words = evidence && this.#rewriters[evidence.kind]?.(gathered, evidence);
    if (!evidence || typeof words !== "string") return null;
    const { draft } = gathered.marks.reading;
    const mended = draft.slice(0, evidence.start) + words + draft.slice(evidence.end);
    return silences(mended, category) ? words : null;
  }
}

/**
 * @param {Draught} one
 * @param {Draught} other
 */
function worstFirst(one, other) {
  return (
    rank(other.level) - rank(one.level) ||
    Number(one.evidence === null) - Number(other.evidence === null) ||
    other.probability - one.probability ||
    one.start - other.start ||
    compareNames(one.category, other.category)
  );
}

/**
 * @param {readonly Draught[]} draughts The worst first.
 * @returns {Draught[]} Without tips on words that a warning is about already. Where no frame tells what is wrong with
 *   some words, one guess at it is enough: the likeliest.
 */
function withoutShadowed(draughts) {
  /** @type {Draught[]} */
  const kept = [];
  for (const draught of draughts) {
    const over = kept.filter((other) => !apart(draught, other));
    const shadowed = draught.evidence
      ? draught.level !== "warn" && over.some(({ level }) => level === "warn")
      : over.length > 0;
    if (!shadowed) kept.push(draught);
  }
  return kept;
}

/**
 * @param {{ start: number, end: number }} one
 * @param {{ start: number, end: number }} other
 */
const apart = (one, other) => one.end <= other.start || other.end <= one.start;

/**
 * @param {string} one
 * @param {string} other
 */
const compareNames = (one, other) => (one < other ? -1 : Number(one > other));
