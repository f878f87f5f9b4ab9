/** Silence for an hour. All that is kept is when it ends; the pages go on by themselves. */

const HOUR_MS = 3_600_000;

/** @returns {Promise<number>} When the pause ends, in milliseconds since 1970; 0 if there is none. */
export async function pausedUntil() {
  /** @type {{ pausedUntil?: number }} */
  const { pausedUntil: end = 0 } = await chrome.storage.local.get("pausedUntil");
  const left = end - Date.now();
  // More than an hour can only be left if the clock was set back.
  return left > 0 && left <= HOUR_MS ? end : 0;
}

export async function pause() {
  await chrome.storage.local.set({ pausedUntil: Date.now() + HOUR_MS });
}

export async function endPause() {
  await chrome.storage.local.remove("pausedUntil");
}
