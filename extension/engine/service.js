/** The engine that asks the advice service over HTTP. */
import { checkAdvice } from "./check-advice.js";

/** Milliseconds after which an answer is too late to be of use. */
const LONGEST_ANSWER_MS = 500;

/** @implements {Engine} */
export class ServiceEngine {
  #address;
  #headers;

  /**
   * @param {string} address The service's address without a slash at its end.
   * @param {string} key What the service wants as a bearer token; empty for none.
   */
  constructor(address, key) {
    this.#address = address;
    this.#headers = { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) };
  }

  /**
   * @param {Draft} draft
   * @param {{ signal: AbortSignal }} options
   * @returns {Promise<Advice>} Rejects if the service is away, slow, refuses or makes no sense.
   */
  async review(draft, { signal }) {
    const response = await fetch(`${this.#address}/v1/review`, {
      method: "POST",
      headers: this.#headers,
      body: JSON.stringify(draft),
      // The draft goes to this address and nowhere else, and leaves no trace on the way.
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]),
    });
    if (!response.ok) throw new Error(`The service answered with status ${response.status}.`);
    return checkAdvice(await response.json(), draft.text);
  }
}
