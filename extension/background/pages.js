/** Word from the worker to the open pages. */

/** Lets every open page forget its verdicts and review anew, as another engine or other knowledge is in use now. */
export async function refreshPages() {
  const tabs = await chrome.tabs.query({});
  // In most tabs there is nobody to hear it.
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? null : chrome.tabs.sendMessage(id, { type: "refresh" }))));
}
