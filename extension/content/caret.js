/** Where the caret is in an editor, and how it gets back there after words before it have changed. */

/**
 * A place in the text; or, on a line without text, which no offset can name, in the editor's nodes.
 * @typedef {{ readonly offset: number } | { readonly node: Node, readonly index: number }} Caret
 */

/**
 * @param {HTMLElement} editor
 * @returns {StaticRange | null} What is selected, within shadow roots as well.
 */
function selectionIn(editor) {
  const root = editor.getRootNode();
  const selection = getSelection();
  if (!selection) return null;
  if (root instanceof ShadowRoot) {
    return selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? null;
  }
  return selection.rangeCount > 0 ? new StaticRange(selection.getRangeAt(0)) : null;
}

/**
 * @param {DraftText} draft
 * @returns {Caret | null} Null if it is not in the editor.
 */
function caretOf(draft) {
  const { editor } = draft;
  if (isTextField(editor)) return editor.selectionEnd === null ? null : { offset: editor.selectionEnd };
  const range = selectionIn(editor);
  if (!range || !editor.contains(range.endContainer)) return null;
  const { endContainer: node, endOffset: index } = range;
  const offset = draft.offsetAt(node, index);
  return offset === null ? { node, index } : { offset };
}

/**
 * @param {Caret} caret
 * @param {number} start UTF-16 offsets of the words that are replaced.
 * @param {number} end
 * @param {number} newEnd Where they end afterwards.
 * @returns {Caret} The same place afterwards; behind the words if it was in them.
 */
function moveCaret(caret, start, end, newEnd) {
  if (!("offset" in caret) || caret.offset <= start) return caret;
  return { offset: Math.max(caret.offset, end) - end + newEnd };
}

/**
 * @param {DraftText} draft
 * @param {Caret} caret
 */
function putCaret(draft, caret) {
  const { editor } = draft;
  if (isTextField(editor)) {
    if ("offset" in caret) editor.setSelectionRange(caret.offset, caret.offset);
    return;
  }
  const place = "offset" in caret ? draft.placeAt(caret.offset) : caret;
  if (place && editor.contains(place.node)) getSelection()?.collapse(place.node, place.index);
}
