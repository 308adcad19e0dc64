// @ts-check
/**
 * Where a browser walks to: reads {map, searches} from standard input as JSON, and writes for each
 * address the state, the answers with their words, whether a part of it was refused, and at an end
 * which other answers would change the advice;
 * tests/pages/test_guide_walkers.py asks it.
 */

import { readFileSync } from "node:fs";

import { inWords, turns, walked } from "../../overrides/guides/walking.js";

const { map, searches } = JSON.parse(readFileSync(0, "utf8"));
const found = searches.map((/** @type {string} */ search) => {
  const { state, given, refused } = walked(map, search);
  const others = map.states[state][0] < 0 ? turns(map, given) : [];
  return {
    state,
    refused,
    given: given.map((one) => [one.step.id, inWords(one, "en")]),
    turns: others.map(({ step, answer, advice }) => [step.id, answer[1], advice]),
  };
});
process.stdout.write(JSON.stringify(found));
