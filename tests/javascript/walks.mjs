// @ts-check
/**
 * Where a browser walks to: reads {map, searches} from standard input as JSON, and writes for each
 * address the state, the answers with their words, and whether a part of it was refused;
 * tests/pages/test_guide_walkers.py asks it.
 */

import { readFileSync } from "node:fs";

import { inWords, walked } from "../../overrides/guides/walking.js";

const { map, searches } = JSON.parse(readFileSync(0, "utf8"));
const found = searches.map((/** @type {string} */ search) => {
  const { state, given, refused } = walked(map, search);
  return { state, refused, given: given.map((one) => [one.step.id, inWords(one, "en")]) };
});
process.stdout.write(JSON.stringify(found));
