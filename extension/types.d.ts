/**
 * The types that cross a border: what an engine answers, what a site adapter says, and what a host hands
 * to the inline experience in `content/`.
 *
 * The scripts named in `content/files.json` are classic scripts. Loaded in that order they define one
 * entry point, `startAdvisor(host, site)`, and draw, explain and hold the same way wherever they run.
 * Two hosts exist: `content/host-extension.js` (asks the service worker) and the try-it page's own script:
 *
 *     const catalogue = ...;   // extension/_locales/<en|de>/messages.json, parsed
 *     let kept = { salt: crypto.randomUUID(), hashes: [], categories: [] };
 *     const host = {
 *       async review(draft, signal) {
 *         const answer = await fetch("/v1/review", {
 *           method: "POST",
 *           headers: { "Content-Type": "application/json" },
 *           body: JSON.stringify(draft),
 *           signal,
 *         });
 *         if (!answer.ok) throw new Error("no advice");
 *         return answer.json();
 *       },
 *       message: (key, ...substitutions) =>
 *         (catalogue[key]?.message ?? "").replace(/\$(\d)/g, (_, n) => substitutions[n - 1] ?? ""),
 *       dismissals: {
 *         load: async () => kept,
 *         save: async (record) => { kept = record; },
 *       },
 *       settings: { engine: "service", service: location.origin, encouragement: true, houseAccounts: [] },
 *     };
 *     const site = {
 *       id: "web", name: "Try it", matches: [],
 *       editors: "#draft",          // a textarea or a contenteditable element
 *       postControls: "#post",      // a button; listen for its click (or for the form's submit event)
 *       postLabels: [], submitKeys: ["mod+enter"],
 *     };
 *     const advisor = startAdvisor(host, site);   // advisor.stop() takes everything away again
 *
 * Call it after the editor exists or before: it listens on `window` and finds the editor when it gets focus.
 */

type Level = "clear" | "note" | "warn";
type Category =
  | "confidential" | "financial" | "personal_data" | "credentials" | "disparagement" | "harassment"
  | "misconduct" | "legal" | "endorsement" | "spokesperson" | "career";

/** A text that somebody is about to post; the body of `POST /v1/review`. */
interface Draft {
  readonly text: string;
  readonly channel: string;
  readonly lang?: "en" | "de";
}

/** Words of a draft, why they are risky, and what to write instead. */
interface Finding {
  readonly category: Category;
  readonly level: "note" | "warn";
  /** Span in the text in Unicode code points; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly reason: string;
  readonly suggestion: string;
  /** The text that can safely replace exactly `[start, end)`, if there is one. */
  readonly rewrite: string | null;
}

/** An engine's answer. */
interface Advice {
  readonly level: Level;
  /** Calibrated probability, 0 to 1. */
  readonly risk: number;
  readonly boundary: "private" | "mixed" | "work";
  readonly lang: "en" | "de" | "mixed" | "other";
  readonly protected: boolean;
  readonly engine: string;
  readonly findings: readonly Finding[];
  /** One warm sentence on a draft in which nothing was found; null nearly always. */
  readonly encouragement: string | null;
}

/** One warm sentence on a good post about work, and its language. */
interface Encouragement {
  readonly sentence: string;
  readonly lang: "en" | "de";
}

/** What a remark is about: a category, or the account that is about to post. */
type Topic = Category | "account";

/** A finding, or the advisor's own word about the account, and the language its sentences are in. */
interface Remark extends Omit<Finding, "category"> {
  readonly category: Topic;
  readonly lang: Advice["lang"];
}

/** Whatever gives advice. Rejects when it cannot; the callers then stay silent and let the post go. */
interface Engine {
  review(draft: Draft, options: { signal: AbortSignal }): Promise<Advice>;
}

/** `mod` is Ctrl, or Command on a Mac. */
type SubmitKey = "mod+enter" | "enter";

