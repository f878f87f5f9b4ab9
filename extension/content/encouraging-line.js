/** Milliseconds without a change, after the advice has come, before the line is shown. */
const READING_PAUSE_MS = 1_500;
/** Milliseconds after which it goes by itself. */
const LINE_SHOWN_MS = 12_000;

/**
 * A draft that is worth a warm word.
 * @typedef {object} Encouraged
 * @property {string} sentence
 * @property {"en" | "de"} lang Of the sentence.
 * @property {string} text The draft.
 * @property {HTMLElement} editor
 * @property {HTMLElement | null} postControl
 */

/**
 * One warm sentence on a good post about work. It is shown once as long as the page is open, after the author has
 * paused, and goes with the next key, with Escape, with the focus, or by itself. It holds nothing, asks nothing and
 * never takes the focus.
 */
class EncouragingLine {
  #host;
  #said = element("p", { class: "line-text", role: "status", "aria-live": "polite" });
  #line;
  /** Whether it has been shown: then never again. */
  #over = false;
  /** The draft for which it is shown, or about to be. @type {Encouraged | null} */
  #draft = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #frame = 0;
  /** While it is shown; else null, and no event of the page is listened to. @type {AbortController | null} */
  #listening = null;

  /** @param {Host["message"]} message */
  constructor(message) {
    const label = message("close");
    // By keyboard Escape closes it: a stop on the way through the page would be a trap that vanishes.
    const close = element(
      "button",
      { type: "button", class: "icon-button", tabindex: "-1", title: label, "aria-label": label, click: () => this.withdraw() },
      icon("close"),
    );
    this.#line = element("div", { class: "line" }, icon("warm"), this.#said, close);
    this.#host = makeHost(message("languageCode"), this.#line);
  }

  /** @param {Encouraged} draft What the line is for by now. Offered again as it is, it changes nothing. */
  offer(draft) {
    if (this.#draft?.text === draft.text && this.#draft.editor === draft.editor) return;
    this.withdraw();
    if (this.#over) return;
    this.#draft = draft;
    this.#timer = setTimeout(failOpen(() => this.#show(draft)), READING_PAUSE_MS);
  }

  /** Takes it away, or back before it was shown. */
  withdraw() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#draft = null;
    if (!this.#listening) return;
    this.#listening.abort();
    this.#listening = null;
    this.#said.textContent = "";
    removeHost(this.#host);
  }

  /** @param {Encouraged} draft */
  #show({ sentence, lang, editor, postControl }) {
    if (!editor.isConnected || !editor.matches(":focus-within")) return;
    this.#over = true;
    this.#listening = new AbortController();
    this.#listen(editor, this.#listening.signal);
    this.#timer = setTimeout(failOpen(() => this.withdraw()), LINE_SHOWN_MS);
    const place = () => placeHost(this.#host, this.#line, [editor, postControl]);
    const placeSoon = () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(failOpen(place));
    };
    window.addEventListener("resize", placeSoon, { signal: this.#listening.signal });
    window.addEventListener("scroll", placeSoon, { capture: true, passive: true, signal: this.#listening.signal });
    attachHost(this.#host);
    // A screen reader speaks what changes in a region that it knows already.
    this.#frame = requestAnimationFrame(failOpen(() => {
      this.#said.lang = lang;
      this.#said.textContent = sentence;
      place();
    }));
  }

  /**
   * @param {HTMLElement} editor
   * @param {AbortSignal} signal
   */
  #listen(editor, signal) {
    editor.addEventListener("focusout", failOpen(() => this.withdraw()), { signal });
    window.addEventListener("keydown", failOpen((event) => {
      // The author means the line, not the page's dialog with the draft in it.
      if (event.key === "Escape" && !event.isComposing) swallow(event);
      this.withdraw();
    }), { capture: true, signal });
  }
}
