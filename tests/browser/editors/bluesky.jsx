/** Bluesky: TipTap, with the button in the head of the dialog. */
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const submit = (how) => {
  send(editor.getText(), how);
  editor.commands.clearContent(true);
};
const editor = new Editor({
  element: document.getElementById("field"),
  extensions: [StarterKit],
  editorProps: {
    attributes: { "aria-label": "Write your post", role: "textbox" },
    handleKeyDown(_view, event) {
      if (!isSubmitKey(event)) return false;
      submit("keys");
      return true;
    },
  },
});
exposeModel(() => editor.getText());
document.querySelector("[data-testid=composerPublishBtn]").addEventListener("click", () => submit("button"));
