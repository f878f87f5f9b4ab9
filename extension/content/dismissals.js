/**
 * What the author no longer wants to be reminded of. Only salted hashes are kept, on this device: enough to
 * recognise the words when they come again, not to read them.
 */
class Dismissals {
  #store;
  #salt = "";
  /** @type {Set<string>} */
  #hashes = new Set();

  /** @param {DismissalStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** Reads what is kept. Until it is done, nothing counts as dismissed: typing never waits for storage. */
  async load() {
    const record = await this.#store.load();
    this.#salt = record.salt;
    this.#hashes = new Set(record.hashes);
  }

  /**
   * Read anew first, as another tab may have added or cleared some meanwhile.
   *
   * @param {Finding} finding
   */
  async add(finding) {
    await this.load();
    this.#hashes.add(await this.#hash(finding));
    await this.#store.save({ salt: this.#salt, hashes: [...this.#hashes] });
  }

  /**
   * @param {readonly Remark[]} findings
   * @returns {Promise<readonly Remark[]>} Those not dismissed.
   */
  async remaining(findings) {
    if (this.#hashes.size === 0) return findings;
    const hashes = await Promise.all(findings.map((finding) => this.#hash(finding)));
    return findings.filter((_, index) => !this.#hashes.has(hashes[index]));
  }

  /** @param {Finding} finding */
  async #hash({ category, quote }) {
    const words = quote.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? quote;
    const bytes = new TextEncoder().encode(`${this.#salt}\n${category}\n${words}`);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
