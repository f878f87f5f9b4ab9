(globalThis.advisorSites ??= []).push({
  id: "linkedin",
  name: "LinkedIn",
  matches: ["https://www.linkedin.com/*"],
  // Comments use the same editor; private messages do not.
  editors: '.ql-editor[contenteditable="true"]',
  postControls: "button.share-actions__primary-action, button.comments-comment-box__submit-button--cr",
  postLabels: ["post", "posten", "comment", "kommentieren", "reply", "antworten"],
  submitKeys: ["mod+enter"],
});
