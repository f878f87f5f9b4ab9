/** What an editor holds as plain text, and the way back from an offset in that text to a place in the editor. */

/** @typedef {HTMLTextAreaElement | HTMLInputElement} TextField */

/** Elements that begin a new line. Taken by name, because asking for computed styles costs a layout at each key. */
const LINE_ELEMENTS = new Set([
  "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER",
  "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL",
]);

/**
 * @param {Element} editor
 * @returns {editor is TextField}
 */
function isTextField(editor) {
  return editor.localName === "textarea" || editor.localName === "input";
}

/** A piece of the text and the node it came from. A picture that stands for characters (an emoji) is `whole`. */
class TextPiece {
  /**
   * @param {Node} node
   * @param {number} start UTF-16 offset in the text.
   * @param {number} end
   * @param {boolean} whole
   */
  constructor(node, start, end, whole) {
    this.node = node;
    this.start = start;
    this.end = end;
    this.whole = whole;
  }
}

class DraftText {
  /** @type {TextPiece[]} */
  #pieces = [];
  #breaks = 0;
  #atLineStart = true;

  /** @param {HTMLElement} editor A textarea, an input or an editing host. */
  constructor(editor) {
    this.editor = editor;
    this.text = "";
    if (isTextField(editor)) this.text = editor.value;
    else this.#readChildren(editor);
  }

  /**
   * @param {number} start UTF-16 offset in the text.
   * @param {number} end Exclusive.
   * @returns {AbstractRange | null} Null where the browser has no ranges (text fields in some browsers).
   */
  range(start, end) {
    if (isTextField(this.editor)) return this.editor.createValueRange?.(start, end) ?? null;
    const first = this.#pieces.find((piece) => start < piece.end);
    const last = this.#pieces.findLast((piece) => end > piece.start);
    if (!first || !last || first.start > last.start) return null;
    const range = document.createRange();
    if (first.whole) range.setStartBefore(first.node);
    else range.setStart(first.node, Math.max(start - first.start, 0));
    if (last.whole) range.setEndAfter(last.node);
    else range.setEnd(last.node, Math.min(end, last.end) - last.start);
    return range;
  }

  /**
   * @param {Node} node
   * @param {number} index
   * @returns {number | null} The offset of a place in the editor; null if it is not within a text node.
   */
  offsetAt(node, index) {
    const piece = this.#pieces.find((each) => each.node === node && !each.whole);
    return piece ? piece.start + index : null;
  }

  /**
   * @param {number} offset UTF-16 offset in the text.
   * @returns {{ readonly node: Node, readonly index: number } | null} The place it is at, in a text node.
   */
  placeAt(offset) {
    const piece = this.#pieces.find(({ start, end, whole }) => !whole && start <= offset && offset <= end);
    return piece ? { node: piece.node, index: offset - piece.start } : null;
  }

  /** @param {Node} parent */
  #readChildren(parent) {
    for (const node of parent.childNodes) {
      if (node instanceof Text) this.#append(node, node.data, false);
      else if (node instanceof Element) this.#readElement(node);
    }
  }

  /** @param {Element} element */
  #readElement(element) {
    if (element.localName === "br") {
      this.#breaks += 1;
      this.#atLineStart = true;
    } else if (element instanceof HTMLImageElement) {
      this.#append(element, element.alt, true);
    } else if (LINE_ELEMENTS.has(element.tagName)) {
      this.#startLine();
      this.#readChildren(element);
      this.#startLine();
    } else {
      this.#readChildren(element);
    }
  }

  #startLine() {
    if (this.#atLineStart) return;
    this.#breaks += 1;
    this.#atLineStart = true;
  }

  /**
   * Line breaks are written only once something follows them: editors keep an empty element at the end.
   *
   * @param {Node} node
   * @param {string} data
   * @param {boolean} whole
   */
  #append(node, data, whole) {
    if (!data) return;
    this.text += "\n".repeat(this.#breaks);
    this.#breaks = 0;
    this.#atLineStart = false;
    const start = this.text.length;
    // Editors write a no-break space where two spaces meet; it is one unit either way, so offsets hold.
    this.text += data.replaceAll("\u00a0", " ");
    this.#pieces.push(new TextPiece(node, start, this.text.length, whole));
  }
}
