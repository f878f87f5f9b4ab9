/** Events of the panel that a page must not even see on their way in: a dialog that keeps the focus acts on them. */
const SECRET_EVENTS = ["keydown", "keyup", "keypress", "focusin", "focusout", "focus", "blur"];

/**
 * @typedef {object} PanelContent
 * @property {readonly Span[]} spans At least one.
 * @property {boolean} held Whether a press of Post is being held.
 * @property {HTMLElement} editor
 * @property {HTMLElement | null} postControl
 */

/**
 * @typedef {object} PanelListener
 * @property {(span: Span) => Promise<boolean>} onUse Resolves to whether the editor took the wording.
 * @property {(span: Span) => void} onKeep
 * @property {(span: Span) => void} onKeepKind
 * @property {(() => void) | undefined} onSite
 * @property {(() => void) | undefined} onPause
 * @property {(span: Span) => void} onChange
 * @property {() => void} onPostAnyway
 */

/**
 * The chip and the card. They live in a shadow root of an element of their own, at the end of the page, and
 * never take the focus from an author who writes: the mouse leaves it where it is, and only F6 moves it here,
 * or a held press in a dialog of the page.
 */
class Panel {
  #message;
  #source;
  #listener;
  #view;
  /** While there is something to show; else null, and no event of the page is listened to. @type {AbortController | null} */
  #listening = null;

  #host;
  #announcer = element("div", { class: "live", role: "status", "aria-live": "polite" });
  #chip = element("button", { type: "button", class: "chip", hidden: true, click: () => this.#expand(true) });
  // Opened by keyboard it takes the focus itself, so that it is read out before its first button.
  #card = element("dialog", { class: "card", tabindex: "-1", "aria-labelledby": "title" });

  /** @type {PanelContent | null} */
  #content = null;
  #expanded = false;
  #index = 0;
  /** What is drawn, so that typing on does not draw the same again. */
  #drawn = "";
  /** Findings that were there when the author closed the card: they do not open it again. @type {Set<string>} */
  #closed = new Set();
  /** Findings that were announced. @type {Set<string>} */
  #announced = new Set();
  /** Findings whose better wording the editor refused. @type {WeakSet<Remark>} */
  #refused = new WeakSet();
  #frame = 0;
  /** Puts the caret back where it was before the card took the focus. @type {(() => void) | null} */
  #caret = null;

  /**
   * @param {Host["message"]} message
   * @param {() => string} source Who gives the advice, in a sentence.
   * @param {PanelListener} listener
   */
  constructor(message, source, listener) {
    this.#message = message;
    this.#source = source;
    this.#listener = listener;
    this.#view = new PanelView(message, {
      onClose: () => this.#close(),
      onStep: (step) => this.#step(step),
      onUse: () => this.#use(),
      onCopy: () => this.#copy(),
      onKeep: () => this.#act((span) => listener.onKeep(span)),
      onKeepKind: () => this.#act((span) => listener.onKeepKind(span)),
      onSite: listener.onSite && (() => this.#act(() => listener.onSite?.())),
      onPause: listener.onPause && (() => this.#act(() => listener.onPause?.())),
      onChange: () => this.#act((span) => listener.onChange(span)),
      onPostAnyway: () => this.#postAnyway(),
    });
    this.#host = makeHost(message("languageCode"), this.#announcer, this.#chip, this.#card);
    this.#listenToTheCard();
  }

  /** @param {PanelContent} content */
  show(content) {
    const wasHeld = this.#content?.held ?? false;
    this.#content = content;
    this.#listening ??= this.#listen();
    this.#index = Math.min(this.#index, content.spans.length - 1);
    if (content.held && !wasHeld) this.#openForHold(content);
    else this.#openForNewWarning(content);
    this.#draw();
  }

