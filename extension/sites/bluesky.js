(globalThis.advisorSites ??= []).push({
  id: "bluesky",
  name: "Bluesky",
  matches: ["https://bsky.app/*"],
  editors: '.ProseMirror[contenteditable="true"]',
  postControls: '[data-testid="composerPublishBtn"]',
  postLabels: ["post", "posten", "reply", "antworten", "post all", "alle posten", "publish post", "publish reply"],
  submitKeys: ["mod+enter"],
  account: {
    selector: 'a[href^="/profile/"]:is([aria-label="Profile"], [aria-label="Profil"])',
    attribute: "href",
    pattern: "[^/]+$",
  },
});
