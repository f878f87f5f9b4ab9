/** Outlines on a grid of 20 by 20. The two levels have different shapes, not only different colours. */
const ICONS = {
  warn: "M10 2.6c.6 0 1.2.3 1.5.9l6.3 11c.7 1.2-.1 2.7-1.5 2.7H3.7c-1.4 0-2.2-1.5-1.5-2.7l6.3-11c.3-.6.9-.9 1.5-.9ZM10 7.3v4M10 14.2v.1",
  note: "M7.5 15.2h5M8.5 17.6h3M10 2.4a5.4 5.4 0 0 0-3.2 9.7c.5.4.8 1 .8 1.6v.3h4.8v-.3c0-.6.3-1.2.8-1.6A5.4 5.4 0 0 0 10 2.4Z",
  close: "M5 5l10 10M15 5L5 15",
  back: "M12.5 4.5L7 10l5.5 5.5",
  forward: "M7.5 4.5L13 10l-5.5 5.5",
  better: "M4 10.5l4 4 8-9",
  more: "M4.5 10v.1M10 10v.1M15.5 10v.1",
  warm: "M10 16.6S3.6 12.9 3.6 8.4A3.3 3.3 0 0 1 10 6.9a3.3 3.3 0 0 1 6.4 1.5c0 4.5-6.4 8.2-6.4 8.2Z",
  private: "M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9",
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGSVGElement} A picture that only decorates: what it says is said in words beside it.
 */
function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
