/** What the author reads: reasons and suggestions. */
import { wordsOf } from "./reading/characters.js";

/** Code points of the author's words that are repeated in a reason. */
const LONGEST_QUOTE = 80;

/**
 * @param {MessageTable} table
 * @param {Readonly<Record<string, Partial<MessagePair>>>} house What a house says instead, by category.
 * @param {string} category
 * @param {string | null} frame
 * @param {string} quote
 * @returns {{ reason: string, suggestion: string }} Why these words are risky, and what to do instead.
 */
export function messageFor(table, house, category, frame, quote) {
  const own = (frame !== null && table.frames[frame]) || table.categories[category];
  const { reason, suggestion } = { ...own, ...house[category] };
  return { reason: reason.replaceAll("{words}", () => shortened(quote)), suggestion };
}

/** @param {string} quote */
function shortened(quote) {
  const words = [...wordsOf(quote).join(" ")];
  if (words.length <= LONGEST_QUOTE) return words.join("");
  return `${words.slice(0, LONGEST_QUOTE - 1).join("").replace(/ +$/, "")}…`;
}
