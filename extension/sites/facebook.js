(globalThis.advisorSites ??= []).push({
  id: "facebook",
  name: "Facebook",
  matches: ["https://www.facebook.com/*", "https://web.facebook.com/*"],
  // Posts are written in a dialog, comments in an article; the chat windows are in neither.
  editors: '[role="dialog"] [data-lexical-editor="true"], [role="article"] [data-lexical-editor="true"]',
  postControls: '[role="dialog"] [role="button"]:is([aria-label="Post" i], [aria-label="Posten" i])',
  postLabels: ["post", "posten", "comment", "kommentieren"],
  submitKeys: ["mod+enter"],
  // A post opened in a dialog has its comment box there, and no article around it.
  enterSends: [
    '[role="article"] [data-lexical-editor="true"]',
    '[data-lexical-editor="true"]:is([aria-label*="comment" i], [aria-label*="reply" i])',
    '[data-lexical-editor="true"]:is([aria-label*="komment" i], [aria-label*="antwort" i])',
  ].join(", "),
});
