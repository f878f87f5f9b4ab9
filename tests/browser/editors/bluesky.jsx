/**
 * Bluesky: TipTap, with the button in the head of the dialog; a thread has several editors and one button.
 * With `?reply` in the address the post is a reply.
 */
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const dialog = document.querySelector("[role=dialog]");
const publish = dialog.querySelector("[data-testid=composerPublishBtn]");
if (location.search === "?reply") {
  dialog.setAttribute("aria-label", "Reply");
  publish.textContent = "Reply";
}

const parts = [];
const text = () => parts.map((part) => part.getText()).join("\n\n");
const submit = (how) => {
  send(text(), how);
  for (const part of parts) part.commands.clearContent(true);
};
const addPart = () => {
  const element = document.createElement("div");
  document.getElementById("field").append(element);
  parts.push(new Editor({
    element,
    extensions: [StarterKit],
    editorProps: {
      attributes: { "aria-label": "Write your post", role: "textbox" },
      handleKeyDown(_view, event) {
        if (!isSubmitKey(event)) return false;
        submit("keys");
        return true;
      },
    },
  }));
};
addPart();
exposeModel(text);
dialog.querySelector("[aria-label='Add another post']").addEventListener("click", addPart);
publish.addEventListener("click", () => submit("button"));