  hide() {
    if (!this.#content) return;
    this.#content = null;
    this.#expanded = false;
    this.#index = 0;
    this.#drawn = "";
    this.#leave();
    this.#card.removeAttribute("open");
    this.#chip.hidden = true;
    this.#announcer.textContent = "";
    removeHost(this.#host);
    this.#listening?.abort();
    this.#listening = null;
  }

  stop() {
    this.hide();
    cancelAnimationFrame(this.#frame);
  }

  #listenToTheCard() {
    this.#card.addEventListener("click", failOpen((event) => this.#onBackdrop(event)));
    this.#card.addEventListener("cancel", failOpen((event) => {
      event.preventDefault();
      this.#close();
    }));
    // Its menu makes the card longer.
    this.#card.addEventListener("click", () => this.#placeSoon());
  }

  /** @returns {AbortController} Ends the listening. */
  #listen() {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("keydown", failOpen((event) => this.#onKey(event)), { capture: true, signal });
    for (const type of SECRET_EVENTS) {
      window.addEventListener(type, (event) => {
        if (event.composedPath().includes(this.#host)) event.stopImmediatePropagation();
      }, { capture: true, signal });
    }
    const place = () => this.#placeSoon();
    window.addEventListener("resize", place, { signal });
    window.addEventListener("scroll", place, { capture: true, passive: true, signal });
    return listening;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.#content || event.isComposing || event.repeat) return;
    if (event.key === "F6") {
      swallow(event);
      if (this.#card.matches(":modal")) this.#leave();
      else this.#enter();
    } else if (event.key === "Escape" && this.#expanded) {
      swallow(event);
      this.#close();
    } else if (this.#isPressedAgain(event)) {
      swallow(event);
      this.#postAnyway();
    }
  }

  /**
   * While the card is modal the page can't be reached, so the second press of Post arrives here.
   *
   * @param {KeyboardEvent} event
   */
  #isPressedAgain(event) {
    if (!this.#content?.held || !this.#card.matches(":modal")) return false;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return true;
    return event.composedPath()[0] === this.#card && (event.key === "Enter" || event.key === " ");
  }

  /**
   * The same by mouse. Elsewhere beside the card, a click leads back to the page.
   *
   * @param {MouseEvent} event
   */
  #onBackdrop({ target, clientX, clientY }) {
    if (target !== this.#card || !this.#card.matches(":modal") || isWithin(this.#card, clientX, clientY)) return;
    const { held, postControl } = this.#content ?? {};
    if (held && postControl && isWithin(postControl, clientX, clientY)) this.#postAnyway();
    else this.#leave();
  }

  /** Moves the focus into the card. A modal dialog, because a page's own focus trap can't pull it back. */
  #enter() {
    this.#expand(true);
    this.#caret = readCaret();
    this.#card.removeAttribute("open");
    this.#card.showModal();
    this.#card.focus();
  }

  /** Gives the focus back to where the author was. */
  #leave() {
    if (!this.#card.matches(":modal")) return;
    this.#card.close();
    if (this.#expanded) this.#card.setAttribute("open", "");
    // The browser gives the focus back, but some editors then start at their beginning.
    this.#caret?.();
    this.#caret = null;
  }

  #close() {
    for (const span of this.#content?.spans ?? []) this.#closed.add(findingKey(span));
    this.#expand(false);
  }

  /** @param {boolean} expanded */
  #expand(expanded) {
    this.#expanded = expanded;
    if (!expanded) this.#leave();
    this.#draw();
  }

  /** @param {1 | -1} step */
  #step(step) {
    const count = this.#content?.spans.length ?? 1;
    this.#index = (this.#index + step + count) % count;
    this.#draw();
  }

  /** @param {PanelContent} content */
  #openForHold({ spans, editor }) {
    this.#index = Math.max(spans.findIndex(isWarning), 0);
    this.#expanded = true;
    this.#announce(this.#message("announceHeld"));
    if (isWithinDialog(editor)) {
      // What lies outside a page's dialog is inert, or loses the focus at once, so the card comes in front of it.
      this.#draw();
      this.#enter();
    }
  }

  /** @param {PanelContent} content */
  #openForNewWarning({ spans }) {
    const fresh = spans.findIndex((span) => isWarning(span) && !this.#closed.has(findingKey(span)));
    if (fresh < 0) return;
    if (!this.#expanded) this.#index = fresh;
    this.#expanded = true;
    const key = findingKey(spans[fresh]);
    if (this.#announced.has(key)) return;
    this.#announced.add(key);
    this.#announce(this.#message("announceWarning", spans[fresh].finding.quote));
  }

  /** @param {string} sentence */
  #announce(sentence) {
    attachHost(this.#host);
    // A screen reader speaks what changes in a region that it knows already.
    requestAnimationFrame(() => { this.#announcer.textContent = sentence; });
  }

  #draw() {
    if (!this.#content) return;
    attachHost(this.#host);
    const { spans, held } = this.#content;
    const { finding } = spans[this.#index];
    const copyInstead = this.#refused.has(finding);
    const model = { finding, index: this.#index, count: spans.length, held, copyInstead, source: this.#source() };
    const drawn = JSON.stringify([model, this.#expanded]);
    if (drawn === this.#drawn) {
      this.#placeSoon();
      return;
    }
    this.#drawn = drawn;
    this.#fill(model);
    this.#place();
  }

  /** @param {PanelModel} model */
  #fill(model) {
    const focused = this.#host.shadowRoot?.activeElement?.getAttribute("data-action");
    this.#chip.hidden = this.#expanded;
    this.#card.toggleAttribute("open", this.#expanded);
    const level = `level-${model.finding.level}`;
    this.#chip.className = `chip ${level}`;
    this.#card.className = `card ${level}`;
    if (!this.#expanded) {
      this.#chip.replaceChildren(...this.#view.chip(model));
      return;
    }
    this.#card.replaceChildren(...this.#view.card(model));
    this.#card.setAttribute("aria-describedby", model.held ? "held body" : "body");
    if (focused) this.#button(focused)?.focus();
  }

  /** @param {string} action */
  #button(action) {
    const buttons = [...this.#card.querySelectorAll("button")];
    return buttons.find((button) => button.dataset.action === action) ?? buttons[0];
  }

  #placeSoon() {
    if (!this.#content) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(failOpen(() => this.#place()));
  }

  #place() {
    if (!this.#content) return;
    const { editor, postControl } = this.#content;
    placeHost(this.#host, this.#expanded ? this.#card : this.#chip, [editor, postControl]);
  }

  /** @param {(span: Span) => void} action */
  #act(action) {
    const span = this.#content?.spans[this.#index];
    this.#leave();
    if (span) action(span);
  }

  #postAnyway() {
    this.#act(() => this.#listener.onPostAnyway());
  }

  async #use() {
    const span = this.#content?.spans[this.#index];
    if (!span) return;
    this.#leave();
    if (await this.#listener.onUse(span)) return;
    this.#refused.add(span.finding);
    this.#draw();
  }

  async #copy() {
    const { rewrite } = this.#content?.spans[this.#index].finding ?? {};
    if (typeof rewrite !== "string") return;
    await navigator.clipboard.writeText(rewrite);
    this.#announce(this.#message("copied"));
  }
}

/** @param {Span} span */
function isWarning({ finding }) {
  return finding.level === "warn";
}

/** @param {Span} span */
function findingKey({ finding }) {
  return `${finding.category}\n${finding.quote}`;
}

/** @returns {(() => void) | null} What puts the caret back where it is now. */
function readCaret() {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!selection || !anchorNode || !focusNode) return null;
  return () => selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
}

/** @param {Element} editor */
function isWithinDialog(editor) {
  return composedClosest(editor, ':modal, [role="dialog"], [aria-modal="true"]') !== null;
}

/**
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 */
function isWithin(element, x, y) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}
