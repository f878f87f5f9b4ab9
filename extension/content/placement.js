/** Where to put the panel: beside what the author is writing, never on it. */

/** @typedef {{ readonly left: number, readonly top: number, readonly right: number, readonly bottom: number }} Box */
/** @typedef {{ readonly left: number, readonly top: number }} Place */

/** Pixels kept between the panel and the edge of the window. */
const EDGE = 12;
/** Pixels kept between the panel and the composer. */
const GAP = 28;

/**
 * @param {{ readonly width: number, readonly height: number }} size Of the panel.
 * @param {{ readonly width: number, readonly height: number }} viewport
 * @param {readonly Box[]} avoid What must stay visible: the editor and its post control.
 * @returns {Place} The first place that covers nothing of it; failing that, the one that covers least.
 */
function choosePlace(size, viewport, avoid) {
  const farLeft = viewport.width - EDGE - size.width;
  const farTop = viewport.height - EDGE - size.height;
  const corners = [
    { left: farLeft, top: farTop },
    { left: EDGE, top: farTop },
    { left: farLeft, top: EDGE },
    { left: EDGE, top: EDGE },
  ];
  const beside = avoid.length === 0 ? [] : placesBeside(size, enclose(avoid));
  const places = [...beside, ...corners].filter(
    ({ left, top }) => left >= EDGE && top >= EDGE && left <= farLeft && top <= farTop,
  );
  const costs = places.map((place) => avoid.reduce((sum, box) => sum + overlap(place, size, box), 0));
  return places[costs.indexOf(Math.min(...costs))] ?? { left: EDGE, top: EDGE };
}

/**
 * @param {{ readonly width: number, readonly height: number }} size
 * @param {Box} box
 * @returns {Place[]}
 */
function placesBeside({ width, height }, { left, top, right, bottom }) {
  return [
    { left: right + GAP, top },
    { left: left - GAP - width, top },
    { left: right - width, top: bottom + GAP },
    { left: right - width, top: top - GAP - height },
  ];
}

/**
 * @param {readonly Box[]} boxes
 * @returns {Box}
 */
function enclose(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/**
 * @param {Place} place
 * @param {{ readonly width: number, readonly height: number }} size
 * @param {Box} box
 * @returns {number} Area in common, in square pixels.
 */
function overlap({ left, top }, { width, height }, box) {
  const across = Math.min(left + width, box.right) - Math.max(left, box.left);
  const down = Math.min(top + height, box.bottom) - Math.max(top, box.top);
  return Math.max(across, 0) * Math.max(down, 0);
}
