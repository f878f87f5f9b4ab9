/**
 * Mastodon: a React form with the post, a content warning and a poll; Ctrl+Enter goes round the form's submit
 * event. With `?reply` in the address the form answers somebody.
 */
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { exposeModel, isSubmitKey, send } from "./posting.js";

const REPLY = location.search === "?reply";

function ComposeForm() {
  const [text, setText] = useState("");
  const [poll, setPoll] = useState(false);
  const form = useRef(null);
  exposeModel(() => text);
  const post = (how) => {
    const fields = form.current.querySelectorAll("input[type=text]");
    send([text, ...Array.from(fields, (field) => field.value).filter(Boolean)].join("\n\n"), how);
    setText("");
    setPoll(false);
    for (const field of fields) field.value = "";
  };
  return (
    <form className="compose-form" ref={form} onSubmit={(event) => { event.preventDefault(); post("form"); }}>
      {REPLY && <div className="reply-indicator">Somebody’s post.</div>}
      <input type="text" id="cw-spoiler-input" aria-label="Content warning" />
      <textarea aria-label="What's on your mind?" value={text} rows={4}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (isSubmitKey(event)) post("keys"); }} />
      {poll && (
        <div className="poll__form">
          <input type="text" aria-label="Choice 1" />
          <input type="text" aria-label="Choice 2" />
        </div>
      )}
      <button type="button" aria-label="Add poll" onClick={() => setPoll(true)}>+</button>
      <button type="submit">{REPLY ? "Reply" : "Post"}</button>
    </form>
  );
}

createRoot(document.getElementById("root")).render(<ComposeForm />);
