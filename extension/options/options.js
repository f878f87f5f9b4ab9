/** The options page: which sites, which service, what was dismissed. Every change is kept at once. */
import { parseServiceAddress } from "../background/service-address.js";
import { loadSettings, saveSettings } from "../background/settings.js";
import { ServiceEngine } from "../engine/service.js";
import { SITES } from "../sites/table.js";

/** Something harmless to ask the service about. */
const TEST_DRAFT = { text: "Happy Friday everyone!", channel: "test" };

const message = chrome.i18n.getMessage;

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} called "${id}".`);
  return found;
}

const enabled = byId("enabled", HTMLInputElement);
const sites = byId("sites", HTMLDivElement);
const service = byId("service", HTMLInputElement);
const serviceStatus = byId("service-status", HTMLParagraphElement);
const dismissedCount = byId("dismissed-count", HTMLParagraphElement);
const dismissedClear = byId("dismissed-clear", HTMLButtonElement);

function translate() {
  document.documentElement.lang = message("languageCode");
  for (const element of document.querySelectorAll("[data-message]")) {
    element.textContent = message(element.getAttribute("data-message") ?? "");
  }
}

/** @param {import("../background/settings.js").Settings} settings */
function show({ enabled: on, service: address, sitesOff }) {
  enabled.checked = on;
  service.value = address;
  sites.replaceChildren(...SITES.map((site) => siteRow(site, !sitesOff.includes(site.id))));
}

/**
 * @param {Site} site
 * @param {boolean} on
 */
function siteRow({ id, name }, on) {
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
  input.checked = on;
  row.append(label, input);
  return row;
}

async function saveSites() {
  const inputs = [...sites.querySelectorAll("input")];
  await saveSettings({ sitesOff: inputs.filter((input) => !input.checked).map((input) => input.name) });
}

/**
 * @param {string} sentence
 * @param {"good" | "bad" | ""} kind
 */
function report(sentence, kind) {
  serviceStatus.textContent = sentence;
  serviceStatus.className = kind;
  service.toggleAttribute("aria-invalid", false);
}

/** @returns {string | null} The address in the field; null, and said so, if it can't be used. */
function readAddress() {
  const address = parseServiceAddress(service.value.trim());
  if (address === null) {
    report(message("serviceInvalid"), "bad");
    service.setAttribute("aria-invalid", "true");
  }
  return address;
}

async function saveService() {
  const address = readAddress();
  if (address === null) return;
  await saveSettings({ service: address });
  service.value = address;
  report(message("serviceSaved"), "good");
}

async function testService() {
  const address = readAddress();
  if (address === null) return;
  report(message("serviceTesting"), "");
  try {
    await new ServiceEngine(address).review(TEST_DRAFT, { signal: new AbortController().signal });
    report(message("serviceWorks"), "good");
  } catch {
    report(message("serviceFails", location.origin), "bad");
  }
}

async function showDismissed() {
  const { dismissals } = await chrome.storage.local.get("dismissals");
  const count = /** @type {DismissalRecord | undefined} */ (dismissals)?.hashes.length ?? 0;
  const key = count === 0 ? "dismissedNone" : count === 1 ? "dismissedOne" : "dismissedMany";
  dismissedCount.textContent = message(key, String(count));
  dismissedClear.hidden = count === 0;
}

translate();
enabled.addEventListener("change", () => saveSettings({ enabled: enabled.checked }));
sites.addEventListener("change", saveSites);
byId("service-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  saveService();
});
byId("service-test", HTMLButtonElement).addEventListener("click", testService);
dismissedClear.addEventListener("click", () => chrome.storage.local.remove("dismissals"));
chrome.storage.onChanged.addListener(showDismissed);
show(await loadSettings());
await showDismissed();
