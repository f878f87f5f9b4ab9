import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $getRoot, createEditor } from "lexical";

/**
 * Makes an element a Lexical editor.
 * @param {HTMLElement} element
 */
export function lexicalEditor(element) {
  const editor = createEditor({
    namespace: "page",
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  const clear = () =>
    editor.update(() => {
      $getRoot().clear().append($createParagraphNode());
    });
  clear();
  return {
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    clear,
  };
}
