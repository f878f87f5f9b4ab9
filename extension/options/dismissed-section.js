/** What the author asked not to be reminded of, and the way back from each of it. */
import { byId, message } from "../ui/page.js";

/** @returns {Promise<DismissalRecord>} */
async function load() {
  const { dismissals } = await chrome.storage.local.get("dismissals");
  return { salt: "", hashes: [], categories: [], .../** @type {object} */ (dismissals) };
}

/** @param {Partial<DismissalRecord>} changes */
async function save(changes) {
  const record = { ...(await load()), ...changes };
  // With nothing left to recognise, the salt has no use either.
  if (record.hashes.length + record.categories.length > 0) await chrome.storage.local.set({ dismissals: record });
  else await chrome.storage.local.remove("dismissals");
}

/** @returns {() => Promise<void>} Shows what is dismissed. */
export function dismissedSection() {
  const title = byId("dismissed-title", HTMLHeadingElement);
  const count = byId("dismissed-count", HTMLParagraphElement);
  const kindCount = byId("dismissed-kind-count", HTMLParagraphElement);
  const undo = byId("dismissed-undo", HTMLButtonElement);
  const clear = byId("dismissed-clear", HTMLButtonElement);
  const kinds = byId("dismissed-kinds", HTMLUListElement);

  /** @param {(record: DismissalRecord) => Partial<DismissalRecord>} change */
  const changer = (change) => async () => {
    await save(change(await load()));
    // The button that was pressed may be gone by now; whoever uses the keyboard goes on from here.
    title.focus();
  };
  undo.addEventListener("click", changer(({ hashes }) => ({ hashes: hashes.slice(0, -1) })));
  clear.addEventListener("click", changer(() => ({ hashes: [] })));

  /** @param {Topic} kind */
  function row(kind) {
    const name = document.createElement("span");
    name.textContent = message(`kind_${kind}`);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = message("remindAgain");
    button.ariaLabel = message("remindAgainOf", name.textContent);
    button.addEventListener("click", changer(({ categories }) => ({
      categories: categories.filter((each) => each !== kind),
    })));
    const item = document.createElement("li");
    item.className = "row";
    item.append(name, button);
    return item;
  }

  return async () => {
    const { hashes, categories } = await load();
    const phrases = hashes.length;
    count.textContent = message(
      phrases === 0 ? "dismissedNone" : phrases === 1 ? "dismissedOne" : "dismissedMany",
      String(phrases),
    );
    undo.hidden = phrases < 2;
    clear.hidden = phrases === 0;
    kindCount.textContent = message(categories.length === 0 ? "dismissedNoKinds" : "dismissedKinds");
    kinds.hidden = categories.length === 0;
    kinds.replaceChildren(...categories.map(row));
  };
}
