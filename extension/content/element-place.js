/** How much of an element has to leave its place to be noticed; part of it may be out of sight from the start. */
const HUNDREDTHS = Array.from({ length: 101 }, (_, index) => index / 100);

/** Tells when an element is at another place on the screen than before, whatever has moved it. Nothing polls. */
class ElementPlace {
  #element;
  #onMove;
  #listening = new AbortController();
  #size;
  /** @type {IntersectionObserver | null} */
  #shift = null;

  /**
   * @param {Element} element
   * @param {() => void} onMove
   */
  constructor(element, onMove) {
    this.#element = element;
    this.#onMove = onMove;
    const moved = failOpen(() => this.#moved());
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    window.addEventListener("scroll", moved, options);
    window.addEventListener("resize", moved, options);
    // What scrolls within a shadow root is not heard outside of it.
    element.getRootNode().addEventListener("scroll", moved, options);
    this.#size = new ResizeObserver(moved);
    this.#size.observe(element);
    this.#watchShift();
  }

  stop() {
    this.#listening.abort();
    this.#size.disconnect();
    this.#shift?.disconnect();
  }

  #moved() {
    this.#watchShift();
    this.#onMove();
  }

  /**
   * What grows above the element moves it without any event. So the element's own place is made the frame it
   * must stay in: once it leaves that frame, the observer reports it.
   */
  #watchShift() {
    this.#shift?.disconnect();
    const { top, left, right, bottom } = this.#element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const margins = [top, clientWidth - right, clientHeight - bottom, left];
    const seen = failOpen((/** @type {IntersectionObserverEntry[]} */ entries) => {
      const now = entries[entries.length - 1].boundingClientRect;
      if (now.top !== top || now.left !== left) this.#moved();
    });
    const rootMargin = margins.map((margin) => `${-Math.floor(margin)}px`).join(" ");
    this.#shift = new IntersectionObserver(seen, { rootMargin, threshold: HUNDREDTHS });
    this.#shift.observe(this.#element);
  }
}
