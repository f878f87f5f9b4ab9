/** The advisor: the way of a draft, from text to advice, with nothing but a bundle. */
import { Adviser } from "./adviser.js";
import { Gatherer } from "./evidence/gatherer.js";
import { GoodNewsFinder } from "./evidence/good-news.js";
import { Lexicon } from "./lexicon/lexicon.js";
import { featureMakerBy } from "./model/features.js";
import { RiskModel } from "./model/risk-model.js";
import { readerBy } from "./reading/reader.js";
import { foldBy } from "./reading/spelling.js";
import { rewritersBy } from "./rewrites.js";

/** @typedef {import("./adviser.js").Judged} Judged */

export class Advisor {
  #read;
  #gatherer;
  #features;
  #model;
  #adviser;
  /** Probability that a frame alone gives its category. @type {Map<string, number>} */
  #floors;

  #today;

  /**
   * @param {Bundle} bundle
   * @param {() => string} [today] Tells which day it is, as in ISO 8601: products become public on one.
   */
  constructor(bundle, today = localDay) {
    const lexicon = new Lexicon(bundle.lexicon, bundle.house.classes);
    this.#today = today;
    /** Which engine and model give the answers. */
    this.engine = `device-${bundle.model}`;
    this.#read = readerBy(bundle, lexicon);
    this.#gatherer = new Gatherer(bundle, lexicon);
    this.#features = featureMakerBy(bundle.topics);
    this.#model = new RiskModel(bundle);
    const { frames } = this.#gatherer;
    this.#floors = new Map(frames.filter(({ floor }) => floor > 0).map(({ name, floor }) => [name, floor]));
    const rewriters = rewritersBy(bundle.rewrites, foldBy(bundle.levelled));
    this.#adviser = new Adviser(
      this.#model,
      bundle,
      Object.fromEntries(frames.flatMap(({ name, rewrite }) => (rewrite ? [[name, rewriters[rewrite]]] : []))),
      new GoodNewsFinder(bundle.good_news),
      this.engine,
    );
  }

  /**
   * @param {string} text
   * @param {"en" | "de"} [lang] If known.
   * @returns {Advice} Offsets in code points.
   */
  review(text, lang) {
    const judged = this.#judge(text, lang);
    if (judged.gathered.marks.reading.lang === "other") {
      return {
        level: "clear",
        risk: 0,
        boundary: judged.judgement.boundary,
        lang: "other",
        protected: false,
        engine: this.engine,
        findings: [],
        encouragement: null,
      };
    }
    return this.#adviser.advise(judged, (changed, category) => {
      // Asked with a function that refuses every rewrite, so that this goes one step deep.
      const advice = this.#adviser.advise(this.#judge(changed, lang), () => false);
      return advice.findings.every((finding) => finding.category !== category);
    });
  }

  /**
   * @param {string} text
   * @param {"en" | "de"} [lang]
   * @returns {Judged}
   */
  #judge(text, lang) {
    const gathered = this.#gatherer.gather(this.#read(text, lang), this.#today());
    const features = this.#features(gathered);
    const activations = this.#model.activations(gathered);
    /** @type {Partial<Record<Category, number>>} */
    const floors = {};
    for (const { kind, category } of gathered.evidence) {
      floors[category] = Math.max(this.#floors.get(kind) ?? 0, floors[category] ?? 0);
    }
    const judgement = this.#model.judge(gathered, features, activations, floors);
    return { gathered, features, activations, judgement };
  }
}

/** @returns {string} The day where the author is. */
function localDay() {
  const now = new Date();
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
