/** Where a composer begins and ends: a walk from an editor towards its post control stops here. */
const COMPOSER_BOUNDARY = 'form, dialog, [role="dialog"], article, [role="article"], main, [role="main"]';
const BUTTONS = 'button, input[type="submit"], [role="button"]';

/** Finds editors and post controls in the pages of a site. */
class Composer {
  #site;

  /** @param {Site} site */
  constructor(site) {
    this.#site = site;
  }

  /**
   * @param {Event} event
   * @returns {HTMLElement | null} The editor the event happened in.
   */
  editorOf(event) {
    return this.#firstInPath(event, (element) => element.matches(this.#site.editors));
  }

  /**
   * @param {Element} element
   * @returns {HTMLElement | null} The editor the element is, or lies in.
   */
  editorAt(element) {
    const editor = composedClosest(element, this.#site.editors);
    return editor instanceof HTMLElement ? editor : null;
  }

  /**
   * The site's own table first; then, as pages change faster than tables, the submit button of an editor's
   * form; then a button of its composer that is called "Post" or the like.
   *
   * @param {Event} event
   * @returns {HTMLElement | null} The post control the event happened in.
   */
  postControlOf(event) {
    const listed = this.#firstInPath(event, (element) => element.matches(this.#site.postControls));
    if (listed) return listed;
    const button = this.#firstInPath(event, (element) => element.matches(BUTTONS));
    // Asked before the page is searched: most presses are of other buttons.
    if (!button || !(isSubmitButton(button) || this.#isNamedPost(button))) return null;
    return this.editorsPostedBy(button).some((editor) => this.#looksLikePost(button, editor)) ? button : null;
  }

  /**
   * They are looked for anew, because some may never have had the focus: a title that was restored, a poll.
   *
   * @param {HTMLElement} control
   * @returns {HTMLElement[]} The editors whose text the control would post.
   */
  editorsPostedBy(control) {
    return this.editorsIn(document).filter((editor) => {
      const scope = this.#scopeOf(editor);
      return scope !== null && composedContains(scope, control);
    });
  }

  /**
   * @param {Element | Document} part
   * @returns {HTMLElement[]}
   */
  editorsIn(part) {
    return [...composedQuery(part, this.#site.editors)].filter((editor) => editor instanceof HTMLElement);
  }

  /**
   * @param {HTMLElement} editor
   * @returns {HTMLElement | null} The control that would post the editor's text.
   */
  postControlFor(editor) {
    const scope = this.#scopeOf(editor);
    if (!scope) return null;
    for (const control of composedQuery(scope, this.#site.postControls)) {
      if (!isDisabled(control)) return /** @type {HTMLElement} */ (control);
    }
    for (const button of composedQuery(scope, BUTTONS)) {
      if (this.#looksLikePost(button, editor)) return /** @type {HTMLElement} */ (button);
    }
    return null;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element} editor
   * @returns {boolean} Whether the key would post the editor's text.
   */
  isSubmitKey(event, editor) {
    if (event.key !== "Enter" || event.isComposing || event.altKey) return false;
    const { submitKeys, enterSends } = this.#site;
    if (event.ctrlKey || event.metaKey) return submitKeys.includes("mod+enter");
    if (event.shiftKey) return false;
    return submitKeys.includes("enter") || (enterSends !== undefined && editor.matches(enterSends));
  }

  /**
   * The smallest part of the page that holds the editor and a post control.
   *
   * @param {HTMLElement} editor
   * @returns {Element | ShadowRoot | null}
   */
  #scopeOf(editor) {
    const { composer, postControls } = this.#site;
    const declared = composer ? composedClosest(editor, composer) : null;
    if (declared) return declared;
    for (const ancestor of composedAncestors(editor)) {
      if (ancestor instanceof Document) return null;
      if (ancestor.querySelector(postControls)) return ancestor;
      if (ancestor instanceof Element && ancestor.matches(COMPOSER_BOUNDARY)) return ancestor;
    }
    return null;
  }

  /**
   * @param {Element} button
   * @param {HTMLElement} editor
   */
  #looksLikePost(button, editor) {
    if (isDisabled(button)) return false;
    if (isSubmitButton(button) && editor.closest("form")?.contains(button)) return true;
    return this.#isNamedPost(button);
  }

  /** @param {Element} button */
  #isNamedPost(button) {
    const label = (button.getAttribute("aria-label") ?? button.textContent).trim().toLowerCase();
    return this.#site.postLabels.includes(label);
  }

  /**
   * @param {Event} event
   * @param {(element: Element) => boolean} fits
   * @returns {HTMLElement | null}
   */
  #firstInPath(event, fits) {
    for (const target of event.composedPath()) {
      if (target instanceof HTMLElement && fits(target)) return target;
    }
    return null;
  }
}

/** @param {Element} button */
function isSubmitButton(button) {
  return button.matches('button[type="submit"], input[type="submit"]');
}

/** @param {Element} control */
function isDisabled(control) {
  return control.matches(':disabled, [aria-disabled="true"]');
}
