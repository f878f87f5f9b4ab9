/** The engine on the device: judges a draft right here, from the bundle that comes with the extension. */
import { Advisor } from "./advisor.js";
import { lengthOf } from "./reading/characters.js";

/** Longest draft that is judged, in code points; beyond it the advisor stays silent, as the service does. */
export const MAX_TEXT_LENGTH = 10_000;

/** @implements {Engine} */
export class DeviceEngine {
  #advisor;

  /** @param {Bundle} bundle */
  constructor(bundle) {
    this.#advisor = new Advisor(bundle);
    // The first review of a language is a slow one: browsers compile what they see used.
    this.#advisor.review("Coffee first, then the meeting. Kaffee zuerst, dann die Besprechung.");
  }

  /**
   * @param {Draft} draft
   * @returns {Promise<Advice>} Rejects if the draft is too long.
   */
  async review({ text, lang }) {
    if (text.length > MAX_TEXT_LENGTH && lengthOf(text) > MAX_TEXT_LENGTH) throw new RangeError("The draft is too long.");
    return this.#advisor.review(text, lang);
  }
}
