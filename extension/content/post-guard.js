/** Milliseconds a press may wait for a verdict that is still on its way. */
const LONGEST_WAIT_MS = 500;
/** Texts remembered as asked about, so that none is asked about twice. */
const ASKED_KEPT = 50;

/**
 * What the guard needs to know, and whom it tells.
 * @typedef {object} Judge
 * @property {(editors: readonly HTMLElement[]) => "clear" | "warn" | "pending"} verdict
 * @property {(editors: readonly HTMLElement[]) => Promise<void>} review Asks for the verdict now.
 * @property {(editors: readonly HTMLElement[]) => void} onHold A press was held; the next one will go through.
 * @property {() => void} onPass A press went through.
 */

/**
 * A press of Post, by whichever means.
 * @typedef {object} Press
 * @property {readonly HTMLElement[]} editors Whose text it would post.
 * @property {() => void} repeat Does what the press was meant to do.
 */

/**
 * Holds the first press of Post on a warned draft, and only that one. It listens on the window, ahead of every
 * element of the page. Whatever goes wrong, the press goes through.
 */
class PostGuard {
  #composer;
  #judge;
  /** While there is a draft; null before. @type {AbortController | null} */
  #listening = null;
  /** Texts whose press was held, or let go for want of a verdict. @type {Set<string>} */
  #asked = new Set();
  /** The presses that wait for their verdict. @type {Set<Press>} */
  #waiting = new Set();
  /** The press that is held. @type {Press | null} */
  #held = null;
  /** A press of its own is on its way to the page. */
  #releasing = false;
  /** The key that is down: a click or a submit may follow from it. @type {string | null} */
  #keyDown = null;
  /** The key that was held and is still down: its repeats are the same press. @type {string | null} */
  #heldKey = null;

  /**
   * @param {Composer} composer
   * @param {Judge} judge
   */
  constructor(composer, judge) {
    this.#composer = composer;
    this.#judge = judge;
  }

