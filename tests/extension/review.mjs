/**
 * Reads texts, one JSON string a line, and answers each with the device engine's advice, one a line: by the bundle and
 * as on the day that are named as arguments, else by the extension's own and today.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Advisor } from "../../extension/engine/advisor.js";
import { checkBundle } from "../../extension/engine/check-bundle.js";

const [, , file = new URL("../../extension/engine/bundle.json", import.meta.url), day] = process.argv;
const advisor = new Advisor(checkBundle(JSON.parse(readFileSync(file, "utf8"))), day && (() => day));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(advisor.review(JSON.parse(line))));
}
