/** Mastodon: a React form around a textarea; Ctrl+Enter goes round the form's submit event. */
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { exposeModel, isSubmitKey, send } from "./posting.js";

function ComposeForm() {
  const [text, setText] = useState("");
  exposeModel(() => text);
  const post = (how) => {
    send(text, how);
    setText("");
  };
  return (
    <form className="compose-form" onSubmit={(event) => { event.preventDefault(); post("form"); }}>
      <textarea aria-label="What's on your mind?" value={text} rows={4}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (isSubmitKey(event)) post("keys"); }} />
      <button type="button" aria-label="Add poll">+</button>
      <button type="submit">Post</button>
    </form>
  );
}

createRoot(document.getElementById("root")).render(<ComposeForm />);
