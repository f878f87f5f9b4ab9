/** Where an author can turn to, as the house says: always there, whatever is written, and an answer to nothing. */
import { byId, message } from "../ui/page.js";

/** @param {import("../background/house.js").HouseCard} house */
export function showChannels({ name, channels }) {
  const lang = message("languageCode") === "de" ? "de" : "en";
  byId("channels", HTMLElement).hidden = channels.length === 0;
  byId("channels-title", HTMLHeadingElement).textContent = name ? message("channelsAt", name) : message("channels");
  byId("channels-list", HTMLUListElement).replaceChildren(
    ...channels.map((channel) => {
      const link = document.createElement("a");
      Object.assign(link, { href: channel.address, target: "_blank", rel: "noreferrer", textContent: channel.name[lang] });
      const kind = document.createElement("span");
      kind.textContent = message(`channel_${channel.kind}`);
      const item = document.createElement("li");
      item.append(link, " ", kind);
      return item;
    }),
  );
}
