/** Longest text, in code points, that is reviewed; about longer ones the advisor is silent. */
const LONGEST_DRAFT = 10_000;
/** Verdicts kept in memory: enough for the parts of a thread and for an undo. */
const VERDICTS_KEPT = 20;

/**
 * @typedef {object} Verdict
 * @property {readonly Remark[]} findings
 * @property {Advice["boundary"] | null} boundary Null if no advice could be had.
 * @property {Encouragement | null} encouragement
 */

/**
 * Asks the host for advice: one request at a time, a newer text cancels an older one, and what is known of a
 * text is not asked again. Verdicts live in this object only.
 */
class AdviceClient {
  #host;
  #channel;
  #dismissals;
  /** @type {Map<string, Verdict>} */
  #verdicts = new Map();
  /** @type {{ readonly text: string, readonly answer: Promise<readonly Remark[]>, readonly abort: AbortController } | null} */
  #request = null;

  /**
   * @param {Host} host
   * @param {string} channel
   * @param {Dismissals} dismissals
   */
  constructor(host, channel, dismissals) {
    this.#host = host;
    this.#channel = channel;
    this.#dismissals = dismissals;
  }

  /**
   * @param {string} text
   * @returns {readonly Remark[] | undefined} Undefined if the text has not been reviewed yet.
   */
  known(text) {
    if (!text.trim() || codePointLength(text) > LONGEST_DRAFT) return [];
    return this.#verdicts.get(text)?.findings;
  }

  /**
   * @param {string} text
   * @returns {Advice["boundary"] | null} How near to work the text is; null if that is not known.
   */
  boundary(text) {
    return this.#verdicts.get(text)?.boundary ?? null;
  }

  /**
   * @param {string} text
   * @returns {Encouragement | null} The warm word on the text, if it is known to be worth one.
   */
  encouragement(text) {
    return this.#verdicts.get(text)?.encouragement ?? null;
  }

  /**
   * @param {string} text
   * @returns {Promise<readonly Remark[]>} Nothing found, if no advice can be had; never rejects.
   */
  async ask(text) {
    const known = this.known(text);
    if (known) return known;
    if (this.#request?.text === text) return this.#request.answer;
    this.#request?.abort.abort();
    const abort = new AbortController();
    const answer = this.#review(text, abort.signal);
    this.#request = { text, answer, abort };
    return answer;
  }

  /**
   * Drops a finding for good, from what is known already as well.
   *
   * @param {Remark} finding
   */
  async dismiss(finding) {
    await this.#dismissals.add(finding);
    await this.#dropDismissed();
  }

  /**
   * Drops every finding of its kind for good.
   *
   * @param {Remark} finding
   */
  async dismissCategory({ category }) {
    await this.#dismissals.addCategory(category);
    await this.#dropDismissed();
  }

  /** Forgets every verdict. */
  forget() {
    this.#request?.abort.abort();
    this.#request = null;
    this.#verdicts.clear();
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   * @returns {Promise<readonly Remark[]>}
   */
  async #review(text, signal) {
    /** @type {readonly Remark[]} */
    let findings = [];
    /** @type {Verdict["boundary"]} */
    let boundary = null;
    /** @type {Verdict["encouragement"]} */
    let encouragement = null;
    try {
      const { lang, findings: all, ...advice } = await this.#host.review({ text, channel: this.#channel }, signal);
      boundary = advice.boundary;
      const { encouragement: sentence } = advice;
      encouragement = sentence ? { sentence, lang: lang === "de" ? "de" : "en" } : null;
      findings = await this.#dismissals.remaining(all.map((finding) => ({ ...finding, lang })));
    } catch {
      // No engine, no time, no sense in the answer: silence, and the post may go.
    }
    if (signal.aborted) return [];
    this.#request = null;
    this.#keep(text, { findings, boundary, encouragement });
    return findings;
  }

  async #dropDismissed() {
    for (const [text, verdict] of this.#verdicts) {
      this.#verdicts.set(text, { ...verdict, findings: await this.#dismissals.remaining(verdict.findings) });
    }
  }

  /**
   * @param {string} text
   * @param {Verdict} verdict
   */
  #keep(text, verdict) {
    this.#verdicts.set(text, verdict);
    if (this.#verdicts.size > VERDICTS_KEPT) {
      const [oldest] = this.#verdicts.keys();
      this.#verdicts.delete(oldest);
    }
  }
}
