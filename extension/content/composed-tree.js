/** Walking the page as the eye sees it: through open shadow roots. */

/**
 * @param {Node} node
 * @returns {Generator<Element | Document | ShadowRoot>} The ancestors, nearest first, without the node itself.
 */
function* composedAncestors(node) {
  let parent = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  while (parent) {
    yield /** @type {Element | Document | ShadowRoot} */ (parent);
    parent = parent.parentNode ?? (parent instanceof ShadowRoot ? parent.host : null);
  }
}

/**
 * @param {Node} ancestor
 * @param {Node} node
 * @returns {boolean} Whether `node` is `ancestor` or lies within it, shadow roots included.
 */
function composedContains(ancestor, node) {
  if (ancestor === node) return true;
  for (const each of composedAncestors(node)) if (each === ancestor) return true;
  return false;
}

/**
 * @param {Element} element
 * @param {string} selector
 * @returns {Element | null} The element itself or its nearest ancestor that matches.
 */
function composedClosest(element, selector) {
  if (element.matches(selector)) return element;
  for (const each of composedAncestors(element)) {
    if (each instanceof Element && each.matches(selector)) return each;
  }
  return null;
}

/**
 * @param {Element | Document | ShadowRoot} root
 * @param {string} selector
 * @returns {Generator<Element>} Matching descendants, those within open shadow roots included.
 */
function* composedQuery(root, selector) {
  yield* root.querySelectorAll(selector);
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) yield* composedQuery(element.shadowRoot, selector);
  }
}
