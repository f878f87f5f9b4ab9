/** Swapping words so that the editor's own model follows, and its undo knows. */

/** Milliseconds an editor needs to notice a new selection before it can be typed over. */
const SELECTION_SETTLES_MS = 60;

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Replaces exactly `[start, end)` of an editor's text.
 *
 * @param {HTMLElement} editor
 * @param {number} start UTF-16 offset.
 * @param {number} end Exclusive.
 * @param {string} replacement
 * @returns {Promise<boolean>} Whether the editor's text is afterwards what it should be.
 */
async function replaceWords(editor, start, end, replacement) {
  const before = new DraftText(editor);
  const expected = before.text.slice(0, start) + replacement + before.text.slice(end);
  await selectWords(editor, start, end);
  insertOverSelection(editor, replacement);
  await wait(SELECTION_SETTLES_MS);
  return new DraftText(editor).text === expected;
}

/**
 * Gives the editor focus and selects the words, as a person would.
 *
 * @param {HTMLElement} editor
 * @param {number} start UTF-16 offset.
 * @param {number} end Exclusive.
 */
async function selectWords(editor, start, end) {
  editor.focus();
  if (isTextField(editor)) {
    editor.setSelectionRange(start, end);
    return;
  }
  const range = new DraftText(editor).range(start, end);
  if (!range) return;
  // Not addRange(): it refuses a range within a shadow root.
  getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  await wait(SELECTION_SETTLES_MS);
}

/**
 * Tries the ways an editor may take text, the most exact first. An editor that has taken the text cancels
 * the event, so nothing is inserted twice.
 *
 * @param {HTMLElement} editor
 * @param {string} replacement
 */
function insertOverSelection(editor, replacement) {
  // In Firefox the page can't read a content script's DataTransfer; there execCommand alone works everywhere.
  const canTransfer = !isTextField(editor) && !navigator.userAgent.includes("Firefox/");
  if (canTransfer && (offerReplacement(editor, replacement) || offerPaste(editor, replacement))) return;
  document.execCommand("insertText", false, replacement);
}

/**
 * @param {HTMLElement} editor
 * @param {string} replacement
 * @returns {boolean} Whether the editor took it.
 */
function offerReplacement(editor, replacement) {
  const range = draftSelection(editor);
  return !editor.dispatchEvent(
    new InputEvent("beforeinput", {
      inputType: "insertReplacementText",
      dataTransfer: transferOf(replacement),
      targetRanges: range ? [range] : [],
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  );
}

/**
 * @param {HTMLElement} editor
 * @param {string} replacement
 * @returns {boolean} Whether the editor took it.
 */
function offerPaste(editor, replacement) {
  return !editor.dispatchEvent(
    new ClipboardEvent("paste", {
      clipboardData: transferOf(replacement),
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  );
}

/** @param {string} text */
function transferOf(text) {
  const transfer = new DataTransfer();
  transfer.setData("text/plain", text);
  return transfer;
}

/**
 * @param {HTMLElement} editor
 * @returns {StaticRange | null}
 */
function draftSelection(editor) {
  const root = editor.getRootNode();
  const selection = getSelection();
  if (!selection) return null;
  if (root instanceof ShadowRoot) {
    return selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? null;
  }
  return selection.rangeCount > 0 ? new StaticRange(selection.getRangeAt(0)) : null;
}
