(globalThis.advisorSites ??= []).push({
  id: "linkedin",
  name: "LinkedIn",
  matches: ["https://www.linkedin.com/*"],
  // Comments use the same editor; private messages do not. A poll has text fields.
  editors: '.ql-editor[contenteditable="true"], [class*="polls-detour"] :is(input[type="text"], textarea)',
  postControls: 'button.share-actions__primary-action, button[class*="comments-comment-box__submit-button"]',
  postLabels: ["post", "posten", "comment", "kommentieren", "reply", "antworten"],
  submitKeys: ["mod+enter"],
  // Its first line names the person or page, its second who will see the post.
  account: { selector: ".share-unified-settings-entry-button" },
});
