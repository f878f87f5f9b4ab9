/** Answers the pages' requests for advice: for each page the newest only. */
import { createEngine } from "../engine/engine.js";
import { loadSettings, onSettingsChanged } from "./settings.js";

export class ReviewDesk {
  /** Read once when the worker starts, so that no draft waits for storage. */
  #engine = loadSettings().then(createEngine);
  /** The request under way, by page. @type {Map<string, AbortController>} */
  #underWay = new Map();

  constructor() {
    onSettingsChanged((settings) => {
      this.#engine = Promise.resolve(createEngine(settings));
    });
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
      const engine = await this.#engine;
      return await engine.review(draft, { signal: abort.signal });
    } finally {
      if (this.#underWay.get(page) === abort) this.#underWay.delete(page);
    }
  }
}
