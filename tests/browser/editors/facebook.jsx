/** Facebook: Lexical in a dialog whose button is a div, and a comment box in which Enter sends. */
import { lexicalEditor } from "./lexical-editor.js";
import { exposeModel, send } from "./posting.js";

const post = lexicalEditor(document.querySelector("[role=dialog] [role=textbox]"));
exposeModel(post.text);

const button = document.querySelector("[role=dialog] [role=button]");
const submit = () => {
  send(post.text(), "button");
  post.clear();
};
button.addEventListener("click", submit);
button.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") submit();
});

const commentBox = document.querySelector("[role=article] [role=textbox]");
const comment = lexicalEditor(commentBox);
commentBox.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  send(comment.text(), "comment");
  comment.clear();
}, true);
