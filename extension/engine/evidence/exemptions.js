/** Exemptions: whole posts that are never warned about, whatever stands in them. No policy can switch them off. */

/** @typedef {import("./frames.js").Evidence} Evidence */
/** @typedef {import("./marks.js").Marks} Marks */
/** @typedef {import("../lexicon/matcher.js").Match} Match */

/** What a complaint may not carry: threats and slurs, a secret, somebody's personal data. */
const LIFTING_CATEGORIES = ["harassment", "confidential", "personal_data", "credentials"];

/** Frames of a house's own phrases: what a house adds never takes protection from a complaint. */
const HOUSE_FRAMES = LIFTING_CATEGORIES.map((category) => `house_${category}_warn`);

/** Frames of people without a name: "a colleague is pregnant and was moved" tells on nobody, it complains. */
const UNNAMED = ["colleague_facts", "colleague_plight", "customer_facts", "pupil_facts"];

const NOT_LIFTING = [...HOUSE_FRAMES, ...UNNAMED];

/** Words between a topic and what makes it a complaint, at most. */
const COMPLAINT_REACH = 12;

const TIES = ["we", "my_boss", "my_place", "worktie"];

export class Exemptions {
  /** @param {Marks} marks */
  constructor(marks) {
    /** It speaks up on pay, hours, safety, discrimination, unions, wrongdoing. */
    this.protected = isProtected(marks);
    /** Its author is in despair. */
    this.distress = isDespair(marks);
    /** It tells of an offer or a new job. */
    this.moving = marks.has("offer") || marks.has("retire_or_move");
    /** Its author is glad or proud of something. */
    this.glad = marks.has("positive") || marks.has("praise");
  }

  /**
   * A complaint that nothing can be pointed at in is left alone.
   *
   * @param {readonly Evidence[]} evidence
   * @returns {Level} The worst level that may be shown.
   */
  ceiling(evidence) {
    if (this.distress || (this.protected && evidence.length === 0)) return "clear";
    const lifted = evidence.some(
      ({ kind, category, level }) =>
        level === "warn" && LIFTING_CATEGORIES.includes(category) && !NOT_LIFTING.includes(kind),
    );
    return this.protected && !lifted ? "note" : "warn";
  }

  /**
   * Talk about passwords is harmless as long as none is told. Whoever tells of an offer or a new job is in no danger
   * for that alone: it takes a frame, and if they are glad of it a frame that warns.
   *
   * @param {string} category
   * @param {readonly Evidence[]} evidence
   * @returns {boolean} Whether nothing is said on a category.
   */
  silences(category, evidence) {
    const levels = evidence.filter((found) => found.category === category).map(({ level }) => level);
    if (category === "credentials") return levels.length === 0;
    return (
      category === "career" && this.moving && (levels.length === 0 || (this.glad && !levels.includes("warn")))
    );
  }
}

/**
 * Words of despair, unless they go on to mean something else: "can't take it any more" for laughing.
 *
 * @param {Marks} marks
 */
function isDespair(marks) {
  return marks
    .of("distress")
    .some((found) => !marks.of("notdespair").some((guard) => guard.start < found.end && found.end < guard.end));
}

/**
 * Collective action; or a topic of working conditions with a demand near it, or with a tie to one's work. Whoever
 * weighs an offer speaks of pay too, but not of conditions they work under: there, only a demand counts. So it does
 * for matters that are of working conditions in a complaint only: gloves, a ramp, a rota.
 *
 * @param {Marks} marks
 */
function isProtected(marks) {
  if (marks.has("collective")) return true;
  const demands = marks.of("demand");
  const voices = marks.has("offer") ? demands : ["demand", ...TIES].flatMap((name) => marks.of(name));
  const raised = [...demands, ...marks.of("raised")];
  return areNear(marks.of("conditions"), raised) || areNear(marks.of("protected_topic"), voices);
}

/**
 * @param {readonly Match[]} topics
 * @param {readonly Match[]} voices
 */
function areNear(topics, voices) {
  return topics.some((topic) =>
    voices.some(
      (voice) =>
        Math.abs(topic.start - voice.start) <= COMPLAINT_REACH &&
        (topic.start !== voice.start || topic.end !== voice.end),
    ),
  );
}
