/** Milliseconds without a change after which a draft is reviewed. */
const TYPING_PAUSE_MS = 400;

/**
 * One editor, what it holds now, and what was found in it. It is watched while the author is in it, and
 * afterwards as long as anything in it is underlined or about to be.
 */
class DraftSession {
  #client;
  #onUpdate;
  /** @type {DraftWatcher | null} */
  #watcher = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** Reviews under way. */
  #reviews = 0;
  #stopped = false;

  /**
   * @param {HTMLElement} editor
   * @param {AdviceClient} client
   * @param {(session: DraftSession) => void} onUpdate Called after each change of text, findings or sight.
   */
  constructor(editor, client, onUpdate) {
    this.editor = editor;
    this.draft = new DraftText(editor);
    this.visible = true;
    /** @type {readonly Span[]} */
    this.spans = [];
    /** How near to work the draft is, by the last verdict. @type {Advice["boundary"] | null} */
    this.boundary = null;
    /** The warm word on the draft as it is now, if it is worth one. @type {Encouragement | null} */
    this.encouragement = null;
    this.#client = client;
    this.#onUpdate = onUpdate;
    this.#watch();
    this.#reviewAfterPause();
  }

  /** Takes up an editor again that was left alone meanwhile. */
  wake() {
    if (this.#watcher) return;
    this.#watch();
    this.#follow();
  }

  /** Looks whether the editor holds another text by now. */
  look() {
    if (this.#watcher) this.#follow();
  }

  /** Nobody is in the editor and nothing is in it: there is nothing to watch until somebody comes back. */
  get over() {
    return this.#watcher === null && !this.draft.text.trim();
  }

  /** @returns {"clear" | "warn" | "pending"} What is known of the text the editor holds at this moment. */
  verdict() {
    const { text } = new DraftText(this.editor);
    const findings = this.#client.known(text);
    if (!findings) return "pending";
    return placeFindings(findings, text).some(({ finding }) => finding.level === "warn") ? "warn" : "clear";
  }

  /**
   * Reviews the text without waiting for a pause.
   *
   * @param {Promise<void>} [turn] What to wait for: a newer request would cancel an older one.
   */
  async review(turn) {
    this.#follow();
    this.#endPause();
    this.#reviews += 1;
    try {
      await turn;
      await this.#client.ask(this.draft.text);
    } finally {
      this.#reviews -= 1;
    }
    this.#settle();
  }

  /** Takes up what is known now, or asks again. */
  refresh() {
    this.draft = new DraftText(this.editor);
    this.spans = [];
    this.encouragement = null;
    this.#reviewAfterPause();
    this.#onUpdate(this);
  }

  stop() {
    this.#stopped = true;
    this.#endPause();
    this.#rest();
  }

  #watch() {
    this.#watcher = new DraftWatcher(this.editor, {
      onChange: () => this.#follow(),
      onSight: (visible) => this.#see(visible),
      onLeave: () => {
        this.#restIfIdle();
        if (this.over) this.#onUpdate(this);
      },
    });
  }

  #follow() {
    const before = this.draft;
    this.draft = new DraftText(this.editor);
    if (this.draft.text !== before.text) {
      this.encouragement = null;
      this.spans = moveSpans(this.spans, before.text, this.draft.text);
      this.#reviewAfterPause();
    } else if (isTextField(this.editor)) {
      return;
    }
    // Also when the text is the same: an editor that draws itself anew leaves old ranges empty.
    this.#onUpdate(this);
  }

  #reviewAfterPause() {
    this.#endPause();
    if (this.#client.known(this.draft.text)) this.#settle();
    else this.#pause = setTimeout(failOpen(() => this.review()), TYPING_PAUSE_MS);
  }

  /** Places the findings, if there are any yet for the text as it is by now. */
  #settle() {
    const findings = this.#client.known(this.draft.text);
    if (!findings || this.#stopped) return;
    this.spans = placeFindings(findings, this.draft.text);
    this.boundary = this.#client.boundary(this.draft.text);
    this.encouragement = this.#client.encouragement(this.draft.text);
    this.#onUpdate(this);
    this.#restIfIdle();
  }

  #endPause() {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  #restIfIdle() {
    const busy = this.#pause !== undefined || this.#reviews > 0 || this.spans.length > 0;
    if (!busy && !this.editor.matches(":focus-within")) this.#rest();
  }

  #rest() {
    this.#watcher?.stop();
    this.#watcher = null;
  }

  /** @param {boolean} visible */
  #see(visible) {
    this.visible = visible;
    this.#onUpdate(this);
  }
}
