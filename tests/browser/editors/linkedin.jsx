/** LinkedIn: Quill in a dialog within an open shadow root. */
import Quill from "quill";
import { exposeModel, send } from "./posting.js";

const root = document.getElementById("interop-outlet").attachShadow({ mode: "open" });
root.innerHTML = `
  <style>
    [role=dialog] { font: 16px sans-serif; width: 520px; margin: 40px; padding: 16px; border: 1px solid gray }
    .ql-editor { min-height: 80px; white-space: pre-wrap; outline: none }
    .ql-clipboard { position: absolute; left: -10000px }
  </style>
  <div role="dialog" aria-label="Create a post">
    <div id="field"></div>
    <button type="button" class="share-actions__primary-action"><span>Post</span></button>
  </div>`;

const quill = new Quill(root.getElementById("field"), {
  placeholder: "What do you want to talk about?",
  // Else whatever happens within a second is undone as one step.
  modules: { history: { delay: 0 } },
});
// Quill asks the document for selection and focus; within a shadow root the shadow root has to be asked.
quill.selection.hasFocus = () => root.activeElement === quill.root;
quill.selection.getNativeRange = () => {
  const selection = root.getSelection();
  return selection?.rangeCount ? quill.selection.normalizeNative(selection.getRangeAt(0)) : null;
};
const text = () => quill.getText().replace(/\n$/, "");
exposeModel(text);
root.querySelector("button").addEventListener("click", () => {
  send(text(), "button");
  quill.setText("");
});
