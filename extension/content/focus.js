/** Where the focus is, and where it goes: through open shadow roots. */

/** @returns {Element | null} The element that has the focus, however deep. */
function focusedElement() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/**
 * The one event that is listened to all the time: without it no editor would be found.
 *
 * @param {(event: Event) => void} onFocus Told of every `focusin`, once.
 * @param {AbortSignal} signal Ends it.
 */
function followFocus(onFocus, signal) {
  /** @type {WeakSet<EventTarget>} */
  const followed = new WeakSet();
  /** @type {WeakSet<Event>} */
  const seen = new WeakSet();
  /** @param {EventTarget} root */
  const follow = (root) => {
    if (followed.has(root)) return;
    followed.add(root);
    root.addEventListener("focusin", failOpen(onFocusIn), { capture: true, signal });
  };
  /** @param {Event} event */
  const onFocusIn = (event) => {
    if (seen.has(event)) return;
    seen.add(event);
    // A focus that moves within one shadow root is not seen from outside of it.
    for (const node of event.composedPath()) if (node instanceof ShadowRoot) follow(node);
    onFocus(event);
  };
  follow(window);
}
