/** What the panel shows, as elements. It knows nothing of editors and keeps nothing. */

/**
 * @typedef {object} PanelActions
 * @property {() => void} onClose
 * @property {(step: 1 | -1) => void} onStep
 * @property {() => void} onUse Put the better wording in.
 * @property {() => void} onCopy Put the better wording on the clipboard.
 * @property {() => void} onKeep Never mind these words again.
 * @property {() => void} onKeepKind Never mind this kind of remark again.
 * @property {(() => void) | undefined} onSite Say nothing more on this site; undefined if it can't be offered.
 * @property {(() => void) | undefined} onPause Say nothing for an hour; undefined if it can't be offered.
 * @property {() => void} onChange Go back to the words.
 * @property {() => void} onPostAnyway
 */

/**
 * @typedef {object} PanelModel
 * @property {Remark} finding The one that is shown.
 * @property {number} index Its place among all, from 0.
 * @property {number} count How many there are.
 * @property {boolean} held Whether a press of Post is being held.
 * @property {boolean} copyInstead Whether the editor has refused the better wording.
 * @property {string} source Who gave the advice, in a sentence.
 */

class PanelView {
  #message;
  #actions;

  /**
   * @param {Host["message"]} message
   * @param {PanelActions} actions
   */
  constructor(message, actions) {
    this.#message = message;
    this.#actions = actions;
  }

  /**
   * @param {PanelModel} model
   * @returns {(Node | string)[]} What the chip holds.
   */
  chip({ finding, count }) {
    // Which account it is must be seen without opening anything.
    if (finding.category === "account" && count === 1) return [icon(finding.level), finding.reason];
    const key = finding.level === "warn" ? "chipWarn" : "chipNote";
    return [icon(finding.level), this.#message(count === 1 ? key : `${key}Many`, String(count))];
  }

  /**
   * @param {PanelModel} model
   * @returns {Node[]} What the card holds.
   */
  card(model) {
    const parts = [this.#head(model), model.held ? this.#held() : null, this.#body(model), this.#source(model)];
    return parts.filter((part) => part !== null);
  }

  /** @param {PanelModel} model */
  #head(model) {
    const title = model.finding.level === "warn" ? "titleWarn" : "titleNote";
    return element(
      "div", // A header outside of any section would be a second banner of the page.
      { class: "head" },
      element("span", { class: "badge" }, icon(model.finding.level)),
      element("h2", { class: "title", id: "title" }, this.#message(title)),
      model.count > 1 ? this.#stepper(model) : null,
      this.#iconButton("close", "close", this.#actions.onClose),
    );
  }

  /** @param {PanelModel} model */
  #stepper({ index, count }) {
    return element(
      "div",
      { class: "stepper" },
      this.#iconButton("back", "previous", () => this.#actions.onStep(-1)),
      element("span", {}, this.#message("position", String(index + 1), String(count))),
      this.#iconButton("forward", "next", () => this.#actions.onStep(1)),
    );
  }

  #held() {
    return element(
      "div",
      { class: "held" },
      element("p", { class: "held-text", id: "held" }, this.#message("held")),
      element(
        "div",
        { class: "held-actions" },
        this.#button("changeIt", "button primary", this.#actions.onChange),
        this.#button("postAnyway", "button", this.#actions.onPostAnyway),
      ),
    );
  }

  /** @param {PanelModel} model */
  #body(model) {
    const { finding } = model;
    const lang = finding.lang === "en" || finding.lang === "de" ? finding.lang : undefined;
    return element(
      "div",
      { class: "body", id: "body" },
      ...this.#reason(finding, lang),
      element(
        "div",
        { class: "better" },
        element("h3", { class: "better-title" }, icon("better"), this.#message("better")),
        element("p", { class: "suggestion", lang }, finding.suggestion),
        finding.rewrite === null ? null : this.#rewrite(finding.rewrite, lang, model),
        model.copyInstead ? element("p", { class: "failed" }, this.#message("couldNotReplace")) : null,
      ),
      this.#notAgain(finding),
    );
  }

  /** @param {Remark} finding */
  #notAgain({ category }) {
    const { onKeep, onKeepKind, onSite, onPause } = this.#actions;
    const kind = this.#button("keepKind", "keep", onKeepKind);
    kind.append(`: ${this.#message(`kind_${category}`)}`);
    const [more, choices] = panelMenu(this.#message("moreChoices"), [
      kind,
      ...(onSite ? [this.#button("keepSite", "keep", onSite)] : []),
      ...(onPause ? [this.#button("pauseHour", "keep", onPause)] : []),
    ]);
    const row = element("div", { class: "not-again" }, this.#button("keepMine", "keep", onKeep), more);
    return element("div", {}, row, choices);
  }

  /**
   * The words are underlined as they are in the draft: within the reason if it names them, else above it.
   *
   * @param {Remark} finding
   * @param {string | undefined} lang
   * @returns {Node[]}
   */
  #reason({ quote, reason }, lang) {
    const words = element("span", { class: "words" }, quote);
    const [before, ...after] = reason.split(quote);
    if (after.length === 0) {
      const above = element("p", { class: "quote", lang }, element("q", {}, words));
      return [above, element("p", { class: "reason", lang }, reason)];
    }
    return [element("p", { class: "reason", lang }, before, words, after.join(quote))];
  }

  /**
   * @param {string} rewrite
   * @param {string | undefined} lang
   * @param {PanelModel} model
   */
  #rewrite(rewrite, lang, { copyInstead, held }) {
    const look = held ? "button" : "button primary";
    return element(
      "div",
      { class: "rewrite" },
      element("p", { class: "rewrite-words", lang }, rewrite ? element("q", {}, rewrite) : this.#message("leaveOut")),
      copyInstead
        ? this.#button("copy", look, this.#actions.onCopy)
        : this.#button("useThis", look, this.#actions.onUse),
    );
  }

  /** @param {PanelModel} model */
  #source({ source }) {
    return element("p", { class: "source" }, icon("private"), element("span", {}, source));
  }

  /**
   * @param {string} key Of the message and, for finding the button again, of the action.
   * @param {string} look
   * @param {() => void} onClick
   */
  #button(key, look, onClick) {
    const attributes = { type: "button", class: look, "data-action": key, click: onClick };
    return element("button", attributes, this.#message(key));
  }

  /**
   * @param {keyof typeof ICONS} picture
   * @param {string} key
   * @param {() => void} onClick
   */
  #iconButton(picture, key, onClick) {
    const label = this.#message(key);
    const attributes = { "aria-label": label, title: label, "data-action": key, click: onClick };
    return element("button", { type: "button", class: "icon-button", ...attributes }, icon(picture));
  }
}
