/** An editing host without any library. */
import { exposeModel, isSubmitKey, send } from "./posting.js";

const editor = document.querySelector("[contenteditable]");
const text = () => editor.innerText.replaceAll("\u00a0", " ").replace(/\n$/, "");
exposeModel(text);

const submit = (how) => {
  send(text(), how);
  editor.replaceChildren();
};
editor.addEventListener("keydown", (event) => {
  if (isSubmitKey(event)) submit("keys");
});
document.querySelector("button").addEventListener("click", () => submit("button"));
