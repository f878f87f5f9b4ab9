/**
 * How risky words are underlined. The levels differ by the shape of the line, not by colour alone; both
 * colours keep 3:1 against white and against black, since a site's theme need not be the system's.
 */
const HIGHLIGHT_NAMES = { warn: "post-advisor-warn", note: "post-advisor-note" };

const HIGHLIGHT_STYLE = `
::highlight(${HIGHLIGHT_NAMES.note}) {
  text-decoration: underline dotted 2px #3b82f6;
  text-underline-offset: 3px;
}
::highlight(${HIGHLIGHT_NAMES.warn}) {
  text-decoration: underline wavy 2px #d97706;
  text-underline-offset: 3px;
  background-color: rgb(217 119 6 / 0.14);
}
@media (forced-colors: active) {
  ::highlight(${HIGHLIGHT_NAMES.note}) { text-decoration-color: CanvasText; }
  ::highlight(${HIGHLIGHT_NAMES.warn}) { text-decoration-color: CanvasText; background-color: transparent; }
}
`;
