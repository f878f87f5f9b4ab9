/**
 * The device engine on the command line: `node extension/engine/cli.mjs [--bundle FILE] --jsonl FILE`.
 *
 * Speaks the same JSON lines as `advisor review --jsonl`: objects with "text" and, if known, "id", "lang" and
 * "channel" come in, one a line, and advice goes out in the same order. A line that can't be used is named on
 * standard error, the others are answered, and the exit status is 2.
 */
import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { Advisor } from "./advisor.js";
import { readBundle } from "./bundle-file.mjs";
import { MAX_TEXT_LENGTH } from "./device.js";
import { lengthOf, wordsOf } from "./reading/characters.js";

const SOME_UNANSWERED = 2;
const USAGE = "Usage: node cli.mjs [--bundle FILE] --jsonl FILE (- is standard input)";

/** @param {string} sentence */
function fail(sentence) {
  console.error(`Error: ${sentence}`);
  process.exit(1);
}

function options() {
  try {
    return parseArgs({ options: { jsonl: { type: "string" }, bundle: { type: "string" } } }).values;
  } catch {
    return {};
  }
}

/** @param {string | undefined} file */
function openBundle(file) {
  try {
    return new Advisor(readBundle(file));
  } catch (error) {
    const why = error instanceof TypeError ? error.message : "It can't be read as JSON.";
    fail(`The bundle can't be used. ${why} Make one with 'advisor bundle'.`);
  }
}

/**
 * @param {string} line
 * @returns {{ id: unknown, text: string, lang: "en" | "de" | undefined }}
 * @throws {Error} Its message is a sentence that does not repeat the line.
 */
function postOf(line) {
  let post;
  try {
    post = JSON.parse(line);
  } catch {
    throw new Error("This is not valid JSON in UTF-8.");
  }
  if (typeof post !== "object" || post === null || Array.isArray(post)) throw new Error("The input must be a JSON object.");
  const { id = null, text, lang = null } = post;
  if (text === undefined) throw new Error('"text" is missing.');
  if (typeof text !== "string" || wordsOf(text).length === 0 || lengthOf(text) > MAX_TEXT_LENGTH) {
    throw new Error('"text" must be a string of 1 to 10,000 characters that is not only spaces.');
  }
  if (![null, "en", "de"].includes(lang)) throw new Error('"lang" must be "en" or "de", or left out.');
  return { id, text, lang: lang ?? undefined };
}

/**
 * @param {Advisor} advisor
 * @param {AsyncIterable<string>} lines
 * @returns {Promise<boolean>} Whether every line could be answered.
 */
async function answer(advisor, lines) {
  let allAnswered = true;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (wordsOf(line).length === 0) continue;
    try {
      const { id, text, lang } = postOf(number === 1 ? line.replace(/^\ufeff/, "") : line);
      const advice = advisor.review(text, lang);
      console.log(JSON.stringify({ id, ...advice, risk: Math.round(advice.risk * 1e6) / 1e6 }));
    } catch (error) {
      allAnswered = false;
      // Only sentences of our own: those of an engine's fault could carry words of a draft.
      const known = error instanceof Error && error.constructor === Error;
      console.error(`line ${number}: ${known ? error.message : "The advisor failed."}`);
    }
  }
  return allAnswered;
}

/**
 * Lines by their line feeds alone: a text may hold other separators, at which `node:readline` would break it.
 *
 * @param {NodeJS.ReadableStream} input
 */
async function* linesOf(input) {
  let rest = "";
  for await (const chunk of input.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

const { jsonl, bundle } = options();
if (jsonl === undefined) fail(USAGE);
else {
  const advisor = openBundle(bundle);
  const input = jsonl === "-" ? process.stdin : createReadStream(jsonl);
  input.on("error", () => fail("The file given to --jsonl can't be read."));
  process.exitCode = advisor && (await answer(advisor, linesOf(input))) ? 0 : SOME_UNANSWERED;
}
