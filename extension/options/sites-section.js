/** A switch for each site. */
import { saveSettings } from "../background/settings.js";
import { SITES } from "../sites/table.js";
import { byId, showLock } from "../ui/page.js";

/** @returns {(settings: import("../background/settings.js").Settings) => void} Shows which are on. */
export function sitesSection() {
  const switches = SITES.map(siteSwitch);
  const sites = byId("sites", HTMLDivElement);
  sites.append(...switches.map(({ row }) => row));
  sites.addEventListener("change", () => {
    const off = switches.filter(({ input }) => !input.checked).map(({ input }) => input.name);
    return saveSettings({ sitesOff: off });
  });

  return ({ sitesOff, locked }) => {
    showLock("sitesOff", locked, switches.map(({ input }) => input));
    for (const { input } of switches) input.checked = !sitesOff.includes(input.name);
  };
}

/** @param {Site} site */
function siteSwitch({ id, name }) {
  const row = document.createElement("div");
  row.className = "switch-row";
  const label = document.createElement("label");
  label.htmlFor = `site-${id}`;
  label.textContent = name;
  const input = document.createElement("input");
  input.type = "checkbox";
  input.setAttribute("role", "switch");
  input.id = `site-${id}`;
  input.name = id;
  input.setAttribute("aria-describedby", "locked-sitesOff");
  row.append(label, input);
  return { row, input };
}
