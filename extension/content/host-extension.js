/**
 * The extension's side of the inline experience: the service worker gives advice, `storage.local` remembers.
 * The last content script; while the page is open it follows the switches of the options page and the pop-up and what
 * the organisation manages, and answers the pop-up's question how it is doing here.
 */
{
  const HOUR_MS = 3_600_000;
  const [site] = globalThis.advisorSites;
  const { inForce, keys } = globalThis.advisorSettings;
  const WANTED = [...keys, "pausedUntil", "house"];
  /** What was chosen elsewhere; the defaults until it is read. */
  let settings = inForce({});
  let pausedUntil = 0;
  /** Accounts that the house policy names. @type {readonly string[]} */
  let ofTheHouse = [];
  /** The dismissals as this page wrote them last, to tell its own changes from others'. */
  let written = "";
  /** @type {InlineExperience | null} */
  let experience = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let endOfPause;

  /** @type {Host} */
  const host = {
    async review(draft) {
      const answer = await chrome.runtime.sendMessage({ type: "review", draft });
      if (!answer?.advice) throw new Error("No advice can be had.");
      return answer.advice;
    },
    message: (key, ...substitutions) => chrome.i18n.getMessage(key, substitutions),
    dismissals: {
      async load() {
        const { dismissals } = await chrome.storage.local.get("dismissals");
        return { salt: crypto.randomUUID(), hashes: [], categories: [], .../** @type {object} */ (dismissals) };
      },
      async save(dismissals) {
        written = contentsOf(dismissals);
        await chrome.storage.local.set({ dismissals });
      },
    },
    settings: {
      get engine() {
        return settings.engine;
      },
      get service() {
        return settings.service;
      },
      get encouragement() {
        return settings.encouragement;
      },
      get houseAccounts() {
        return [...settings.houseAccounts, ...ofTheHouse];
      },
    },
    get quiet() {
      return {
        site: sitesAreLocked() ? undefined : () => chrome.storage.local.set({ sitesOff: [...settings.sitesOff, site.id] }),
        hour: () => chrome.storage.local.set({ pausedUntil: Date.now() + HOUR_MS }),
      };
    },
  };

  const sitesAreLocked = () => settings.locked.includes("sitesOff");

  /** @param {unknown} record */
  const contentsOf = (record) => {
    const { hashes = [], categories = [] } = /** @type {Partial<DismissalRecord>} */ (record ?? {});
    return [...hashes, ...categories].join();
  };

  const follow = () => {
    const left = pausedUntil - Date.now();
    // More than an hour can only be left if the clock was set back: then it is no pause any more.
    const paused = left > 0 && left <= HOUR_MS;
    clearTimeout(endOfPause);
    if (paused) endOfPause = setTimeout(failOpen(follow), left);
    const on = settings.enabled && !settings.sitesOff.includes(site.id) && !paused;
    if (on && !experience) experience = startAdvisor(host, site);
    if (!on) stop();
  };

  const stop = () => {
    experience?.stop();
    experience = null;
  };

  const readSettings = async () => {
    const wereLocked = sitesAreLocked();
    const stored = await chrome.storage.local.get(WANTED);
    settings = inForce(stored);
    pausedUntil = Number(stored.pausedUntil ?? 0);
    ofTheHouse = /** @type {import("../background/house.js").HouseCard | undefined} */ (stored.house)?.accounts ?? [];
    // Which choices the panel offers is settled when it is made.
    if (sitesAreLocked() !== wereLocked) stop();
    follow();
  };

  chrome.storage.onChanged.addListener(failOpen((changes, area) => {
    if (area !== "local") return;
    if (changes.dismissals && contentsOf(changes.dismissals.newValue) !== written) experience?.refresh();
    if (WANTED.some((key) => key in changes)) return readSettings();
  }));

  chrome.runtime.onMessage.addListener(failOpen((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    if (message?.type === "refresh") experience?.refresh();
    if (message?.type !== "health") return;
    const editors = [...composedQuery(document, site.editors)].filter((editor) => editor.checkVisibility());
    respond({ editors: editors.length });
  }));

  // A timer stands still while the machine sleeps; a look at the page sets it right.
  document.addEventListener("visibilitychange", failOpen(follow));

  // At once, as it was registered for this site; the storage is read behind it.
  follow();
  failOpen(readSettings)();
}
