/** Swapping words so that the editor's own model follows, and its undo knows. */

/** Milliseconds an editor needs to notice a new selection before it can be typed over. */
const SELECTION_SETTLES_MS = 60;

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Replaces exactly `[start, end)` of an editor's text. The caret stays at the words it was at.
 *
 * @param {HTMLElement} editor
 * @param {number} start UTF-16 offset.
 * @param {number} end Exclusive.
 * @param {string} replacement
 * @returns {Promise<boolean>} Whether the editor's text is afterwards what it should be.
 */
async function replaceWords(editor, start, end, replacement) {
  const before = new DraftText(editor);
  const caret = caretOf(before);
  const expected = before.text.slice(0, start) + replacement + before.text.slice(end);
  await selectWords(editor, start, end);
  insertOverSelection(editor, replacement);
  await wait(SELECTION_SETTLES_MS);
  const after = new DraftText(editor);
  if (after.text !== expected) return false;
  if (caret) putCaret(after, moveCaret(caret, start, end, start + replacement.length));
  return true;
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
  if (replacement === "") {
    if (!canTransfer || !offerInput(editor, "deleteContentBackward")) document.execCommand("delete");
    return;
  }
  if (canTransfer) {
    const dataTransfer = transferOf(replacement);
    if (offerInput(editor, "insertReplacementText", dataTransfer) || offerPaste(editor, dataTransfer)) return;
  }
  document.execCommand("insertText", false, replacement);
}

/**
 * @param {HTMLElement} editor
 * @param {string} inputType
 * @param {DataTransfer} [dataTransfer]
 * @returns {boolean} Whether the editor took it.
 */
function offerInput(editor, inputType, dataTransfer) {
  const range = selectionIn(editor);
  return !editor.dispatchEvent(
    new InputEvent("beforeinput", {
      inputType,
      dataTransfer,
      targetRanges: range ? [range] : [],
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  );
}

/**
 * @param {HTMLElement} editor
 * @param {DataTransfer} clipboardData
 * @returns {boolean} Whether the editor took it.
 */
function offerPaste(editor, clipboardData) {
  return !editor.dispatchEvent(
    new ClipboardEvent("paste", {
      clipboardData,
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
