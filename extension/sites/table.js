/**
 * The one table of sites. An adapter is a plain script, because the very same file also runs as a content
 * script, where there are no modules; so each adds itself to a list on `globalThis`.
 */
import "./x.js";
import "./linkedin.js";
import "./facebook.js";
import "./mastodon.js";
import "./bluesky.js";
import "./reddit.js";

/** @type {readonly Site[]} */
export const SITES = Object.freeze(globalThis.advisorSites);
