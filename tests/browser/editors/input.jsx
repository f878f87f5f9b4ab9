/** A field of one line, as polls and titles have it, in a form like Mastodon's. */
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { exposeModel, isSubmitKey, send } from "./posting.js";

function ComposeForm() {
  const [text, setText] = useState("");
  exposeModel(() => text);
  const post = (event, how) => {
    event.preventDefault();
    send(text, how);
    setText("");
  };
  return (
    <form className="compose-form" onSubmit={(event) => post(event, "form")}>
      <input type="text" className="field" aria-label="Post text" value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (isSubmitKey(event)) post(event, "keys"); }} />
      <button type="submit">Post</button>
    </form>
  );
}

createRoot(document.getElementById("root")).render(<ComposeForm />);
