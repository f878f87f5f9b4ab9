/** What a bundle holds: see the library's `bundle.py`, which makes it. Tables, numbers and patterns, never code. */

type Language = Advice["lang"];

interface Patterns {
  readonly token: readonly (readonly [string, string])[];
  readonly hashtag_part: string;
  readonly sentence_end: readonly string[];
  readonly closing: readonly string[];
  readonly clause_joiners: readonly string[];
  readonly clause_boundaries: readonly string[];
  readonly whole_kinds: Readonly<Record<string, string>>;
  readonly emoji_additions: string;
  readonly leet: Readonly<Record<string, string>>;
  readonly masked_letters: string;
}

interface FrameFields {
  readonly level: Level;
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly within?: number;
  readonly ordered?: boolean;
  readonly reach?: number;
  readonly excuses?: readonly string[];
  readonly span?: readonly string[];
  readonly whole_clause?: boolean;
  readonly floor?: number;
  readonly rewrite?: string;
}

interface SecretPatterns {
  readonly keys: Readonly<Record<string, string>>;
  readonly value: string;
  readonly made_up_value: string;
  readonly bare_words: readonly string[];
  readonly bare_value: string;
  readonly harmless_before_bare: readonly string[];
  readonly linking_words: readonly string[];
  readonly longest_link: number;
  readonly harmless_values: string;
}

interface MessagePair {
  readonly reason: string;
  readonly suggestion: string;
}

interface MessageTable {
  readonly categories: Readonly<Record<string, MessagePair>>;
  readonly frames: Readonly<Record<string, MessagePair>>;
  /** One sentence for each kind of good news. */
  readonly encouragements: Readonly<Record<string, string>>;
}

interface RewriteWords {
  readonly copulas: readonly string[];
  readonly strengtheners: readonly string[];
  readonly subordinators: readonly string[];
  readonly relatives: readonly string[];
  readonly offers: readonly string[];
  readonly prepositions: readonly string[];
  readonly hints_at_secrets: readonly string[];
  readonly weighing: readonly string[];
  readonly plural_copulas: readonly string[];
  readonly openers: readonly string[];
  readonly ours: readonly string[];
  readonly civil_complaint: Readonly<Record<"en" | "de", string>>;
  readonly civil_disagreement: Readonly<Record<"en" | "de", string>>;
  readonly think_it_over: Readonly<Record<"en" | "de", string>>;
  readonly removed: Readonly<Record<"en" | "de", string>>;
  readonly disclosure: Readonly<Record<"en" | "de", string>>;
}

interface NetworkLayers {
  readonly mark_weights: string;
  readonly filters: string;
  readonly filter_bias: string;
  readonly out_weights: string;
  readonly out_bias: string;
}

/** What one house adds: see the library's `policy/house.py`. */
interface House {
  readonly format: number;
  /** Shown to authors; may be empty. */
  readonly name: string;
  /** Entries of its word classes, as in the lexicon; they hold in every language. */
  readonly classes: Readonly<Record<string, string>>;
  /** When a class changes, and between which. */
  readonly turns: Readonly<Record<string, { readonly day: string; readonly before: string; readonly after: string }>>;
  readonly thresholds: Readonly<Record<string, Bundle["thresholds"]>>;
  readonly wording: Readonly<Record<"en" | "de", Readonly<Record<string, Partial<MessagePair>>>>>;
  readonly accounts: readonly string[];
  readonly channels: readonly Channel[];
}

/** Where an author can turn to. */
interface Channel {
  readonly kind: "complaint" | "whistleblowing" | "support" | "press";
  readonly name: Readonly<Record<"en" | "de", string>>;
  readonly address: string;
}

interface Bundle {
  readonly format: number;
  /** Version of the library and the first digits of the model's digest. */
  readonly model: string;
  readonly categories: readonly Category[];
  readonly boundaries: readonly Advice["boundary"][];
  readonly thresholds: { readonly note: number; readonly warn: number; readonly alone: number };
  readonly patterns: Patterns;
  /** Ranges of code points that no engine need know, hexadecimal. */
  readonly unassigned: readonly string[];
  readonly levelled: Readonly<Record<string, string>>;
  /** Words that only one language has, one a line. */
  readonly telling: Readonly<Record<"en" | "de" | "other", string>>;
  /** Entries of each word class, one a line, their pieces divided by a space. */
  readonly lexicon: Readonly<Record<"en" | "de", Readonly<Record<string, string>>>>;
  readonly phrases: Readonly<
    Record<string, readonly { readonly parts: readonly (readonly string[])[]; readonly gap: number }[]>
  >;
  readonly frames: Readonly<Record<string, Readonly<Record<string, FrameFields>>>>;
  readonly good_news: {
    readonly lexicon: Bundle["lexicon"];
    /** Word classes that show that a glad word is meant. */
    readonly meant_by: readonly string[];
    /** Word classes of phrases within which nothing spoils it. */
    readonly safe_within: readonly string[];
    /** Word classes any of which spoils it. */
    readonly spoiled_by: readonly string[];
    readonly most_risk: number;
    readonly kinds: Bundle["frames"];
  };
  readonly secrets: SecretPatterns;
  readonly topics: readonly string[];
  readonly heads: {
    readonly names: string;
    readonly risk_weights: string;
    readonly risk_intercept: readonly number[];
    /** Names of marks, one a line. */
    readonly boundary_names: string;
    readonly boundary_weights: string;
    readonly boundary_intercept: readonly number[];
  };
  readonly networks: {
    readonly widths: readonly (readonly [number, number])[];
    readonly mark_names: string;
    readonly joint: { readonly intercept: number; readonly heads: number; readonly network: number };
    readonly layers: readonly NetworkLayers[];
  };
  readonly vectors: { readonly words: string; readonly codes: string; readonly step: string };
  readonly messages: Readonly<Record<"en" | "de", MessageTable>>;
  readonly rewrites: RewriteWords;
  readonly house: House;
}
