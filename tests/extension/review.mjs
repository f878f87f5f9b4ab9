/**
 * Reads texts, one JSON string a line, and answers each with the device engine's advice, one a line: by the bundle and
 * as on the day that are named as arguments, else by the extension's own and today.
 */
import { createInterface } from "node:readline";
import { Advisor } from "../../extension/engine/advisor.js";
import { readBundle } from "../../extension/engine/bundle-file.mjs";

const [, , file, day] = process.argv;
const advisor = new Advisor(readBundle(file), day && (() => day));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(advisor.review(JSON.parse(line))));
}
