(globalThis.advisorSites ??= []).push({
  id: "x",
  name: "X",
  matches: ["https://x.com/*", "https://twitter.com/*"],
  editors: '[data-testid^="tweetTextarea_"][contenteditable="true"], [data-testid^="tweetTextarea_"] [contenteditable="true"]',
  postControls: '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
  postLabels: ["post", "posten", "reply", "antworten", "post all", "alle posten"],
  submitKeys: ["mod+enter"],
});
