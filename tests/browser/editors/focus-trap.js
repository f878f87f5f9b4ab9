/**
 * Keeps the focus in a dialog as sites do: whatever leaves is pulled back, and Tab goes round within.
 * @param {HTMLElement} dialog
 * @param {() => HTMLElement} home Where the focus goes back to.
 */
export function trapFocus(dialog, home) {
  const pullBack = (event) => {
    const to = event.type === "focusin" ? event.target : event.relatedTarget;
    if (to && !dialog.contains(to)) home().focus();
  };
  document.addEventListener("focusin", pullBack, true);
  document.addEventListener("focusout", pullBack, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    event.preventDefault();
    const stops = [...dialog.querySelectorAll("button, [contenteditable=true], input")];
    stops[(stops.indexOf(document.activeElement) + 1) % stops.length].focus();
  }, true);
}
