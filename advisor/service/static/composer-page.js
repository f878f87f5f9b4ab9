/** A social post box that posts to nowhere. It knows nothing of the advice, just as a real network does not. */
{
  const draft = document.getElementById("draft");
  const post = document.getElementById("post");
  const count = document.getElementById("count");
  const LIMIT = 500;

  const text = () => draft.textContent.trim();

  const refresh = () => {
    const left = LIMIT - [...draft.textContent].length;
    // An emptied editing host keeps a line break, which would hide the placeholder.
    if (!draft.textContent) draft.replaceChildren();
    count.textContent = String(left);
    count.classList.toggle("over", left < 0);
    post.disabled = !text() || left < 0;
  };

  const write = (words) => {
    draft.focus();
    getSelection().selectAllChildren(draft);
    document.execCommand(words ? "insertText" : "delete", false, words);
  };

  const send = () => {
    if (post.disabled) return;
    const card = document.getElementById("post-template").content.cloneNode(true);
    card.querySelector("p").textContent = text();
    document.getElementById("posted").hidden = false;
    document.getElementById("posts").prepend(card);
    write("");
  };

  draft.addEventListener("input", refresh);
  draft.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  });
  post.addEventListener("click", send);
  for (const chip of document.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => write(chip.dataset.text));
  }
  refresh();
}
