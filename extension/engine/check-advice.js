/** The border at which an answer becomes an `Advice`: what does not fit is refused as a whole. */

const LEVELS = ["clear", "note", "warn"];
const BOUNDARIES = ["private", "mixed", "work"];
const LANGUAGES = ["en", "de", "mixed", "other"];
const CATEGORIES = [
  "confidential", "financial", "personal_data", "credentials", "disparagement", "harassment", "misconduct",
  "legal", "endorsement", "spokesperson", "career",
];

/**
 * @param {any} answer
 * @param {string} text The draft it is about.
 * @returns {Advice}
 * @throws {TypeError} Naming the field that does not fit, never its value.
 */
export function checkAdvice(answer, text) {
  requireField(isRecord(answer), "the answer");
  requireField(LEVELS.includes(answer.level), "level");
  requireField(Number.isFinite(answer.risk) && answer.risk >= 0 && answer.risk <= 1, "risk");
  requireField(BOUNDARIES.includes(answer.boundary), "boundary");
  requireField(LANGUAGES.includes(answer.lang), "lang");
  requireField(typeof answer.protected === "boolean", "protected");
  requireField(typeof answer.engine === "string", "engine");
  requireField(Array.isArray(answer.findings), "findings");
  const points = [...text];
  for (const finding of answer.findings) checkFinding(finding, points);
  // A service that is older than this extension does not know of it.
  const { encouragement = null } = answer;
  requireField(encouragement === null || typeof encouragement === "string", "encouragement");
  return { ...answer, encouragement };
}

/**
 * @param {any} finding
 * @param {readonly string[]} points The draft's code points.
 */
function checkFinding(finding, points) {
  requireField(isRecord(finding), "a finding");
  const { category, level, start, end, quote, reason, suggestion, rewrite } = finding;
  requireField(CATEGORIES.includes(category), "a finding's category");
  requireField(level === "note" || level === "warn", "a finding's level");
  requireField(Number.isInteger(start) && start >= 0, "a finding's start");
  requireField(Number.isInteger(end) && end > start && end <= points.length, "a finding's end");
  requireField(quote === points.slice(start, end).join(""), "a finding's quote");
  requireField(typeof reason === "string", "a finding's reason");
  requireField(typeof suggestion === "string", "a finding's suggestion");
  requireField(rewrite === null || typeof rewrite === "string", "a finding's rewrite");
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {boolean} fits
 * @param {string} field
 */
function requireField(fits, field) {
  if (!fits) throw new TypeError(`The service's answer does not fit: ${field}.`);
}
