/**
 * The extension's side of the inline experience: the service worker gives advice, `storage.local` remembers.
 * The last content script; it follows the switches of the options page while the page is open.
 */
{
  const [site] = globalThis.advisorSites;
  /** What the options page has written; the defaults until it is read. */
  let settings = { enabled: true, service: "http://127.0.0.1:8750", sitesOff: /** @type {string[]} */ ([]) };
  /** The hashes as this page wrote them last, to tell its own changes from others'. */
  let written = "";
  /** @type {InlineExperience | null} */
  let experience = null;

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
        return /** @type {DismissalRecord} */ (dismissals ?? { salt: crypto.randomUUID(), hashes: [] });
      },
      async save(dismissals) {
        written = String(dismissals.hashes);
        await chrome.storage.local.set({ dismissals });
      },
    },
    settings: {
      get service() {
        return settings.service;
      },
    },
  };

  /** @param {unknown} record */
  const hashesOf = (record) => /** @type {DismissalRecord | undefined} */ (record)?.hashes ?? [];

  const follow = () => {
    const on = settings.enabled && !settings.sitesOff.includes(site.id);
    if (on && !experience) experience = startAdvisor(host, site);
    if (!on) {
      experience?.stop();
      experience = null;
    }
  };

  const readSettings = async () => {
    settings = await chrome.storage.local.get(settings);
    follow();
  };

  chrome.storage.onChanged.addListener(failOpen((changes, area) => {
    if (area !== "local") return;
    if (changes.dismissals && String(hashesOf(changes.dismissals.newValue)) !== written) experience?.refresh();
    if (Object.keys(settings).some((key) => key in changes)) return readSettings();
  }));

  // At once, as it was registered for this site; the storage is read behind it.
  follow();
  failOpen(readSettings)();
}
