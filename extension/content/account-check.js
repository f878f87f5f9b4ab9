/**
 * Says under which name a post will appear, where that is one of the house's own and the post reads private.
 * A tip only: it never holds a press.
 */
class AccountCheck {
  #host;
  #site;
  #dismissals;

  /**
   * @param {Host} host
   * @param {Site} site
   * @param {Dismissals} dismissals
   */
  constructor(host, site, dismissals) {
    this.#host = host;
    this.#site = site;
    this.#dismissals = dismissals;
  }

  /**
   * @param {HTMLElement} editor
   * @param {Advice["boundary"] | null} boundary Of the draft in it.
   * @returns {Promise<Remark | null>}
   */
  async remark(editor, boundary) {
    const { houseAccounts } = this.#host.settings;
    if (boundary !== "private" || houseAccounts.length === 0) return null;
    const account = readAccount(editor, this.#site.account);
    if (!account || !isHouseAccount(account, houseAccounts, location.hostname)) return null;
    const [remark = null] = await this.#dismissals.remaining([this.#remarkOn(account)]);
    return remark;
  }

  /**
   * @param {string} account
   * @returns {Remark}
   */
  #remarkOn(account) {
    const { message } = this.#host;
    return {
      category: "account",
      level: "note",
      start: 0,
      end: 0,
      quote: account,
      reason: message("accountReason", account),
      suggestion: message("accountSuggestion"),
      rewrite: null,
      lang: message("languageCode") === "de" ? "de" : "en",
    };
  }
}

/**
 * @param {HTMLElement} editor
 * @param {AccountMark | undefined} mark
 * @returns {string | null} The name under which the page says that the editor's text will be posted.
 */
function readAccount(editor, mark) {
  if (!mark) return null;
  for (const ancestor of composedAncestors(editor)) {
    const shown = ancestor.querySelector(mark.selector);
    if (!(shown instanceof HTMLElement)) continue;
    const text = mark.attribute ? shown.getAttribute(mark.attribute) ?? "" : shown.innerText;
    return text.trim().match(new RegExp(mark.pattern ?? "^.+$", "mu"))?.[0].trim() ?? null;
  }
  return null;
}

/**
 * A name is the same with and without "@" and in either case; a server's name may be left out on that server.
 *
 * @param {string} shown
 * @param {readonly string[]} houseAccounts
 * @param {string} server The host name of the page.
 */
function isHouseAccount(shown, houseAccounts, server) {
  /** @param {string} name */
  const tidy = (name) => name.normalize("NFKC").trim().toLowerCase().replace(/^@/, "").replace(`@${server}`, "");
  return houseAccounts.some((account) => tidy(account) === tidy(shown));
}
