// @ts-check
/** Which words are near, and which are run together. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Spelling, within } from "../../overrides/search/spelling.js";

const KNOWN = { box: 3, cover: 2, fiberglass: 3, line: 1, liner: 3, pool: 4, salt: 0, water: 2 };
const spelling = new Spelling(new Map(Object.entries(KNOWN)), (word) => word.replace(/s$/, ""));

/** @type {[string, string, number][]} */
const PAIRS = [
  ["pool", "pool", 0],
  ["pool", "pol", 1],
  ["pool", "pools", 1],
  ["pool", "poll", 1],
  ["pool", "opol", 1],
  ["liner", "lnire", 2],
  ["abcd", "badc", 2],
  ["ab", "", 2],
  ["", "", 0],
  ["pool", "lawn", 4],
];

for (const [one, other, slips] of PAIRS) {
  test(`${slips} slips lie between "${one}" and "${other}"`, () => {
    for (const most of [0, 1, 2, 3, 4]) {
      assert.equal(within(one, other, most), most >= slips);
      assert.equal(within(other, one, most), most >= slips);
    }
  });
}

test("the most common of the nearest words comes first", () => {
  const near = spelling.near("linr", "linr");
  assert.deepEqual(near, [{ term: "liner", slips: 1 }, { term: "line", slips: 1 }]);
});

test("a slip is undone before the ending goes", () => {
  assert.deepEqual(spelling.near("poosl", "poosl"), [{ term: "pool", slips: 1 }]);
});

test("two slips are looked for in long words only, and only if one doesn't do", () => {
  assert.deepEqual(spelling.near("lnires", "lnire"), []);
  assert.deepEqual(spelling.near("fibreglas", "fibregla"), [{ term: "fiberglass", slips: 2 }]);
});

for (const word of ["bxo", "p00l", "14x3", "po-ol", ""]) {
  test(`"${word}" isn't mended`, () => assert.deepEqual(spelling.near(word, word), []));
}

test("two words run together are parted where both are common", () => {
  assert.deepEqual(spelling.parts("poolcovers"), ["pool", "cover"]);
});

test("a part that is rare is none", () => {
  assert.deepEqual(spelling.parts("saltwater"), []);
});

test("what was looked for once is remembered", () => {
  assert.equal(spelling.near("linr", "linr"), spelling.near("linr", "linr"));
});
