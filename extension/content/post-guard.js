/** Milliseconds a press may wait for a verdict that is still on its way. */
const LONGEST_WAIT_MS = 500;
/** Texts remembered as asked about, so that none is asked about twice. */
const ASKED_KEPT = 50;

/**
 * What the guard needs to know, and whom it tells.
 * @typedef {object} Judge
 * @property {() => Iterable<HTMLElement>} editors The editors known so far.
 * @property {(editors: readonly HTMLElement[]) => "clear" | "warn" | "pending"} verdict
 * @property {(editors: readonly HTMLElement[]) => Promise<void>} review Asks for the verdict now.
 * @property {(editors: readonly HTMLElement[]) => void} onHold A press was held; the next one will go through.
 * @property {() => void} onPass A press went through.
 */

/**
 * Holds the first press of Post on a warned draft, and only that one. It listens on the window before the
 * page does. Whatever goes wrong, the press goes through.
 */
class PostGuard {
  #composer;
  #judge;
  #listening = new AbortController();
  /** Texts whose press was held once already. @type {Set<string>} */
  #asked = new Set();
  /** The press that waits for its verdict. @type {object | null} */
  #waiting = null;
  /** Repeats what the held press would have done. @type {(() => void) | null} */
  #release = null;
  /** One own `.click()` is on its way to the page. */
  #releasing = false;
  /** The key that was held and is still down: its repeats are the same press. @type {string | null} */
  #heldKey = null;
  /** The key that is down on a post control, whose click follows by itself. @type {string | null} */
  #controlKey = null;

  /**
   * @param {Composer} composer
   * @param {Judge} judge
   */
  constructor(composer, judge) {
    this.#composer = composer;
    this.#judge = judge;
    const options = { capture: true, signal: this.#listening.signal };
    window.addEventListener("click", failOpen((event) => this.#onClick(event)), options);
    window.addEventListener("keydown", failOpen((event) => this.#onKeyDown(event)), options);
    window.addEventListener("keyup", failOpen((event) => this.#onKeyUp(event)), options);
    window.addEventListener("submit", failOpen((event) => this.#onSubmit(event)), options);
  }

  /** Does what the held press was meant to do. */
  release() {
    const release = this.#release;
    this.#release = null;
    if (!release) return;
    this.#releasing = true;
    try {
      release();
    } finally {
      this.#releasing = false;
    }
    this.#judge.onPass();
  }

  stop() {
    this.#listening.abort();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (this.#releasing) return;
    const control = this.#composer.postControlOf(event, this.#judge.editors());
    if (!control || isDisabled(control)) return;
    const editors = this.#composer.editorsPostedBy(control, this.#judge.editors());
    const held = this.#attempt(event, editors, () => control.click());
    if (held) this.#heldKey = this.#controlKey;
  }

  /** @param {KeyboardEvent} event */
  #onKeyDown(event) {
    if (event.repeat) {
      if (event.code === this.#heldKey) swallow(event);
      return;
    }
    this.#heldKey = null;
    this.#controlKey = null;

    const editor = this.#composer.editorOf(event);
    if (editor) this.#onEditorKey(event, editor);
    else if (event.key === "Enter" || event.key === " ") this.#onControlKey(event);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} editor
   */
  #onEditorKey(event, editor) {
    if (!this.#composer.isSubmitKey(event, editor)) return;
    const control = this.#composer.postControlFor(editor);
    const editors = control ? this.#composer.editorsPostedBy(control, this.#judge.editors()) : [editor];
    const held = this.#attempt(event, editors, control && (() => control.click()));
    if (held) this.#heldKey = event.code;
  }

  /** @param {KeyboardEvent} event */
  #onControlKey(event) {
    const control = this.#composer.postControlOf(event, this.#judge.editors());
    if (!control || isDisabled(control)) return;
    // A real button turns the key into a click by itself; holding both would take two presses for one.
    if (control.matches("button, input")) {
      this.#controlKey = event.code;
      return;
    }
    const editors = this.#composer.editorsPostedBy(control, this.#judge.editors());
    const held = this.#attempt(event, editors, () => control.click());
    if (held) this.#heldKey = event.code;
  }

  /** @param {KeyboardEvent} event */
  #onKeyUp(event) {
    // Some controls act when the key comes up again.
    if (event.code === this.#heldKey && !this.#controlKey) swallow(event);
    this.#heldKey = null;
    this.#controlKey = null;
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    if (this.#releasing) return;
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return;
    const editors = [...this.#judge.editors()].filter((editor) => composedContains(form, editor));
    this.#attempt(event, editors, () => form.requestSubmit(event.submitter));
  }

  /**
   * @param {Event} event The press.
   * @param {readonly HTMLElement[]} editors Whose text it would post.
   * @param {(() => void) | null} release Repeats the press; null if there is no way to.
   * @returns {boolean} Whether the press was held.
   */
  #attempt(event, editors, release) {
    const text = editors.map((editor) => new DraftText(editor).text).join("\0");
    if (!text.trim()) return false;

    const verdict = this.#asked.has(text) || this.#waiting ? "clear" : this.#judge.verdict(editors);
    if (verdict === "warn") {
      this.#hold(text, editors, release);
      // Last, so that a press is only held if the author is told how to go on.
      swallow(event);
      return true;
    }
    if (verdict === "pending" && release) {
      swallow(event);
      this.#wait(text, editors, release);
      return true;
    }
    this.#waiting = null;
    this.#release = null;
    this.#judge.onPass();
    return false;
  }

  /**
   * Remembers that the text was asked about, and has the author told.
   *
   * @param {string} text
   * @param {readonly HTMLElement[]} editors
   * @param {(() => void) | null} release
   */
  #hold(text, editors, release) {
    this.#asked.add(text);
    if (this.#asked.size > ASKED_KEPT) {
      const [oldest] = this.#asked;
      this.#asked.delete(oldest);
    }
    this.#release = release;
    this.#judge.onHold(editors);
  }

  /**
   * Holds a press for the verdict. A further press meanwhile goes through and ends the waiting, so that
   * nothing is posted twice.
   *
   * @param {string} text
   * @param {readonly HTMLElement[]} editors
   * @param {() => void} release
   */
  async #wait(text, editors, release) {
    const press = {};
    this.#waiting = press;
    const verdict = this.#judge.review(editors).then(() => this.#judge.verdict(editors));
    const decided = await Promise.race([verdict, wait(LONGEST_WAIT_MS)]).catch(() => "clear");
    if (this.#waiting !== press) return;
    this.#waiting = null;
    try {
      if (decided === "warn") return this.#hold(text, editors, release);
    } catch {
      // The author could not be told, so the press goes on its way.
    }
    this.#release = release;
    this.release();
  }
}

/** @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
