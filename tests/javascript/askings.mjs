// @ts-check
/**
 * What the reader makes of queries on a site of few words: reads the site and the queries from
 * standard input as JSON, and writes what each asks for; tests/search/test_asking.py asks it.
 */

import { readFileSync } from "node:fs";

import { QueryReader } from "../../overrides/search/asking.js";
import { stemEnglish } from "../../overrides/search/stemmers/en.js";
import { languageOf } from "../../overrides/search/words.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
const held = new Set(asked.held);
const shelf = /** @type {any} */ ({
  known: new Map(Object.entries(asked.known)),
  knownInOrder: Object.keys(asked.known).sort(),
  synonyms: asked.synonyms,
  leanings: asked.leanings,
  has: () => true,
  holds: (/** @type {string} */ term) => held.has(term),
});
const queries = new QueryReader(languageOf(asked.filler, stemEnglish), shelf);

const answers = asked.queries.map((/** @type {string} */ typed) => {
  const { sought, topics } = queries.readNow(typed);
  return [sought.map(written), topics];
});
process.stdout.write(JSON.stringify(answers));

/** @param {import("../../overrides/search/asking.js").Sought} one */
function written({ text, alternatives }) {
  const found = alternatives.map(({ terms, factor }) =>
    factor < 1 ? `${terms.join(" ")} ${factor}` : terms.join(" "),
  );
  return `${text}: ${found.join(", ") || "-"}`;
}
