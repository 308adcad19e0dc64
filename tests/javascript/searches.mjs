// @ts-check
/**
 * Searches sites as a buyer's browser does: reads a list of sites with queries from standard input
 * as JSON, fetches their indexes from where they are served, and writes what each query finds;
 * tests/search/test_browser_agrees.py asks it.
 */

import { readFileSync } from "node:fs";

import { Reader } from "../../overrides/search/reader.js";
import { STEMMERS } from "./analyses.mjs";

const answers = [];
for (const { address, root, code, queries } of JSON.parse(readFileSync(0, "utf8"))) {
  const reader = new Reader(address, root, STEMMERS[code] ?? String);
  const found = [];
  for (const typed of queries) found.push(await answered(reader, typed));
  answers.push(found);
}
process.stdout.write(JSON.stringify(answers));

/**
 * @param {Reader} reader
 * @param {string} typed
 */
async function answered(reader, typed) {
  /** @type {any} */
  let last;
  await reader.search(typed, (answer) => (last = answer));
  if (!last.whole || last.state === "failed") throw new Error(`no whole answer to ${typed}`);
  return last.items.map((/** @type {import("../../overrides/search/results.js").Item[]} */ item) => ({
    page: item[0].location,
    score: item[0].score,
    answer: item[item.length - 1].location,
    held: item[0].terms,
  }));
}
