/**
 * What is in force: the author's own choices, what the organisation manages, and the defaults. A plain script, because
 * the very same file also runs as a content script, where there are no modules.
 */
{
  /** @typedef {import("../background/settings.js").Settings} Settings */

  /** @type {Settings} */
  const defaults = Object.freeze({
    enabled: true,
    encouragement: true,
    engine: "device",
    service: "http://127.0.0.1:8750",
    serviceKey: "",
    bundleAddress: "",
    policy: "",
    policyAddress: "",
    sitesOff: [],
    houseAccounts: [],
    locked: [],
  });

  /**
   * @param {Readonly<Record<string, any>>} stored What lies in `storage.local`: the author's own
   *   choices, and the copy of what the organisation manages.
   * @returns {Settings}
   */
  const inForce = ({ managed = {}, ...own }) => {
    const { locked = [], serviceKey = "" } = /** @type {ManagedSettings} */ (managed);
    /** @param {[string, unknown]} choice */
    const isFree = ([key, value]) => key in defaults && value !== undefined && !locked.some((each) => each === key);
    const chosen = Object.fromEntries(Object.entries(own).filter(isFree));
    const settings = { ...defaults, ...managed, ...chosen };
    // The key is for the organisation's own service: whatever other address somebody types never gets it.
    const isTheirs = settings.service === (managed.service ?? defaults.service);
    return { ...settings, locked, serviceKey: isTheirs ? serviceKey : "" };
  };

  globalThis.advisorSettings = Object.freeze({
    inForce,
    /** What to ask `storage.local` for. */
    keys: Object.freeze([...Object.keys(defaults), "managed"]),
  });
}
