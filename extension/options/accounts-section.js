/** The house's own accounts, one a line. */
import { saveSettings } from "../background/settings.js";
import { byId, showLock } from "../ui/page.js";

/** @returns {(settings: import("../background/settings.js").Settings) => void} Shows the accounts. */
export function accountsSection() {
  const accounts = byId("accounts", HTMLTextAreaElement);
  accounts.addEventListener("change", () => {
    const names = accounts.value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    return saveSettings({ houseAccounts: [...new Set(names)] });
  });

  return ({ houseAccounts, locked }) => {
    showLock("houseAccounts", locked, [accounts]);
    if (document.activeElement !== accounts) accounts.value = houseAccounts.join("\n");
  };
}
