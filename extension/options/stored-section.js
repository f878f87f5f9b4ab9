/** Everything the extension keeps, as it lies there, and the button that deletes it. */
import { fetchedAddresses, forgetFetched } from "../engine/fetched-files.js";
import { byId } from "../ui/page.js";

/** What is not the author's to delete: it would be back at once. */
const OF_THE_HOUSE = ["managed", "house"];

/** @returns {() => Promise<void>} Shows what is stored. */
export function storedSection() {
  const title = byId("stored-title", HTMLHeadingElement);
  const none = byId("stored-none", HTMLParagraphElement);
  const list = byId("stored", HTMLDListElement);
  const clear = byId("stored-clear", HTMLButtonElement);
  clear.addEventListener("click", async () => {
    const own = Object.keys(await chrome.storage.local.get(null)).filter((key) => !OF_THE_HOUSE.includes(key));
    await chrome.storage.local.remove(own);
    await forgetFetched();
    title.focus();
  });

  return async () => {
    const stored = Object.entries(await chrome.storage.local.get(null));
    const fetched = await fetchedAddresses();
    if (fetched.length > 0) stored.push(["fetched", fetched]);
    none.hidden = stored.length > 0;
    list.hidden = stored.length === 0;
    clear.hidden = stored.every(([key]) => OF_THE_HOUSE.includes(key));
    list.replaceChildren(...stored.flatMap(([key, value]) => entry(key, value)));
  };
}

/**
 * The key for the organisation's service is not for everybody's eyes.
 *
 * @param {string} key
 * @param {unknown} value
 */
const withoutKey = (key, value) => (key === "serviceKey" ? "…" : value);

/**
 * @param {string} key
 * @param {unknown} value
 */
function entry(key, value) {
  const name = document.createElement("dt");
  name.textContent = key;
  const json = document.createElement("code");
  json.textContent = JSON.stringify(value, withoutKey, 2);
  const description = document.createElement("dd");
  description.append(json);
  return [name, description];
}
