(globalThis.advisorSites ??= []).push({
  id: "x",
  name: "X",
  matches: ["https://x.com/*", "https://twitter.com/*"],
  // The parts of a thread, and the choices of a poll.
  editors: [
    '[data-testid^="tweetTextarea_"][contenteditable="true"]',
    '[data-testid^="tweetTextarea_"] [contenteditable="true"]',
    'input[name^="Choice"]',
  ].join(", "),
  postControls: '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
  postLabels: ["post", "posten", "reply", "antworten", "post all", "alle posten"],
  submitKeys: ["mod+enter"],
  account: { selector: '[data-testid="SideNav_AccountSwitcher_Button"]', pattern: "^@\\w+$" },
});
