/** Reddit: Lexical slotted into custom elements; the button of a new post lies in a shadow root of its own. */
import { lexicalEditor } from "./lexical-editor.js";
import { exposeModel, send } from "./posting.js";

class Composer extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<slot name="rte"></slot><slot name="submit-button"></slot>`;
  }
}
customElements.define("shreddit-composer", Composer);

class SubmitButton extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<button id="inner-post-submit-button" type="button">Post</button>`;
  }
}
customElements.define("r-post-form-submit-button", SubmitButton);

const post = lexicalEditor(document.querySelector("#post [slot=rte]"));
exposeModel(post.text);
document.querySelector("r-post-form-submit-button").addEventListener("click", () => {
  send(post.text(), "button");
  post.clear();
});

const comment = lexicalEditor(document.querySelector("#comment [slot=rte]"));
document.querySelector("#comment [slot=submit-button]").addEventListener("click", () => {
  send(comment.text(), "comment");
  comment.clear();
});
