/** What the extension's own pages share: messages, and finding their elements. */

export const message = chrome.i18n.getMessage;

/** Puts the messages into a page, in the language of the browser. */
export function translate() {
  document.documentElement.lang = message("languageCode");
  for (const element of document.querySelectorAll("[data-message]")) {
    element.textContent = message(element.getAttribute("data-message") ?? "");
  }
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} called "${id}".`);
  return found;
}

/**
 * Disables what nobody can change because the organisation set it, and says so in the paragraph that is there for it.
 *
 * @param {LockableSetting} key
 * @param {readonly LockableSetting[]} locked
 * @param {readonly (HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement)[]} controls
 */
export function showLock(key, locked, controls) {
  const isLocked = locked.includes(key);
  byId(`locked-${key}`, HTMLParagraphElement).hidden = !isLocked;
  for (const control of controls) control.disabled = isLocked;
}

/**
 * @param {number} time Milliseconds since 1970.
 * @returns {string} Hours and minutes, as people write them in the page's language.
 */
export function clockTime(time) {
  return new Intl.DateTimeFormat(message("languageCode"), { hour: "numeric", minute: "2-digit" }).format(time);
}
