/**
 * Reddit: Lexical slotted into custom elements; the title and the button of a new post lie in shadow roots of
 * their own.
 */
import { lexicalEditor } from "./lexical-editor.js";
import { exposeModel, send, sendOnKeys } from "./posting.js";

class Composer extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<slot name="rte"></slot><slot name="submit-button"></slot>`;
  }
}
customElements.define("shreddit-composer", Composer);

class TitleField extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<textarea aria-label="Title" rows="1"></textarea>`;
  }
}
customElements.define("faceplate-textarea-input", TitleField);

class SubmitButton extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<button id="inner-post-submit-button" type="button">Post</button>`;
  }
}
customElements.define("r-post-form-submit-button", SubmitButton);

const postBox = document.querySelector("#post [slot=rte]");
const post = lexicalEditor(postBox);
const title = document.querySelector("faceplate-textarea-input").shadowRoot.querySelector("textarea");
exposeModel(post.text);
const submit = (how) => {
  send([title.value, post.text()].filter(Boolean).join("\n\n"), how);
  post.clear();
  title.value = "";
};
document.querySelector("r-post-form-submit-button").addEventListener("click", () => submit("button"));
sendOnKeys(postBox, submit);

const commentBox = document.querySelector("#comment [slot=rte]");
const comment = lexicalEditor(commentBox);
const submitComment = () => {
  send(comment.text(), "comment");
  comment.clear();
};
document.querySelector("#comment [slot=submit-button]").addEventListener("click", submitComment);
sendOnKeys(commentBox, submitComment);
