(globalThis.advisorSites ??= []).push({
  id: "reddit",
  name: "Reddit",
  matches: ["https://www.reddit.com/*", "https://old.reddit.com/*"],
  editors: [
    'shreddit-composer [contenteditable="true"]',
    "shreddit-composer textarea",
    ':host(faceplate-textarea-input[name="title"]) textarea',
    'form textarea[name="title"]',
    'form textarea[name="text"]',
  ].join(", "),
  postControls: 'button[slot="submit-button"], #inner-post-submit-button, form button[type="submit"].save',
  postLabels: ["post", "posten", "comment", "kommentieren"],
  submitKeys: ["mod+enter"],
  // The button of a new post lies in a shadow root beside the editor's own form.
  composer: "r-post-composer-form, #post-composer_form",
});
