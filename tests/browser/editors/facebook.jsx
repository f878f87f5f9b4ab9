/** Facebook: Lexical in a dialog whose button is a div, and comment boxes in which Enter sends. */
import { lexicalEditor } from "./lexical-editor.js";
import { exposeModel, send, sendOnKeys } from "./posting.js";

const postBox = document.querySelector("[aria-label='Create post'] [role=textbox]");
const post = lexicalEditor(postBox);
exposeModel(post.text);

const button = document.querySelector("[aria-label='Create post'] [role=button]");
const submit = (how) => {
  send(post.text(), how);
  post.clear();
};
button.addEventListener("click", () => submit("button"));
button.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") submit("button");
});
sendOnKeys(postBox, submit);

for (const box of document.querySelectorAll("[role=textbox][aria-label^='Write a comment']")) {
  const comment = lexicalEditor(box);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send(comment.text(), "comment");
    comment.clear();
  }, true);
}
