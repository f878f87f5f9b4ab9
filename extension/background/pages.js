/** Word from the worker to the open pages. */

/** Lets every open page forget its verdicts and review anew, as another engine or other knowledge is in use now. */
export async function refreshPages() {
  for (const { id } of await chrome.tabs.query({})) {
    // Not waited for: in most tabs there is nobody to hear it, and one that is frozen hears it later.
    if (id !== undefined) chrome.tabs.sendMessage(id, { type: "refresh" }).catch(() => {});
  }
}
