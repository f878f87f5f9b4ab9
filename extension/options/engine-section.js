/** Where the advice is made: on this device, or by a service whose address the author can see and test. */
import { parseServiceAddress } from "../background/service-address.js";
import { saveSettings } from "../background/settings.js";
import { ServiceEngine } from "../engine/service.js";
import { byId, message, showLock } from "../ui/page.js";

/** Something harmless to ask the service about. */
const TEST_DRAFT = { text: "Happy Friday everyone!", channel: "test" };

/** @returns {(settings: import("../background/settings.js").Settings) => void} Shows what is chosen. */
export function engineSection() {
  const engine = byId("engine", HTMLDivElement);
  const choices = [...engine.querySelectorAll("input")];
  const servicePart = byId("service-part", HTMLDivElement);
  const address = byId("service", HTMLInputElement);
  const saveButton = byId("service-save", HTMLButtonElement);
  const status = byId("service-status", HTMLParagraphElement);

  /**
   * @param {string} sentence
   * @param {"good" | "bad" | ""} kind
   */
  function report(sentence, kind) {
    status.textContent = sentence;
    status.className = kind;
    address.toggleAttribute("aria-invalid", false);
  }

  /** @returns {string | null} The address in the field; null, and said so, if it can't be used. */
  function readAddress() {
    const read = parseServiceAddress(address.value.trim());
    if (read === null) {
      report(message("serviceInvalid"), "bad");
      address.setAttribute("aria-invalid", "true");
    }
    return read;
  }

  async function save() {
    const service = readAddress();
    if (service === null) return;
    await saveSettings({ service });
    address.value = service;
    report(message("serviceSaved"), "good");
  }

  let serviceKey = "";
  let shown = "";

  async function test() {
    const service = readAddress();
    if (service === null) return;
    report(message("serviceTesting"), "");
    try {
      const key = service === shown ? serviceKey : "";
      await new ServiceEngine(service, key).review(TEST_DRAFT, { signal: new AbortController().signal });
      report(message("serviceWorks"), "good");
    } catch {
      report(message("serviceFails", location.origin), "bad");
    }
  }

  engine.addEventListener("change", () => {
    const service = choices.some((choice) => choice.checked && choice.value === "service");
    return saveSettings({ engine: service ? "service" : "device" });
  });
  byId("service-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  byId("service-test", HTMLButtonElement).addEventListener("click", test);

  return ({ engine: chosen, service, serviceKey: key, locked }) => {
    for (const choice of choices) choice.checked = choice.value === chosen;
    servicePart.hidden = chosen !== "service";
    showLock("engine", locked, choices);
    showLock("service", locked, [address, saveButton]);
    serviceKey = key;
    // What is being typed stays, unless the address itself was changed.
    if (service !== shown) address.value = service;
    shown = service;
  };
}
