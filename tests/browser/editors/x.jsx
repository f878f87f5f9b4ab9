/**
 * X: Draft.js in a composer without form or dialog; a thread has several editors and one button, a poll has
 * text fields. With `?reply` in the address the composer is a reply in a dialog that keeps the focus.
 */
import { ContentState, EditorState, Editor, getDefaultKeyBinding } from "draft-js";
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { trapFocus } from "./focus-trap.js";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const REPLY = location.search === "?reply";

const plain = (state) => state.getCurrentContent().getPlainText("\n");

function Composer() {
  const [parts, setParts] = useState([EditorState.createEmpty()]);
  const [poll, setPoll] = useState(false);
  const choices = useRef(null);
  const text = parts.map(plain).join("\n\n");
  exposeModel(() => text);
  // What the page does with a draft that was saved: nothing in it is ever focused.
  window.restoreDraft = (texts) =>
    setParts(texts.map((each) => EditorState.createWithContent(ContentState.createFromText(each))));

  const post = (how) => {
    const fields = choices.current?.querySelectorAll("input") ?? [];
    send([text, ...Array.from(fields, (field) => field.value)].join("\n\n"), how);
    setParts([EditorState.createEmpty()]);
    setPoll(false);
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
              placeholder={REPLY ? "Post your reply" : "What’s happening?"}
              ariaLabel="Post text"
              role="textbox"
              webDriverTestID={`tweetTextarea_${index}`}
            />
          </div>
        </div>
      ))}
      {poll && (
        <div className="poll" ref={choices}>
          <input type="text" name="Choice1" aria-label="Choice 1" />
          <input type="text" name="Choice2" aria-label="Choice 2" />
        </div>
      )}
      <div className="toolbar">
        <span className="tools" aria-hidden="true">
          <i /><i /><i /><i />
        </span>
        <button type="button" aria-label="Add poll" className="plus" onClick={() => setPoll(true)}>=</button>
        <button type="button" data-testid="addButton" className="plus" aria-label="Add post"
          onClick={() => setParts([...parts, EditorState.createEmpty()])}>+</button>
        <button type="button" role="button" data-testid={REPLY ? "tweetButton" : "tweetButtonInline"} className="post"
          disabled={!text.trim()} onClick={() => post("button")}>
          <div dir="ltr"><span><span>{REPLY ? "Reply" : "Post"}</span></span></div>
        </button>
      </div>
    </div>
  );
}

const composer = document.getElementById("composer");
if (REPLY) {
  composer.setAttribute("role", "dialog");
  composer.setAttribute("aria-modal", "true");
  composer.setAttribute("aria-label", "Reply");
  trapFocus(composer, () => composer.querySelector("[contenteditable=true]"));
}
createRoot(composer).render(<Composer />);
