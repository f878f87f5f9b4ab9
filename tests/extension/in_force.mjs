/** Reads what lies in the storage, one JSON object a line, and answers with the settings in force, one a line. */
import { createInterface } from "node:readline";
import "../../extension/settings/in-force.js";

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(globalThis.advisorSettings.inForce(JSON.parse(line))));
}
