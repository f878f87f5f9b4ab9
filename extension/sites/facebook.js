(globalThis.advisorSites ??= []).push({
  id: "facebook",
  name: "Facebook",
  matches: ["https://www.facebook.com/*", "https://web.facebook.com/*"],
  // Posts are written in a dialog, comments in an article; the chat windows are in neither.
  editors: '[role="dialog"] [data-lexical-editor="true"], [role="article"] [data-lexical-editor="true"]',
  postControls: '[role="dialog"] [role="button"]:is([aria-label="Post" i], [aria-label="Posten" i])',
  postLabels: ["post", "posten", "comment", "kommentieren"],
  submitKeys: ["mod+enter"],
  enterSends: '[role="article"] [data-lexical-editor="true"]',
});
