// @ts-check
/**
 * What the browser's reckoning makes of choices: reads [amounts, choices] from standard input as
 * JSON, and writes what each adds up to; tests/pricing/test_estimates_agree.py asks it.
 */

import { readFileSync } from "node:fs";

import { digits, reckoned } from "../../overrides/estimates/reckoning.js";

/** @param {bigint | null} end */
const shown = (end) => (end === null ? null : digits(end));

const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = asked.map((/** @type {any} */ [plan, { variant, driver, option }]) => {
  const found = reckoned(plan, { variant, driver: new Set(driver), option: new Set(option) });
  return {
    lines: found.lines.map(({ kind, id, low, high }) => [kind, id, shown(low), shown(high)]),
    low: shown(found.low),
    high: shown(found.high),
    fromBase: found.fromBase,
  };
});
process.stdout.write(JSON.stringify(answers));
