/** Milliseconds without a change after which a draft is reviewed. */
const TYPING_PAUSE_MS = 400;

/** One editor, what it holds now, and what was found in it. */
class DraftSession {
  #client;
  #onUpdate;
  #watcher;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
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
    this.#client = client;
    this.#onUpdate = onUpdate;
    this.#watcher = new DraftWatcher(editor, {
      onChange: () => this.#follow(),
      onSight: (visible) => this.#see(visible),
    });
    this.#reviewAfterPause();
  }

  /** @returns {"clear" | "warn" | "pending"} What is known of the text the editor holds at this moment. */
  verdict() {
    const { text } = new DraftText(this.editor);
    const findings = this.#client.known(text);
    if (!findings) return "pending";
    return placeFindings(findings, text).some(({ finding }) => finding.level === "warn") ? "warn" : "clear";
  }

  /** Reviews the text without waiting for a pause. */
  async review() {
    clearTimeout(this.#pause);
    this.#follow();
    clearTimeout(this.#pause);
    await this.#client.ask(this.draft.text);
    this.#settle();
  }

  /** Takes up what is known now, or asks again. */
  refresh() {
    this.draft = new DraftText(this.editor);
    this.spans = [];
    this.#reviewAfterPause();
    this.#onUpdate(this);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#pause);
    this.#watcher.stop();
  }

  #follow() {
    const before = this.draft;
    this.draft = new DraftText(this.editor);
    if (this.draft.text !== before.text) {
      this.spans = moveSpans(this.spans, before.text, this.draft.text);
      this.#reviewAfterPause();
    }
    // Also when the text is the same: an editor that draws itself anew leaves old ranges empty.
    this.#onUpdate(this);
  }

  #reviewAfterPause() {
    clearTimeout(this.#pause);
    if (this.#client.known(this.draft.text)) this.#settle();
    else this.#pause = setTimeout(failOpen(() => this.review()), TYPING_PAUSE_MS);
  }

  /** Places the findings, if there are any yet for the text as it is by now. */
  #settle() {
    const findings = this.#client.known(this.draft.text);
    if (!findings || this.#stopped) return;
    this.spans = placeFindings(findings, this.draft.text);
    this.#onUpdate(this);
  }

  /** @param {boolean} visible */
  #see(visible) {
    this.visible = visible;
    this.#onUpdate(this);
  }
}
