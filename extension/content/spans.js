/** Findings placed in a text that goes on changing. */

/**
 * A finding and where its words are now, in UTF-16 code units.
 * @typedef {{ readonly finding: Remark, readonly start: number, readonly end: number }} Span
 */

/**
 * @param {readonly Remark[]} findings
 * @param {string} text The text they were found in.
 * @returns {readonly Span[]} Those whose words really are there.
 */
function placeFindings(findings, text) {
  return findings
    .map((finding) => ({
      finding,
      start: utf16Offset(text, finding.start),
      end: utf16Offset(text, finding.end),
    }))
    .filter(({ finding, start, end }) => start >= 0 && end > start && text.slice(start, end) === finding.quote);
}

/**
 * Moves spans along with an edit. A span that the edit touched is uncertain and is left out.
 *
 * @param {readonly Span[]} spans
 * @param {string} before
 * @param {string} after
 * @returns {readonly Span[]}
 */
function moveSpans(spans, before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;

  const shift = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end < head) return [span];
    if (span.start > before.length - tail) {
      return [{ finding: span.finding, start: span.start + shift, end: span.end + shift }];
    }
    return [];
  });
}
