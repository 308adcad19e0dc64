// @ts-check
/**
 * What must be fetched before a query can be read; tests/search/test_asking.py holds what queries
 * ask for.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { QueryReader } from "../../overrides/search/asking.js";
import { languageOf } from "../../overrides/search/words.js";

/**
 * @param {string[]} known
 * @param {string[]} rare words that nobody knows by heart
 */
function readerOf(known, rare) {
  const fetched = new Set();
  const shelf = /** @type {any} */ ({
    known: new Map(known.map((term) => [term, 1])),
    knownInOrder: [...known].sort(),
    synonyms: ["pool|lagoon"],
    leanings: { cost: ["how much"] },
    asked: [],
    has: (/** @type {string} */ term) => fetched.has(term),
    holds: (/** @type {string} */ term) =>
      known.includes(term) || (fetched.has(term) && rare.includes(term)),
    fetch: async (/** @type {Iterable<string>} */ terms) => {
      shelf.asked.push([...terms]);
      for (const term of terms) fetched.add(term);
    },
  });
  return { shelf, queries: new QueryReader(languageOf(["the"], String), shelf) };
}

test("known words need nothing", async () => {
  const { shelf, queries } = readerOf(["pool", "liner"], []);
  await queries.read("the pool liner ");
  assert.deepEqual(shelf.asked, []);
});

test("it is asked once for all words that aren't known", async () => {
  const { shelf, queries } = readerOf(["pool"], ["grey"]);
  const { sought } = await queries.read("grey pool xylo ");
  assert.deepEqual(shelf.asked, [["grey", "xylo"]]);
  assert.deepEqual(sought.map((one) => one.alternatives.length), [1, 1, 0]);
});

test("a word that turns out to stand somewhere is looked up as it was typed", async () => {
  const { queries } = readerOf(["pool"], ["poo"]);
  const { sought } = await queries.read("poo ");
  assert.deepEqual(sought[0].alternatives, [{ terms: ["poo"], factor: 1 }]);
});

test("a synonym stands for a word that the site lacks", async () => {
  const { queries } = readerOf(["pool"], []);
  const { sought } = await queries.read("lagoon ");
  assert.deepEqual(sought[0].alternatives, [{ terms: ["pool"], factor: 0.8 }]);
});

test("no more words are read than may cost a file each", async () => {
  const { shelf, queries } = readerOf([], []);
  const words = Array.from({ length: 500 }, (_, number) => `w${number}x`);
  assert.equal((await queries.read(words.join(" "))).sought.length, 32);
  assert.ok(shelf.asked.flat().length <= 3 * 32);
});

test("the last word is unfinished until a space follows it", () => {
  const { queries } = readerOf(["pool"], []);
  const ends = ["pool", "pool ", ""].map((typed) => queries.readNow(typed).unfinished);
  assert.deepEqual(ends, [true, false, false]);
});
