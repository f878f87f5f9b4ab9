/**
 * Brings the parts together: which drafts there are, what is underlined, what the panel shows, and what the
 * guard is told.
 */
class InlineAdvisor {
  #composer;
  #settings;
  #client;
  #dismissals;
  #account;
  #highlighter = new Highlighter();
  #panel;
  #line;
  #guard;
  #listening = new AbortController();
  /** One for each editor that has had the focus or was about to be posted. @type {Map<HTMLElement, DraftSession>} */
  #sessions = new Map();
  /** The draft the panel speaks about. @type {DraftSession | null} */
  #current = null;
  /** The draft and the text on whose first press Post was held. @type {{ session: DraftSession, text: string } | null} */
  #held = null;
  /** The text that has just been sent: nothing more is said about it. @type {string | null} */
  #sent = null;
  /** What is to be said about the account that is posting. @type {WeakMap<DraftSession, Remark | null>} */
  #onAccount = new WeakMap();

  /**
   * @param {Host} host
   * @param {Site} site
   */
  constructor(host, site) {
    this.#composer = new Composer(site);
    this.#settings = host.settings;
    this.#dismissals = new Dismissals(host.dismissals);
    this.#account = new AccountCheck(host, site, this.#dismissals);
    this.#client = new AdviceClient(host, site.id, this.#dismissals);
    this.#guard = new PostGuard(this.#composer, {
      verdict: (editors) => this.#verdict(editors),
      review: (editors) => this.#review(editors),
      onHold: (editors) => this.#hold(editors),
      onPass: () => this.#pass(),
    });
    this.#panel = new Panel(host.message, () => describeSource(host), {
      onUse: (span) => this.#use(span),
      onKeep: failOpen(({ finding }) => this.#drop(this.#client.dismiss(finding))),
      onKeepKind: failOpen(({ finding }) => this.#drop(this.#client.dismissCategory(finding))),
      onSite: host.quiet?.site && failOpen(host.quiet.site),
      onPause: host.quiet && failOpen(host.quiet.hour),
      onChange: failOpen((span) => this.#goTo(span)),
      onPostAnyway: () => this.#guard.release(),
    });
    this.#line = new EncouragingLine(host.message);
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
    this.#line.withdraw();
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
    const onFocus = failOpen((/** @type {Event} */ event) => this.#onFocus(event));
    followFocus(onFocus, this.#listening.signal);
    const focused = focusedElement();
    if (focused) this.#attend(this.#composer.editorAt(focused));
  }

  /** @param {Event} event */
  #onFocus(event) {
    this.#attend(this.#composer.editorOf(event));
    // A draft that the page brought along can be posted by somebody who never was in its editor.
    if (this.#composer.postControlOf(event)) this.#guard.start();
  }

  /** @param {HTMLElement | null} editor */
  #attend(editor) {
    if (!editor) return;
    const session = this.#sessionOf(editor);
    this.#guard.start();
    session.wake();
    if (this.#current === session) return;
    this.#current = session;
    this.#update(session);
  }

  /** @param {HTMLElement} editor */
  #sessionOf(editor) {
    const known = this.#sessions.get(editor);
    if (known) return known;
    const session = new DraftSession(editor, this.#client, (changed) => this.#update(changed));
    this.#sessions.set(editor, session);
    return session;
  }

  #dropWhatIsOver() {
    for (const [editor, session] of this.#sessions) {
      if (editor.isConnected && !session.over) continue;
      session.stop();
      this.#sessions.delete(editor);
      if (this.#current === session) this.#current = null;
    }
    if (this.#sessions.size === 0) this.#guard.stop();
  }

  /** @param {DraftSession} changed */
  #update(changed) {
    this.#dropWhatIsOver();
    this.#highlighter.draw(this.#sessions.values());
    if (this.#current && changed !== this.#current) return;
    if (this.#held?.text !== changed.draft.text) this.#held = null;
    if (this.#sent !== changed.draft.text) this.#sent = null;
    this.#show();
    failOpen(() => this.#checkAccount(changed))();
  }

  /** @param {DraftSession} session */
  async #checkAccount(session) {
    const before = this.#onAccount.get(session) ?? null;
    const remark = await this.#account.remark(session.editor, session.boundary);
    if (remark?.quote === before?.quote || this.#listening.signal.aborted) return;
    this.#onAccount.set(session, remark);
    this.#show();
  }

  #show() {
    const session = this.#current;
    const held = session !== null && this.#held?.session === session;
    // A held press is explained in any case; otherwise there is nothing to say of an editor out of sight.
    const spans = session ? this.#remarksOn(session) : [];
    if (!session || !(session.visible || held) || spans.length === 0 || this.#sent !== null) {
      this.#panel.hide();
      this.#encourage(spans.length === 0 ? session : null);
      return;
    }
    this.#line.withdraw();
    const { editor } = session;
    const postControl = this.#composer.postControlFor(editor);
    this.#panel.show({ spans, held, editor, postControl });
  }

  /** @param {DraftSession | null} session A draft in which nothing was found, if there is one. */
  #encourage(session) {
    const { encouragement, visible, editor, draft } = session ?? {};
    if (!encouragement || !visible || !editor || !draft || this.#sent !== null || !this.#settings.encouragement) {
      this.#line.withdraw();
      return;
    }
    const postControl = this.#composer.postControlFor(editor);
    this.#line.offer({ ...encouragement, text: draft.text, editor, postControl });
  }

  /**
   * @param {DraftSession} session
   * @returns {readonly Span[]} What is to be said; the word about the account has no place in the text.
   */
  #remarksOn(session) {
    const finding = this.#onAccount.get(session);
    return finding ? [...session.spans, { finding, start: 0, end: 0 }] : session.spans;
  }

  /**
   * @param {readonly HTMLElement[]} editors
   * @returns {"clear" | "warn" | "pending"}
   */
  #verdict(editors) {
    const verdicts = editors.map((editor) => this.#sessionOf(editor).verdict());
    if (verdicts.includes("warn")) return "warn";
    return verdicts.includes("pending") ? "pending" : "clear";
  }

  /** @param {readonly HTMLElement[]} editors */
  async #review(editors) {
    let turn = Promise.resolve();
    for (const editor of editors) turn = this.#sessionOf(editor).review(turn);
    await turn;
  }

  /** @param {readonly HTMLElement[]} editors */
  #hold(editors) {
    const warned = editors.find((editor) => this.#sessionOf(editor).verdict() === "warn");
    if (!warned) return;
    const session = this.#sessionOf(warned);
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
    this.#line.withdraw();
    // A field of one line that the page empties by itself fires no event at all.
    requestAnimationFrame(failOpen(() => this.#sessions.forEach((session) => session.look())));
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

  /** @param {Promise<void>} dismissed Done when what the author does not want is known as such. */
  async #drop(dismissed) {
    await dismissed;
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
  if (host.settings.engine === "device") return host.message("sourceDevice");
  const { hostname } = new URL(host.settings.service);
  const local = hostname === "127.0.0.1" || hostname === "localhost";
  return local ? host.message("sourceLocal") : host.message("sourceRemote", hostname);
}