/** One social network: where it lives, and how to find what matters in its pages. */
interface Site {
  readonly id: string;
  /** The name people know it by. */
  readonly name: string;
  /** Match patterns of the pages; each is also a host permission in the manifest. */
  readonly matches: readonly string[];
  /** Selector of all that a public post is written in, titles and polls too: text fields or editing hosts. */
  readonly editors: string;
  /** Selector of the controls that send the post. */
  readonly postControls: string;
  /** What such a control is called in English and German, in lower case, for when the selector is outdated. */
  readonly postLabels: readonly string[];
  /** Keys that send the post from within the editor. */
  readonly submitKeys: readonly SubmitKey[];
  /** Selector of those editors in which plain Enter sends (a comment box, say). */
  readonly enterSends?: string;
  /** Selector of the element that holds an editor and its post control; needed only where a shadow root divides them. */
  readonly composer?: string;
  /** Where the page says which account is posting. */
  readonly account?: AccountMark;
}

/** How to read the name of the account that is posting; of several such elements the one nearest to the editor counts. */
interface AccountMark {
  readonly selector: string;
  /** The attribute that holds the name; without it, the element's text does. */
  readonly attribute?: string;
  /** A regular expression, matched line by line, that fits the name; without it, the first line is the name. */
  readonly pattern?: string;
}

/** What "not again" leaves behind: salted hashes, never words, and the names of categories. */
interface DismissalRecord {
  readonly salt: string;
  readonly hashes: readonly string[];
  readonly categories: readonly Topic[];
}

interface DismissalStore {
  load(): Promise<DismissalRecord>;
  save(record: DismissalRecord): Promise<void>;
}

/** What the inline experience needs from the place it runs in. */
interface Host {
  /** Rejects when no advice can be had. `signal` aborts when the answer is no longer wanted. */
  review(draft: Draft, signal: AbortSignal): Promise<Advice>;
  /** A message of `_locales`; `$1`, `$2`... in it stand for the substitutions. */
  message(key: string, ...substitutions: string[]): string;
  readonly dismissals: DismissalStore;
  readonly settings: {
    /** Who gives the advice, so that the panel can say so. */
    readonly engine: "device" | "service";
    /** The address of the service, if it is asked. */
    readonly service: string;
    /** Whether a good post about work gets its warm word. */
    readonly encouragement: boolean;
    /** The house's own accounts, by the names the sites show. */
    readonly houseAccounts: readonly string[];
  };
  /** What the author can switch off from within the panel; left out where there is nothing to switch. */
  readonly quiet?: {
    /** From now on, nothing on this site; left out where that is not the author's to say. */
    site?(): Promise<void>;
    /** For an hour, nothing anywhere. */
    hour(): Promise<void>;
  };
}

/** What `startAdvisor` gives back. */
interface InlineExperience {
  /** Takes every underline, panel and listener away. */
  stop(): void;
  /** Reads the dismissals again and reviews anew, as after they were cleared elsewhere. */
  refresh(): void;
}

/** What an organisation can let nobody change. */
type LockableSetting = "engine" | "service" | "bundleAddress" | "sitesOff" | "houseAccounts";

/** What an organisation gives, by `managed_schema.json`. */
type ManagedSettings = Partial<Omit<import("./background/settings.js").Settings, "enabled" | "encouragement">>;

/** Defined by `settings/in-force.js`, in the extension's own pages and in the content scripts. */
declare var advisorSettings: {
  inForce(stored: Readonly<Record<string, any>>): import("./background/settings.js").Settings;
  /** What to ask `storage.local` for. */
  readonly keys: readonly string[];
};

/** Filled by the adapters in `sites/`: all of them in the service worker, one in a page. */
declare var advisorSites: Site[];

/** Ranges within a text field; Chromium has them, the standard library's types do not yet. */
interface HTMLTextAreaElement {
  createValueRange?(start: number, end: number): AbstractRange;
}
interface HTMLInputElement {
  createValueRange?(start: number, end: number): AbstractRange;
}
