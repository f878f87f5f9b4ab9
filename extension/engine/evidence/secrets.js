/** Secrets in a text: keys and tokens by their shape, passwords and codes by the words before them. */

/** @typedef {import("../lexicon/matcher.js").Match} Match */
/** @typedef {import("../reading/reader.js").Token} Token */
/** @typedef {import("./marks.js").Marks} Marks */

/** The mark that a secret itself bears. */
const SECRET_VALUE = "secret_value";

const CLAUSE_ENDS = new Set([".", "!", "?", ",", ";", "…"]);

/**
 * @param {SecretPatterns} data
 * @returns {(marks: Marks) => Match[]} What finds everything that opens something.
 */
export function secretFinderBy(data) {
  const key = new RegExp(Object.values(data.keys).join("|"), "giu");
  const value = new RegExp(data.value, "uy");
  const madeUpValue = new RegExp(data.made_up_value, "uy");
  const bareWords = new Set(data.bare_words);
  const bareValue = new RegExp(data.bare_value, "uy");
  const harmlessBeforeBare = new Set(data.harmless_before_bare);
  const linking = new Set(data.linking_words);
  const harmless = new RegExp(`^(?:${data.harmless_values})$`, "iu");

  /**
   * The span of the first word behind a credential word that looks like what it opens with. Behind "is" a value may
   * look like much; without it, only what nobody writes otherwise is taken.
   *
   * @param {string} text
   * @param {readonly Token[]} tokens
   * @param {number} index
   * @returns {[number, number] | null}
   */
  const valueAfter = (text, tokens, index) => {
    let linked = false;
    for (const token of tokens.slice(index, index + data.longest_link)) {
      // "the door code for Harrow St is 4471": a place may stand in between, another sentence may not.
      if (token.sentence !== tokens[index - 1].sentence || CLAUSE_ENDS.has(token.norm)) return null;
      if (linking.has(token.norm)) {
        linked = true;
        continue;
      }
      const match = matchAt(linked ? value : madeUpValue, text, token.start);
      if (match === null) continue;
      const found = match.replace(/[.:]+$/, "");
      if (!found.includes("://") && !harmless.test(found)) return [token.start, token.start + found.length];
    }
    return null;
  };

  /**
   * A "code" or "pin" right before a number that is no year, but no "error code" or the like.
   *
   * @param {string} text
   * @param {readonly Token[]} tokens
   * @returns {Generator<Match>}
   */
  function* bareCodes(text, tokens) {
    for (let index = 0; index + 1 < tokens.length; index += 1) {
      if (!bareWords.has(tokens[index].norm)) continue;
      const { start } = tokens[index + 1];
      const match = matchAt(bareValue, text, start);
      const before = index > 0 ? tokens[index - 1].norm : "";
      if (match !== null && !harmless.test(match) && !harmlessBeforeBare.has(before)) {
        yield covering(tokens, start, start + match.length);
      }
    }
  }

  return (marks) => {
    const { text, tokens } = marks.reading;
    const found = Array.from(text.matchAll(key), (match) =>
      covering(tokens, match.index, match.index + match[0].length),
    );
    for (const word of marks.of("credword")) {
      const span = valueAfter(text, tokens, word.end);
      if (span) found.push(covering(tokens, ...span));
    }
    found.push(...bareCodes(text, tokens));
    return found;
  };
}

/**
 * @param {RegExp} sticky
 * @param {string} text
 * @param {number} at
 * @returns {string | null}
 */
function matchAt(sticky, text, at) {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}

/**
 * @param {readonly Token[]} tokens
 * @param {number} start
 * @param {number} end
 * @returns {Match}
 */
function covering(tokens, start, end) {
  const first = tokens.findIndex((token) => token.start < end && token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end && token.end > start);
  return { start: first, end: last + 1, wordClass: SECRET_VALUE };
}
