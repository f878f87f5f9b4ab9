/** Reads texts, one JSON string a line, and answers each with the device engine's advice, one a line. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Advisor } from "../../extension/engine/advisor.js";
import { checkBundle } from "../../extension/engine/check-bundle.js";

const bundle = new URL("../../extension/engine/bundle.json", import.meta.url);
const advisor = new Advisor(checkBundle(JSON.parse(readFileSync(bundle, "utf8"))));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(advisor.review(JSON.parse(line))));
}
