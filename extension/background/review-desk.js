/** Answers the pages' requests for advice: for each page the newest only. */
import { createEngine } from "../engine/engine.js";
import { loadSettings } from "./settings.js";

export class ReviewDesk {
  /** Made when the worker starts, so that no draft waits for it. */
  #made = made(loadSettings());
  /** The request under way, by page. @type {Map<string, AbortController>} */
  #underWay = new Map();

  /**
   * From now on asks another engine.
   *
   * @param {import("./settings.js").Settings} settings
   */
  renew(settings) {
    this.#made = made(Promise.resolve(settings));
  }

  /** @returns {Promise<House>} The house whose policy is followed; rejects if no engine can be made. */
  async house() {
    return (await this.#made).house;
  }

  /**
   * @param {Draft} draft
   * @param {chrome.runtime.MessageSender} sender
   * @returns {Promise<Advice>}
   */
  async review(draft, sender) {
    const page = `${sender.tab?.id}:${sender.frameId}`;
    this.#underWay.get(page)?.abort();
    const abort = new AbortController();
    this.#underWay.set(page, abort);
    try {
      const { engine } = await this.#made;
      return await engine.review(draft, { signal: abort.signal });
    } finally {
      if (this.#underWay.get(page) === abort) this.#underWay.delete(page);
    }
  }
}

/**
 * @param {Promise<import("./settings.js").Settings>} settings
 * @returns {ReturnType<typeof createEngine>}
 */
function made(settings) {
  const engine = settings.then(createEngine);
  // Whoever asks it is told; until then a failure is nobody's.
  engine.catch(() => {});
  return engine;
}
