/** From a reading to all its evidence, with what excuses it. */
import { clauseFinderBy } from "../reading/clauses.js";
import { isExcused } from "./excuses.js";
import { Exemptions } from "./exemptions.js";
import { FrameFinder } from "./frames.js";
import { turned, withoutHarmless } from "./house-marks.js";
import { findMarks, Marks } from "./marks.js";
import { secretFinderBy } from "./secrets.js";

/** @typedef {import("./frames.js").Evidence} Evidence */

/**
 * Everything found in a reading.
 * @typedef {object} Gathered
 * @property {Marks} marks The word classes and phrases.
 * @property {readonly Evidence[]} evidence What the frames found and nothing excuses.
 * @property {readonly Evidence[]} excused What the frames found, but an excuse holds.
 * @property {Exemptions} exemptions What holds for the post as a whole.
 */

export class Gatherer {
  #lexicon;
  #turns;
  #finder;
  #secrets;

  /**
   * @param {Bundle} bundle
   * @param {import("../lexicon/lexicon.js").Lexicon} lexicon
   */
  constructor(bundle, lexicon) {
    this.#lexicon = lexicon;
    this.#turns = bundle.house.turns;
    this.#finder = new FrameFinder(bundle, clauseFinderBy(bundle.patterns));
    this.#secrets = secretFinderBy(bundle.secrets);
    this.frames = this.#finder.frames;
  }

  /**
   * @param {import("../reading/reader.js").Reading} reading
   * @param {string} today As in ISO 8601.
   * @returns {Gathered} All evidence in a reading; none in a language the advisor does not read.
   */
  gather(reading, today) {
    const marks = this.#marksOf(reading, today);
    /** @type {Map<string, Evidence>} */
    const evidence = new Map();
    /** @type {Map<string, Evidence>} */
    const excused = new Map();
    for (const found of this.#finder.find(marks)) {
      const piece = this.#finder.evidenceOf(found, marks);
      const kept = isExcused(found, marks) ? excused : evidence;
      const key = [piece.kind, piece.start, piece.end, ...piece.slots.flatMap(({ start, end }) => [start, end])].join();
      if (!kept.has(key)) kept.set(key, piece);
    }
    return {
      marks,
      evidence: [...evidence.values()],
      excused: [...excused.values()],
      exemptions: new Exemptions(marks),
    };
  }

  /**
   * @param {import("../reading/reader.js").Reading} reading
   * @param {string} today
   */
  #marksOf(reading, today) {
    const matches = turned(findMarks(reading, this.#lexicon), this.#turns, today);
    const marks = new Marks(...withoutHarmless(reading, matches));
    if (reading.lang === "other") return marks;
    return this.#finder.withPhrases(new Marks(marks.reading, [...marks.matches, ...this.#secrets(marks)]));
  }
}
