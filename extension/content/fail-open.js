/**
 * Wraps a callback so that a fault in the advisor never reaches the page or its editor.
 * Only the kind of fault is logged: a message could carry words of the draft.
 *
 * @template {unknown[]} Arguments
 * @param {(...values: Arguments) => unknown} work
 * @returns {(...values: Arguments) => void}
 */
function failOpen(work) {
  /** @param {unknown} fault */
  const report = (fault) => console.debug("Post advisor:", fault instanceof Error ? fault.name : "fault");
  return (...values) => {
    try {
      const outcome = work(...values);
      if (outcome instanceof Promise) outcome.catch(report);
    } catch (fault) {
      report(fault);
    }
  };
}
