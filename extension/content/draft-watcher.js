/**
 * Tells when an editor's content may have changed, when the author has left it, and when it has come into or
 * gone out of sight. It only listens: some editors cancel `input` and draw by themselves, so their nodes are
 * watched too.
 */
class DraftWatcher {
  #listening = new AbortController();
  #mutations;
  #sight;

  /**
   * @param {HTMLElement} editor
   * @param {{ onChange: () => void, onSight: (visible: boolean) => void, onLeave: () => void }} listener
   */
  constructor(editor, { onChange, onSight, onLeave }) {
    const { signal } = this.#listening;
    editor.addEventListener("input", failOpen(onChange), { signal });
    editor.addEventListener("focusout", failOpen(onLeave), { signal });
    // A text field that the page empties by itself fires no input event, but its selection moves.
    if (isTextField(editor)) document.addEventListener("selectionchange", failOpen(onChange), { signal });

    this.#mutations = new MutationObserver(failOpen(onChange));
    this.#mutations.observe(editor, { characterData: true, childList: true, subtree: true });

    // Also reports an editor that was taken out of the page.
    this.#sight = new IntersectionObserver(
      failOpen((entries) => onSight(entries[entries.length - 1].isIntersecting)),
    );
    this.#sight.observe(editor);
  }

  stop() {
    this.#listening.abort();
    this.#mutations.disconnect();
    this.#sight.disconnect();
  }
}
