(globalThis.advisorSites ??= []).push({
  id: "mastodon",
  name: "Mastodon",
  // Anybody can run a server; these are the larger ones, English and German.
  matches: [
    "https://mastodon.social/*",
    "https://mastodon.online/*",
    "https://mastodon.world/*",
    "https://mstdn.social/*",
    "https://mas.to/*",
    "https://techhub.social/*",
    "https://infosec.exchange/*",
    "https://fosstodon.org/*",
    "https://hachyderm.io/*",
    "https://mastodon.de/*",
    "https://chaos.social/*",
    "https://norden.social/*",
    "https://nrw.social/*",
    "https://social.tchncs.de/*",
    "https://troet.cafe/*",
  ],
  // The post, its content warning and the choices of a poll.
  editors: 'form.compose-form :is(textarea, input[type="text"])',
  postControls: 'form.compose-form button[type="submit"]',
  postLabels: ["post", "beitrag veröffentlichen", "veröffentlichen", "reply", "antworten"],
  submitKeys: ["mod+enter"],
  account: { selector: ".navigation-bar .display-name__account, .navigation-bar__profile-account", pattern: "@\\S+" },
});
