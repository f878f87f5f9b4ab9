/** LinkedIn: Quill in a dialog within an open shadow root, with a poll; and in a comment box in the page. */
import Quill from "quill";
import { exposeModel, send, sendOnKeys } from "./posting.js";

const root = document.getElementById("interop-outlet").attachShadow({ mode: "open" });
root.innerHTML = `
  <style>
    [role=dialog] { font: 16px sans-serif; width: 520px; margin: 40px; padding: 16px; border: 1px solid gray }
    .ql-editor { min-height: 80px; white-space: pre-wrap; outline: none }
    .ql-clipboard { position: absolute; left: -10000px }
  </style>
  <div role="dialog" aria-label="Create a post">
    <div id="field"></div>
    <div class="polls-detour__form" hidden>
      <input type="text" aria-label="Option 1">
      <input type="text" aria-label="Option 2">
    </div>
    <button type="button" aria-label="Create a poll">+</button>
    <button type="button" class="share-actions__primary-action"><span>Post</span></button>
  </div>`;

/** @param {HTMLElement} field */
function quillIn(field, placeholder) {
  // Else whatever happens within a second is undone as one step.
  const quill = new Quill(field, { placeholder, modules: { history: { delay: 0 } } });
  return { quill, text: () => quill.getText().replace(/\n$/, "") };
}

const { quill, text } = quillIn(root.getElementById("field"), "What do you want to talk about?");
// Quill asks the document for selection and focus; within a shadow root the shadow root has to be asked.
quill.selection.hasFocus = () => root.activeElement === quill.root;
quill.selection.getNativeRange = () => {
  const [range] = document.getSelection().getComposedRanges({ shadowRoots: [root] });
  return range && root.contains(range.startContainer) ? quill.selection.normalizeNative(range) : null;
};
exposeModel(text);

const poll = root.querySelector(".polls-detour__form");
root.querySelector("[aria-label='Create a poll']").addEventListener("click", () => {
  poll.hidden = false;
});
const submit = (how) => {
  const options = Array.from(poll.querySelectorAll("input"), (field) => field.value).filter(Boolean);
  send([text(), ...options].join("\n\n"), how);
  quill.setText("");
};
root.querySelector(".share-actions__primary-action").addEventListener("click", () => submit("button"));
sendOnKeys(quill.root, submit);

const comment = quillIn(document.getElementById("comment-field"), "Add a comment…");
const commentButton = document.querySelector(".comments-comment-box__submit-button--cr");
comment.quill.on("text-change", () => {
  commentButton.hidden = !comment.text();
});
const submitComment = () => {
  send(comment.text(), "comment");
  comment.quill.setText("");
};
commentButton.addEventListener("click", submitComment);
sendOnKeys(comment.quill.root, submitComment);
