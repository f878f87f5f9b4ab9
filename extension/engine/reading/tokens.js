/** Splitting a text into tokens with exact spans. */
import { runsOf } from "./characters.js";

/**
 * A piece of a text; offsets in UTF-16 units.
 * @typedef {{ readonly kind: string, readonly start: number, readonly end: number }} RawToken
 */

/**
 * @param {{ token: readonly (readonly [string, string])[], hashtag_part: string }} patterns
 * @returns {(text: string) => RawToken[]} What gives the tokens of a text without white space, in order;
 *   hashtags come apart into their words.
 */
export function splitterBy(patterns) {
  const kinds = patterns.token.map(([kind]) => kind);
  const token = new RegExp(patterns.token.map(([, source]) => `(${source})`).join("|"), "uy");
  const hashtagPart = new RegExp(patterns.hashtag_part, "gu");

  /**
   * @param {RegExpExecArray} match
   * @returns {string}
   */
  const kindOf = (match) => kinds[match.findIndex((group, index) => index > 0 && group !== undefined) - 1];

  return (text) => {
    /** @type {RawToken[]} */
    const tokens = [];
    for (const { text: run, start } of runsOf(text)) {
      token.lastIndex = 0;
      for (let match = token.exec(run); match; match = token.exec(run)) {
        const at = start + match.index;
        const kind = kindOf(match);
        if (kind !== "hashtag") {
          tokens.push({ kind, start: at, end: at + match[0].length });
          continue;
        }
        tokens.push({ kind: "mark", start: at, end: at + 1 });
        for (const part of match[0].slice(1).matchAll(hashtagPart)) {
          const from = at + 1 + part.index;
          tokens.push({ kind: "word", start: from, end: from + part[0].length });
        }
      }
    }
    return tokens;
  };
}
