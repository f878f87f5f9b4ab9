/**
 * Stands in for the ranges within a text field that some browsers don't have: the field's text once more,
 * transparent and exactly above it, so that ranges in the copy underline the words of the field. The copy lives
 * in a closed shadow root at the end of the page; the field and what is beside it stay as they are.
 */

/** What decides where a word stands in a field. */
const MIRRORED_STYLES = /** @type {const} */ ([
  "direction", "fontFamily", "fontFeatureSettings", "fontKerning", "fontOpticalSizing", "fontSize",
  "fontSizeAdjust", "fontStretch", "fontStyle", "fontVariant", "fontVariationSettings", "fontWeight", "hyphens",
  "letterSpacing", "lineBreak", "lineHeight", "overflowWrap", "paddingBottom", "paddingLeft", "paddingRight",
  "paddingTop", "tabSize", "textAlign", "textIndent", "textRendering", "textTransform", "unicodeBidi",
  "whiteSpace", "wordBreak", "wordSpacing",
]);

const MIRROR_STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto !important;
  left: var(--left) !important;
  top: var(--top) !important;
  width: var(--width) !important;
  height: var(--height) !important;
  overflow: hidden !important;
  pointer-events: none !important;
  z-index: 2147483646 !important;
}
.copy { position: absolute; box-sizing: border-box; overflow: hidden; color: transparent; }
`;

class FieldMirror {
  #field;
  #place;
  #host = document.createElement("post-advisor-mirror");
  #copy = element("div", { class: "copy" });
  #text = document.createTextNode("");

  /** @param {TextField} field */
  constructor(field) {
    this.#field = field;
    this.root = this.#host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(MIRROR_STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.#copy.append(this.#text);
    this.root.append(this.#copy);
    // Not to be read out, selected or found: the words are in the page once already.
    this.#host.inert = true;
    // In the top layer, as the field may be in a page's dialog there.
    this.#host.popover = "manual";
    document.documentElement.append(this.#host);
    this.#host.showPopover();
    this.#place = new ElementPlace(field, () => this.#align());
  }

  /** @param {string} text What the field holds now. */
  follow(text) {
    if (this.#text.data !== text) this.#text.data = text;
    this.#dress();
    this.#align();
  }

  /**
   * @param {number} start UTF-16 offset in the text.
   * @param {number} end Exclusive.
   * @returns {Range}
   */
  range(start, end) {
    const range = document.createRange();
    range.setStart(this.#text, start);
    range.setEnd(this.#text, end);
    return range;
  }

  remove() {
    this.#place.stop();
    this.#host.remove();
  }

  #dress() {
    const style = getComputedStyle(this.#field);
    for (const name of MIRRORED_STYLES) this.#copy.style[name] = style[name];
    if (this.#field.localName === "textarea") return;
    // An input shows one line, in the middle of its height.
    const { clientHeight } = this.#field;
    const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    this.#copy.style.whiteSpace = "pre";
    this.#copy.style.lineHeight = `${clientHeight - padding}px`;
  }

  /** Puts the copy above the field, and shows as much of it as is seen of the field. */
  #align() {
    const field = this.#field;
    const { left, top, width } = field.getBoundingClientRect();
    const inner = { left: left + field.clientLeft, top: top + field.clientTop };
    // Where the page shows the field turned or at another scale, no underline is better than a wrong one.
    const straight = Math.abs(width - field.offsetWidth) < 1;
    const box = straight ? visibleBox(field) : { left: 0, top: 0, right: 0, bottom: 0 };
    setPixels(this.#host, {
      "--left": box.left,
      "--top": box.top,
      "--width": Math.max(box.right - box.left, 0),
      "--height": Math.max(box.bottom - box.top, 0),
    });
    setPixels(this.#copy, {
      left: inner.left - box.left - field.scrollLeft,
      top: inner.top - box.top - field.scrollTop,
      width: field.localName === "textarea" ? field.clientWidth : Math.max(field.scrollWidth, field.clientWidth),
    });
  }
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, number>} lengths
 */
function setPixels(element, lengths) {
  for (const [name, length] of Object.entries(lengths)) element.style.setProperty(name, `${length}px`);
}

/**
 * @param {TextField} field
 * @returns {Box} The part of the field's inside that no scrolling ancestor cuts off.
 */
function visibleBox(field) {
  const { left, top } = field.getBoundingClientRect();
  const style = getComputedStyle(field);
  const inset = field.localName === "textarea" ? [0, 0] : [style.paddingLeft, style.paddingRight].map(parseFloat);
  let box = {
    left: left + field.clientLeft + inset[0],
    top: top + field.clientTop,
    right: left + field.clientLeft + field.clientWidth - inset[1],
    bottom: top + field.clientTop + field.clientHeight,
  };
  let { position } = style;
  for (const ancestor of composedAncestors(field)) {
    if (!(ancestor instanceof Element) || ancestor === document.body) continue;
    if (ancestor === document.documentElement || position === "fixed") break;
    const { overflow, position: placed } = getComputedStyle(ancestor);
    // What is placed absolutely is cut off only by ancestors that it is placed in.
    if (position === "absolute" && placed === "static") continue;
    position = placed;
    if (overflow !== "visible") box = intersect(box, ancestor.getBoundingClientRect());
  }
  return box;
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {Box}
 */
function intersect(one, other) {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}
