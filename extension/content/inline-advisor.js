/**
 * Brings the parts together: which drafts there are, what is underlined, what the panel shows, and what the
 * guard is told.
 */
class InlineAdvisor {
  #composer;
  #client;
  #dismissals;
  #highlighter = new Highlighter();
  #panel;
  #guard;
  #listening = new AbortController();
  /** One for each editor that has had the focus. @type {Map<HTMLElement, DraftSession>} */
  #sessions = new Map();
  /** The draft the panel speaks about. @type {DraftSession | null} */
  #current = null;
  /** The draft and the text on whose first press Post was held. @type {{ session: DraftSession, text: string } | null} */
  #held = null;
  /** The text that has just been sent: nothing more is said about it. @type {string | null} */
  #sent = null;

  /**
   * @param {Host} host
   * @param {Site} site
   */
  constructor(host, site) {
    this.#composer = new Composer(site);
    this.#dismissals = new Dismissals(host.dismissals);
    this.#client = new AdviceClient(host, site.id, this.#dismissals);
    this.#panel = new Panel(host.message, () => describeSource(host), {
      onUse: (span) => this.#use(span),
      onKeep: failOpen((span) => this.#keep(span)),
      onChange: failOpen((span) => this.#goTo(span)),
      onPostAnyway: () => this.#guard.release(),
    });
    this.#guard = new PostGuard(this.#composer, {
      editors: () => this.#sessions.keys(),
      verdict: (editors) => this.#verdict(editors),
      review: (editors) => this.#review(editors),
      onHold: (editors) => this.#hold(editors),
      onPass: () => this.#pass(),
    });
    this.#loadDismissals();
    this.#listen();
  }

  stop() {
    this.#listening.abort();
    this.#guard.stop();
    for (const session of this.#sessions.values()) session.stop();
    this.#sessions.clear();
    this.#highlighter.clear();
    this.#panel.stop();
  }

  refresh() {
    this.#client.forget();
    this.#loadDismissals();
    for (const session of this.#sessions.values()) session.refresh();
  }

  #loadDismissals() {
    failOpen(() => this.#dismissals.load())();
  }

  #listen() {
    const options = { capture: true, signal: this.#listening.signal };
    // A focus that moves within one shadow root is not seen from outside of it; typing is.
    for (const type of ["focusin", "input"]) {
      window.addEventListener(type, failOpen((event) => this.#attend(this.#composer.editorOf(event))), options);
    }
    const focused = document.activeElement;
    if (focused) this.#attend(this.#composer.editorAt(focused));
  }

  /** @param {HTMLElement | null} editor */
  #attend(editor) {
    if (!editor) return;
    let session = this.#sessions.get(editor);
    if (!session) {
      session = new DraftSession(editor, this.#client, (changed) => this.#update(changed));
      this.#sessions.set(editor, session);
    }
    if (this.#current === session) return;
    this.#current = session;
    this.#update(session);
  }

  #dropGoneEditors() {
    for (const [editor, session] of this.#sessions) {
      if (editor.isConnected) continue;
      session.stop();
      this.#sessions.delete(editor);
      if (this.#current === session) this.#current = null;
    }
  }

  /** @param {DraftSession} changed */
  #update(changed) {
    this.#dropGoneEditors();
    this.#highlighter.draw(this.#sessions.values());
    if (this.#current && changed !== this.#current) return;
    if (this.#held?.text !== changed.draft.text) this.#held = null;
    if (this.#sent !== changed.draft.text) this.#sent = null;
    this.#show();
  }

  #show() {
    const session = this.#current;
    const held = session !== null && this.#held?.session === session;
    // A held press is explained in any case; otherwise there is nothing to say of an editor out of sight.
    if (!session || !(session.visible || held) || session.spans.length === 0 || this.#sent !== null) {
      this.#panel.hide();
      return;
    }
    const { editor, spans } = session;
    const postControl = this.#composer.postControlFor(editor);
    this.#panel.show({ spans, held, canPost: postControl !== null, editor, postControl });
  }

  /**
   * @param {readonly HTMLElement[]} editors
   * @returns {"clear" | "warn" | "pending"}
   */
  #verdict(editors) {
    const verdicts = this.#sessionsOf(editors).map((session) => session.verdict());
    if (verdicts.includes("warn")) return "warn";
    return verdicts.includes("pending") ? "pending" : "clear";
  }

  /** @param {readonly HTMLElement[]} editors */
  async #review(editors) {
    for (const session of this.#sessionsOf(editors)) await session.review();
  }

  /** @param {readonly HTMLElement[]} editors */
  #hold(editors) {
    const session = this.#sessionsOf(editors).find((each) => each.verdict() === "warn");
    if (!session) return;
    this.#current = session;
    session.refresh();
    this.#sent = null;
    this.#held = { session, text: session.draft.text };
    this.#show();
  }

  #pass() {
    this.#held = null;
    this.#sent = this.#current?.draft.text ?? null;
    this.#panel.hide();
  }

  /** @param {readonly HTMLElement[]} editors */
  #sessionsOf(editors) {
    return editors.flatMap((editor) => this.#sessions.get(editor) ?? []);
  }

  /**
   * @param {Span} span
   * @returns {Promise<boolean>}
   */
  async #use({ finding, start, end }) {
    const session = this.#current;
    if (!session || finding.rewrite === null) return false;
    const { text } = new DraftText(session.editor);
    if (text.slice(start, end) !== finding.quote) return false;
    return replaceWords(session.editor, start, end, finding.rewrite);
  }

  /** @param {Span} span */
  async #keep({ finding }) {
    await this.#client.dismiss(finding);
    for (const session of this.#sessions.values()) session.refresh();
  }

  /** @param {Span} span */
  async #goTo({ start, end }) {
    const session = this.#current;
    this.#held = null;
    this.#show();
    if (session) await selectWords(session.editor, start, end);
  }
}

/**
 * @param {Host} host
 * @returns {string} Who gives the advice: an author can always see whether a draft leaves the machine.
 */
function describeSource(host) {
  const { hostname } = new URL(host.settings.service);
  const local = hostname === "127.0.0.1" || hostname === "localhost";
  return local ? host.message("sourceLocal") : host.message("sourceRemote", hostname);
}
