/** Reads what a browser might hand over, one JSON object a line, and answers with what is made of it, one a line. */
import { createInterface } from "node:readline";
import { readManaged } from "../../extension/background/managed.js";

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(readManaged(JSON.parse(line))));
}
