/** X: Draft.js in a composer without form or dialog; a thread has several editors and one button. */
import { EditorState, Editor, getDefaultKeyBinding } from "draft-js";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const plain = (state) => state.getCurrentContent().getPlainText("\n");

function Composer() {
  const [parts, setParts] = useState([EditorState.createEmpty()]);
  const text = parts.map(plain).join("\n\n");
  exposeModel(() => text);

  const post = (how) => {
    send(text, how);
    setParts([EditorState.createEmpty()]);
  };
  const keys = (event) => (isSubmitKey(event) ? "post" : getDefaultKeyBinding(event));
  const command = (name) => {
    if (name !== "post") return "not-handled";
    post("keys");
    return "handled";
  };
  const change = (index) => (state) => setParts((old) => old.map((each, i) => (i === index ? state : each)));

  return (
    <div className="composer">
      {parts.map((state, index) => (
        <div className="part" key={index}>
          <span className="avatar" aria-hidden="true" />
          <div className="field" data-testid={`tweetTextarea_${index}RichTextInputContainer`}>
            <Editor
              editorState={state}
              onChange={change(index)}
              keyBindingFn={keys}
              handleKeyCommand={command}
              placeholder="What’s happening?"
              ariaLabel="Post text"
              role="textbox"
              webDriverTestID={`tweetTextarea_${index}`}
            />
          </div>
        </div>
      ))}
      <div className="toolbar">
        <span className="tools" aria-hidden="true">
          <i /><i /><i /><i />
        </span>
        <button type="button" data-testid="addButton" className="plus" aria-label="Add post"
          onClick={() => setParts([...parts, EditorState.createEmpty()])}>+</button>
        <button type="button" role="button" data-testid="tweetButtonInline" className="post"
          disabled={!text.trim()} onClick={() => post("button")}>
          <div dir="ltr"><span><span>Post</span></span></div>
        </button>
      </div>
    </div>
  );
}

createRoot(document.getElementById("composer")).render(<Composer />);
