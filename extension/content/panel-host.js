/**
 * The element of its own, at the end of the page, in whose shadow root the advisor shows something: never a node inside
 * or beside an editor.
 */

/** Events in it that a page must not take for its own: its shortcuts and its "clicked outside". */
const PRIVATE_EVENTS = [
  "click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend",
  "keydown", "keyup", "keypress", "focusin", "focusout", "input", "wheel",
];

/**
 * @param {string} lang Of the advisor's own words.
 * @param {...HTMLElement} children
 * @returns {HTMLElement} Not yet in the page.
 */
function makeHost(lang, ...children) {
  const host = document.createElement("post-advisor");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(...children);
  // In the top layer it is seen above a page's own dialogs.
  host.popover = "manual";
  host.lang = lang;
  for (const type of PRIVATE_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  // Keeps the focus, and with it the caret, in the editor.
  host.addEventListener("mousedown", (event) => event.preventDefault());
  return host;
}

/** @param {HTMLElement} host */
function attachHost(host) {
  if (!host.isConnected) document.documentElement.append(host);
  if (!host.matches(":popover-open")) host.showPopover();
}

/** @param {HTMLElement} host */
function removeHost(host) {
  if (host.matches(":popover-open")) host.hidePopover();
  host.remove();
}

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} shown What is seen of it.
 * @param {readonly (HTMLElement | null)[]} avoid What it should not cover.
 */
function placeHost(host, shown, avoid) {
  const boxes = avoid.filter((each) => each !== null).map((each) => each.getBoundingClientRect());
  const size = { width: shown.offsetWidth, height: shown.offsetHeight };
  const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = choosePlace(size, viewport, boxes);
  host.style.setProperty("--left", `${left}px`);
  host.style.setProperty("--top", `${top}px`);
}
