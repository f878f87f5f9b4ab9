/** Answers the pages' requests for advice: for each page the newest only. */
import { createEngine } from "../engine/engine.js";
import { loadSettings } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

export class ReviewDesk {
  /** Made when the worker starts, so that no draft waits for it. */
  #engine = made(loadSettings());
  /** The settings it was made with. */
  #chosen = loadSettings().then(choiceOf);
  /** The request under way, by page. @type {Map<string, AbortController>} */
  #underWay = new Map();

  /**
   * Makes the engine anew if other settings need another one.
   *
   * @param {Settings} settings
   * @param {{ newBundle?: boolean }} [options]
   */
  async follow(settings, { newBundle = false } = {}) {
    const choice = choiceOf(settings);
    const before = this.#chosen;
    // Before anything is waited for: of two changes in a row the later one must see the earlier.
    this.#chosen = Promise.resolve(choice);
    if (choice === (await before) && !newBundle) return;
    this.#engine = made(Promise.resolve(settings));
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

/** @param {Settings} settings What of them decides on the engine. */
const choiceOf = ({ engine, service, bundleAddress }) => [engine, service, bundleAddress].join("\n");

/**
 * @param {Promise<Settings>} settings
 * @returns {Promise<Engine>}
 */
function made(settings) {
  const engine = settings.then(createEngine);
  // Whoever asks it is told; until then a failure is nobody's.
  engine.catch(() => {});
  return engine;
}
