/**
 * The border at which a compiled house policy becomes a `House`: what does not fit is refused as a whole. The library's
 * `advisor policy compile` writes it.
 */
import { digestOf } from "./fetched-files.js";

/** The one format that this engine reads. */
const FORMAT = 1;

/** Of whoever has no policy. @type {House} */
export const EMPTY_HOUSE = Object.freeze({
  format: FORMAT,
  name: "",
  classes: {},
  turns: {},
  thresholds: {},
  wording: { en: {}, de: {} },
  accounts: [],
  channels: [],
});

/** What an author may be shown as the address of a channel. */
const ADDRESS = /^(?:https:\/\/|mailto:|tel:)\S+$/;

const LEVELS = ["note", "warn", "alone"];

/** The word classes that a house fills, and no others: those of protected voice must stay the advisor's own. */
const HOUSE_CLASS =
  /^(?:employer|house_hashtag|house_our|own_product|unannounced|code_name|everyday_name|secret_client|public_name|competitor|harmless|house_[a-z_]+_(?:note|warn))$/;

/** What such a class is called while it waits for a day. */
const WAITING = /_until_\d{4}-\d{2}-\d{2}$/;

/**
 * @param {any} data
 * @returns {House}
 * @throws {TypeError} Saying what does not fit.
 */
export function checkHouse(data) {
  if (data?.format !== FORMAT) throw new TypeError(`The house policy is not of format ${FORMAT}: update the extension.`);
  const { name, classes, turns, thresholds, wording, accounts, channels } = data;
  const fits =
    isText(name) &&
    isTable(classes, isText) &&
    Object.keys(classes).every((known) => isHouseClass(known.replace(WAITING, ""))) &&
    isTable(turns, (turn) => isTable(turn, isText) && isText(turn.day) && [turn.before, turn.after].every(isHouseClass)) &&
    isTable(thresholds, areThresholds) &&
    isTable(wording, isWording) &&
    isWording(wording.en) &&
    isWording(wording.de) &&
    Array.isArray(accounts) &&
    accounts.every(isText) &&
    Array.isArray(channels) &&
    channels.every((channel) => isText(channel?.kind) && isTable(channel.name, isText) && ADDRESS.test(channel.address));
  if (!fits) throw new TypeError("The house policy does not fit.");
  return data;
}

/**
 * @param {string} text A file of `advisor policy compile`.
 * @returns {Promise<House>} Rejects if it is not what its digest says, or does not fit.
 */
export async function openHouse(text) {
  const { sha256, house } = JSON.parse(text);
  if (!isText(house)) throw new TypeError("This is no compiled house policy.");
  if ((await digestOf(new TextEncoder().encode(house).buffer)) !== sha256) throw new TypeError("The house policy is not what its digest says.");
  return checkHouse(JSON.parse(house));
}

/** @param {string} name */
const isHouseClass = (name) => HOUSE_CLASS.test(name);

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/**
 * @param {any} value
 * @param {(inner: any) => boolean} fits
 */
const isTable = (value, fits) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(fits);

/** @param {any} value */
const isWording = (value) => isTable(value, (texts) => isTable(texts, isText));

/** @param {any} value */
const areThresholds = (value) => isTable(value, (one) => one > 0 && one < 1) && LEVELS.every((level) => level in value);
