/**
 * A small "…" that opens further choices: the card stays short for the many who never need them.
 *
 * @param {string} label
 * @param {readonly HTMLButtonElement[]} choices
 * @returns {[HTMLButtonElement, HTMLUListElement]} The button, and the list it opens and closes.
 */
function panelMenu(label, choices) {
  const list = element("ul", { class: "choices", id: "choices", hidden: true });
  list.append(...choices.map((choice) => element("li", {}, choice)));
  const button = element(
    "button",
    {
      type: "button",
      class: "icon-button",
      title: label,
      "aria-label": label,
      "aria-expanded": "false",
      "aria-controls": "choices",
      "data-action": "more",
      click: () => {
        list.hidden = !list.hidden;
        button.setAttribute("aria-expanded", String(!list.hidden));
      },
    },
    icon("more"),
  );
  return [button, list];
}
