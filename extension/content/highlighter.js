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

  /**
   * Replaces all underlines by these.
   *
   * @param {Iterable<{ readonly draft: DraftText, readonly spans: readonly Span[] }>} drafts
   */
  draw(drafts) {
    if (!this.#supported) return;
    /** @type {Record<"note" | "warn", AbstractRange[]>} */
    const ranges = { note: [], warn: [] };
    for (const { draft, spans } of drafts) {
      if (spans.length > 0) this.#style(draft.editor);
      for (const { finding, start, end } of spans) {
        const range = draft.range(start, end);
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

  /**
   * A sheet adopted by the editor's own root is the one way that works under every content security
   * policy and within shadow roots, in all browsers. Pages sometimes replace their list of sheets.
   *
   * @param {Element} editor
   */
  #style(editor) {
    const root = /** @type {Document | ShadowRoot} */ (editor.getRootNode());
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(HIGHLIGHT_STYLE);
    }
    if (root.adoptedStyleSheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.#roots.add(root);
  }
}
