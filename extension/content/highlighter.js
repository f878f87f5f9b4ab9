/**
 * Underlines by the CSS Custom Highlight API: ranges painted by the browser, no node and no attribute
 * in or beside an editor.
 */
class Highlighter {
  #supported = typeof Highlight === "function" && Boolean(CSS.highlights);
  /** @type {CSSStyleSheet | null} */
  #sheet = null;
  /** @type {Set<Document | ShadowRoot>} */
  #roots = new Set();
  /** For the underlined text fields, where the browser has no ranges in them. @type {Map<HTMLElement, FieldMirror>} */
  #mirrors = new Map();

  /**
   * Replaces all underlines by these.
   *
   * @param {Iterable<{ readonly draft: DraftText, readonly spans: readonly Span[] }>} drafts
   */
  draw(drafts) {
    if (!this.#supported) return;
    /** @type {Record<"note" | "warn", AbstractRange[]>} */
    const ranges = { note: [], warn: [] };
    const underlined = [...drafts].filter(({ spans }) => spans.length > 0);
    this.#keepMirrorsOf(underlined.map(({ draft }) => draft.editor));
    for (const { draft, spans } of underlined) {
      const mirror = this.#mirrorOf(draft);
      this.#style(mirror?.root ?? /** @type {Document | ShadowRoot} */ (draft.editor.getRootNode()));
      for (const { finding, start, end } of spans) {
        const range = (mirror ?? draft).range(start, end);
        if (range) ranges[finding.level].push(range);
      }
    }
    this.#paint(HIGHLIGHT_NAMES.note, ranges.note);
    this.#paint(HIGHLIGHT_NAMES.warn, ranges.warn);
  }

  clear() {
    this.draw([]);
    for (const root of this.#roots) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
    }
    this.#roots.clear();
  }

  /**
   * @param {string} name
   * @param {readonly AbstractRange[]} ranges
   */
  #paint(name, ranges) {
    if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }

  /** @param {readonly HTMLElement[]} editors */
  #keepMirrorsOf(editors) {
    for (const [editor, mirror] of this.#mirrors) {
      if (editors.includes(editor)) continue;
      mirror.remove();
      this.#roots.delete(mirror.root);
      this.#mirrors.delete(editor);
    }
  }

  /**
   * @param {DraftText} draft
   * @returns {FieldMirror | null} Null where the editor's own text can be underlined.
   */
  #mirrorOf({ editor, text }) {
    if (!isTextField(editor) || editor.createValueRange) return null;
    const mirror = this.#mirrors.get(editor) ?? new FieldMirror(editor);
    this.#mirrors.set(editor, mirror);
    mirror.follow(text);
    return mirror;
  }

  /**
   * A sheet adopted by the root of the underlined text is the one way that works under every content security
   * policy and within shadow roots, in all browsers. Pages sometimes replace their list of sheets.
   *
   * @param {Document | ShadowRoot} root
   */
  #style(root) {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(HIGHLIGHT_STYLE);
    }
    if (root.adoptedStyleSheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.#roots.add(root);
  }
}