  /** Listens from now on, if it doesn't yet. */
  start() {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const options = { capture: true, signal: this.#listening.signal };
    window.addEventListener("click", failOpen((event) => this.#onClick(event)), options);
    window.addEventListener("keydown", failOpen((event) => this.#onKeyDown(event)), options);
    window.addEventListener("keyup", failOpen((event) => this.#onKeyUp(event)), options);
    window.addEventListener("submit", failOpen((event) => this.#onSubmit(event)), options);
  }

  /** Does what the held press was meant to do. */
  release() {
    const held = this.#held;
    this.#held = null;
    if (held) this.#repeat(held);
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    this.#keyDown = this.#heldKey = null;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (this.#releasing) return;
    const control = this.#composer.postControlOf(event);
    if (!control || isDisabled(control)) return;
    // A key pressed on a button, or in a form's text field, comes as a click.
    if (this.#attempt(event, this.#pressOf(control))) this.#heldKey = this.#keyDown;
  }

  /** @param {KeyboardEvent} event */
  #onKeyDown(event) {
    if (this.#releasing) return;
    if (event.code === this.#heldKey) {
      if (event.repeat) return swallow(event);
      this.#heldKey = null;
    }
    if (event.key !== "Enter" && event.key !== " ") return;
    this.#keyDown = event.code;
    const editor = this.#composer.editorOf(event);
    const press = editor ? this.#pressInEditor(event, editor) : this.#pressOnControl(event);
    if (press && this.#attempt(event, press)) this.#heldKey = event.code;
  }

  /** @param {KeyboardEvent} event */
  #onKeyUp(event) {
    if (event.code === this.#keyDown) this.#keyDown = null;
    if (event.code !== this.#heldKey) return;
    this.#heldKey = null;
    // Some controls act when the key comes up again.
    swallow(event);
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    if (this.#releasing) return;
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return;
    const editors = this.#composer.editorsIn(form);
    const held = this.#attempt(event, { editors, repeat: () => form.requestSubmit(event.submitter) });
    if (held) this.#heldKey = this.#keyDown;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} editor
   * @returns {Press | null} Null if the key does not post.
   */
  #pressInEditor(event, editor) {
    if (!this.#composer.isSubmitKey(event, editor)) return null;
    const control = this.#composer.postControlFor(editor);
    if (!control) return { editors: [editor], repeat: () => pressKeyAgain(event, editor) };
    const press = this.#pressOf(control);
    // Where Enter sends, the nearest control need not be the one that sends this text.
    return event.ctrlKey || event.metaKey ? press : { ...press, repeat: () => pressKeyAgain(event, editor) };
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {Press | null}
   */
  #pressOnControl(event) {
    const control = this.#composer.postControlOf(event);
    if (!control || isDisabled(control)) return null;
    // A real button turns the key into a click by itself; holding both would take two presses for one.
    return control.matches("button, input") ? null : this.#pressOf(control);
  }

  /**
   * @param {HTMLElement} control
   * @returns {Press}
   */
  #pressOf(control) {
    const editors = this.#composer.editorsPostedBy(control);
    return {
      editors,
      repeat: () => {
        // A page that has drawn itself anew meanwhile has another control in the same place.
        const present = control.isConnected ? control : editors.map((each) => this.#composer.postControlFor(each))[0];
        present?.click();
      },
    };
  }

  /**
   * @param {Event} event
   * @param {Press} press
   * @returns {boolean} Whether the press was held.
   */
  #attempt(event, press) {
    const editors = press.editors.filter((editor) => textOf(editor).trim());
    if (editors.length === 0) return false;

    const again = [...this.#waiting].find((waiting) => waiting.editors.some((each) => editors.includes(each)));
    const unasked = editors.filter((editor) => !this.#asked.has(textOf(editor)));
    const verdict = again ? "clear" : this.#judge.verdict(unasked);
    if (verdict === "warn") {
      this.#hold({ ...press, editors: unasked });
      // Last, so that a press is only held if the author is told how to go on.
      swallow(event);
      return true;
    }
    if (verdict === "pending") {
      swallow(event);
      this.#wait({ ...press, editors: unasked });
      return true;
    }
    if (again) {
      this.#waiting.delete(again);
      this.#remember(editors);
    }
    this.#held = null;
    this.#judge.onPass();
    return false;
  }

  /** @param {Press} press */
  #hold(press) {
    this.#remember(press.editors);
    this.#held = press;
    this.#judge.onHold(press.editors);
  }

  /**
   * Of these texts enough was asked. What goes out may pass here a second time, as the submit after a click.
   *
   * @param {readonly HTMLElement[]} editors
   */
  #remember(editors) {
    for (const editor of editors) this.#asked.add(textOf(editor));
    for (const oldest of this.#asked) {
      if (this.#asked.size <= ASKED_KEPT) return;
      this.#asked.delete(oldest);
    }
  }

  /**
   * Holds a press for the verdict. A further press meanwhile goes through and ends the waiting, so that
   * nothing is posted twice.
   *
   * @param {Press} press
   */
  async #wait(press) {
    this.#waiting.add(press);
    try {
      await Promise.race([this.#judge.review(press.editors), wait(LONGEST_WAIT_MS)]);
    } catch {
      // No verdict, no hold.
    }
    if (!this.#waiting.delete(press)) return;
    try {
      // What is known by now counts, even if it is not known of every part.
      if (this.#judge.verdict(press.editors) === "warn") return this.#hold(press);
    } catch {
      // The author could not be told, so the press goes on its way.
    }
    this.#held = null;
    this.#repeat(press);
  }

  /** @param {Press} press */
  #repeat(press) {
    this.#remember(press.editors);
    this.#releasing = true;
    try {
      press.repeat();
    } finally {
      this.#releasing = false;
    }
    this.#judge.onPass();
  }
}

/** @param {HTMLElement} editor */
function textOf(editor) {
  return new DraftText(editor).text;
}

/**
 * For editors that have no control to click. It goes to the editor itself, so it can confirm nothing else.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} editor
 */
function pressKeyAgain({ key, code, keyCode, ctrlKey, metaKey, shiftKey }, editor) {
  const modifiers = { ctrlKey, metaKey, shiftKey };
  const way = { bubbles: true, cancelable: true, composed: true };
  editor.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode, ...modifiers, ...way }));
}

/** @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
