/** Where the engine on the device gets newer knowledge from, if the author or the house wants it to. */
import { keyFor, parseServiceAddress } from "../background/service-address.js";
import { loadSettings, saveSettings } from "../background/settings.js";
import { fetchBundle } from "../engine/bundle-store.js";
import { forgetFetched } from "../engine/fetched-files.js";
import { byId, message, showLock } from "../ui/page.js";

/** @returns {(settings: import("../background/settings.js").Settings) => void} Shows the address. */
export function bundleSection() {
  const part = byId("device-part", HTMLDivElement);
  const address = byId("bundle", HTMLInputElement);
  const saveButton = byId("bundle-save", HTMLButtonElement);
  const status = byId("bundle-status", HTMLParagraphElement);

  /**
   * @param {string} sentence
   * @param {"good" | "bad" | ""} kind
   */
  function report(sentence, kind) {
    status.textContent = sentence;
    status.className = kind;
    address.toggleAttribute("aria-invalid", false);
  }

  async function save() {
    const typed = address.value.trim();
    const bundleAddress = typed === "" ? "" : parseServiceAddress(typed);
    if (bundleAddress === null) {
      report(message("serviceInvalid"), "bad");
      address.setAttribute("aria-invalid", "true");
      return;
    }
    if (bundleAddress === "") {
      await forgetFetched();
      await saveSettings({ bundleAddress });
      report(message("bundleNone"), "good");
      return;
    }
    report(message("bundleFetching"), "");
    try {
      const isNew = await fetchBundle(bundleAddress, keyFor(bundleAddress, await loadSettings()));
      await saveSettings({ bundleAddress });
      await chrome.runtime.sendMessage({ type: "bundle" });
      report(message(isNew ? "bundleFetched" : "bundleSame"), "good");
    } catch {
      report(message("bundleFails", location.origin), "bad");
    }
  }

  byId("bundle-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });

  let shown = "";
  return ({ engine, bundleAddress, locked }) => {
    part.hidden = engine !== "device";
    showLock("bundleAddress", locked, [address, saveButton]);
    // What is being typed is not written over.
    if (bundleAddress !== shown) address.value = shown = bundleAddress;
  };
}
