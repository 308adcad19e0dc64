// @ts-check
/** Numbers, words and shards come out as Python put them in. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { linesOf, postingsIn } from "../../overrides/search/shards.js";
import { lengthened, numbersIn, oneEach } from "../../overrides/search/unpacking.js";

test("numbers have as many signs as they need", () => {
  assert.deepEqual(numbersIn("ABfgBhBghh_D"), [0, 1, 31, 32, 33, 3 * 32 ** 4 + 31 * 32 ** 3 + 32 ** 2 + 32]);
});

test("no numbers are in no signs", () => {
  assert.deepEqual(numbersIn(""), []);
});

test("a small number is one sign", () => {
  assert.deepEqual([...oneEach("AZaz09-_")], [0, 25, 26, 51, 52, 61, 62, 63]);
});

test("words get back what they share with the one before", () => {
  assert.deepEqual(lengthened("Apool Es Bile Aé"), ["pool", "pools", "pile", "é"]);
});

test("shared letters count by units, so that those beyond the first 65,536 stay whole", () => {
  assert.deepEqual(lengthened("A\u{20bb7}家 C野"), ["\u{20bb7}家", "\u{20bb7}野"]);
});

test("a shard has a line for each word", () => {
  const lines = linesOf("crane\tB\tA\tB\tA\t\npool\tC\tAA\tBB\tAA\tAB\n.");
  assert.deepEqual([...lines.keys()], ["crane", "pool"]);
});

test("a shard of nothing has only its end", () => {
  assert.equal(linesOf(".").size, 0);
});

for (const cut of ["", "crane\tB\tA\tB\tA\t", "crane\tB\tA\tB\tA\t\n", "<!doctype html>\n<p>Lost"]) {
  test(`a shard without its end isn't read: ${JSON.stringify(cut)}`, () => {
    assert.throws(() => linesOf(cut), SyntaxError);
  });
}

test("a word's pages come with strengths, places, and the lengths of titles that hold it", () => {
  const { weight, pages, strengths, places, titled } = postingsIn("pool\tghB\tAAgB\tBCD\tABC\tBE");
  assert.equal(weight, 1056);
  assert.deepEqual([...pages], [0, 1, 34]);
  assert.deepEqual([...strengths], [1, 2, 3]);
  assert.deepEqual([...places], [0, 1, 2]);
  assert.deepEqual([...titled], [0, 4, 0]);
});

test("a title's length may look like a number that goes on, and gaps may be long", () => {
  const pages = "A".repeat(40);
  const { titled } = postingsIn(`pool\tB\t${pages}\t${pages}\t${pages}\tA_hBg`);
  assert.deepEqual([...titled.entries()].filter(([, length]) => length), [[0, 63], [34, 32]]);
});

test("a topic has pages only", () => {
  const { weight, pages } = postingsIn("#cost\t\tBA\t\t\t");
  assert.deepEqual([weight, ...pages], [0, 1, 2]);
});
