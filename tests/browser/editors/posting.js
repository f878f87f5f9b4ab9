/** What the pages tell the tests: every post that went out, in order. */
window.posts = [];

/**
 * @param {string} text
 * @param {string} how
 */
export function send(text, how) {
  window.posts.push({ text, how, at: performance.now() });
}

/**
 * Registers how the tests read the text from the editor's own model, not from its nodes.
 * @param {() => string} read
 */
export function exposeModel(read) {
  window.modelText = read;
}

/**
 * Sends on Ctrl+Enter, before the editor takes the key for a line break.
 * @param {HTMLElement} box
 * @param {(how: string) => void} submit
 */
export function sendOnKeys(box, submit) {
  box.addEventListener("keydown", (event) => {
    if (!isSubmitKey(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submit("keys");
  }, true);
}

/** @param {KeyboardEvent | import("react").KeyboardEvent} event */
export function isSubmitKey(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey);
}
