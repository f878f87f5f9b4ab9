/**
 * What the author no longer wants to be reminded of: phrases and whole categories. Of a phrase only a salted
 * hash is kept, on this device: enough to recognise the words when they come again, not to read them.
 */
class Dismissals {
  #store;
  #salt = "";
  /** @type {Set<string>} */
  #hashes = new Set();
  /** @type {Set<Topic>} */
  #categories = new Set();

  /** @param {DismissalStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** Reads what is kept. Until it is done, nothing counts as dismissed: typing never waits for storage. */
  async load() {
    const record = await this.#store.load();
    this.#salt = record.salt;
    this.#hashes = new Set(record.hashes);
    this.#categories = new Set(record.categories);
  }

  /**
   * Read anew first, as another tab may have added or cleared some meanwhile.
   *
   * @param {Remark} finding
   */
  async add(finding) {
    await this.load();
    this.#hashes.add(await this.#hash(finding));
    await this.#save();
  }

  /** @param {Topic} category */
  async addCategory(category) {
    await this.load();
    this.#categories.add(category);
    await this.#save();
  }

  /**
   * @param {readonly Remark[]} findings
   * @returns {Promise<readonly Remark[]>} Those not dismissed.
   */
  async remaining(findings) {
    const wanted = findings.filter(({ category }) => !this.#categories.has(category));
    if (this.#hashes.size === 0) return wanted;
    const hashes = await Promise.all(wanted.map((finding) => this.#hash(finding)));
    return wanted.filter((_, index) => !this.#hashes.has(hashes[index]));
  }

  #save() {
    return this.#store.save({ salt: this.#salt, hashes: [...this.#hashes], categories: [...this.#categories] });
  }

  /** @param {Remark} finding */
  async #hash({ category, quote }) {
    const words = quote.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? quote;
    const bytes = new TextEncoder().encode(`${this.#salt}\n${category}\n${words}`);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
