/** Engines count Unicode code points, the DOM counts UTF-16 code units. This is the border. */

/**
 * @param {string} text
 * @returns {number} Length in code points.
 */
function codePointLength(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * @param {string} text
 * @param {number} offset In code points.
 * @returns {number} The same place in UTF-16 code units; -1 if it lies outside the text.
 */
function utf16Offset(text, offset) {
  let points = 0;
  let units = 0;
  for (const character of text) {
    if (points === offset) return units;
    points += 1;
    units += character.length;
  }
  return points === offset ? units : -1;
}
