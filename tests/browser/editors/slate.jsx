/** Slate, which no listed site uses, in a composer like that of X. */
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, Editor, Node, Transforms } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const EMPTY = [{ type: "paragraph", children: [{ text: "" }] }];

function Composer() {
  const [editor] = useState(() => withHistory(withReact(createEditor())));
  const text = () => editor.children.map((node) => Node.string(node)).join("\n");
  exposeModel(text);

  const submit = (how) => {
    send(text(), how);
    Transforms.delete(editor, { at: Editor.range(editor, []) });
  };
  return (
    <div className="composer">
      <div data-testid="tweetTextarea_0">
        <Slate editor={editor} initialValue={EMPTY}>
          <Editable className="field" aria-label="Post text"
            onKeyDown={(event) => { if (isSubmitKey(event)) submit("keys"); }} />
        </Slate>
      </div>
      <button type="button" data-testid="tweetButton" onClick={() => submit("button")}>Post</button>
    </div>
  );
}

createRoot(document.getElementById("composer")).render(<Composer />);
