// @ts-check
/** What the address of an estimate or a quote check may hold, and what is made of it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { addressWith, choicesIn, rangesIn } from "../../overrides/estimates/choices.js";

const KNOWN = { variant: new Set(["wren", "heron"]), driver: new Set(["rock", "slope"]) };

/** @param {string} search @param {string} [prefix] */
function read(search, prefix = "") {
  const { chosen, refused } = choicesIn(search, prefix, KNOWN, "variant");
  return [[...chosen.variant], [...chosen.driver], refused];
}

test("choices that are known are taken", () => {
  assert.deepEqual(read("?variant=heron&driver=slope&driver=rock"), [["heron"], ["slope", "rock"], false]);
  assert.deepEqual(read(""), [[], [], false]);
});

test("what belongs to somebody else is no mistake", () => {
  assert.deepEqual(read("?utm_source=mail&q=price&other.driver=x"), [[], [], false]);
});

for (const [name, search, wanted] of /** @type {[string, string, unknown][]} */ ([
  ["unknown", "?variant=gull&driver=rock", [[], ["rock"], true]],
  ["empty", "?variant=", [[], [], true]],
  ["doubled where one is right", "?variant=wren&variant=heron", [[], [], true]],
  ["doubled where many are right", "?driver=rock&driver=rock", [[], ["rock"], true]],
  ["markup", "?driver=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", [[], [], true]],
  ["a selector", '?driver=rock"],[data-x="', [[], [], true]],
  ["a name that every object has", "?variant=__proto__&driver=constructor", [[], [], true]],
  ["broken codes", "?driver=%E0%A4%A&driver=slope", [[], ["slope"], true]],
  ["very many", `?${"driver=x&".repeat(10_000)}driver=rock`, [[], ["rock"], true]],
])) {
  test(`a choice that can't be taken is left out and told: ${name}`, () => {
    assert.deepEqual(read(search), wanted);
  });
}

test("the second form of a page has names of its own", () => {
  const search = "?driver=slope&shell.south.driver=rock";
  assert.deepEqual(read(search, "shell.south."), [[], ["rock"], false]);
  assert.deepEqual(read(search), [[], ["slope"], false]);
});

test("an address keeps the choices and all else", () => {
  const before = "https://a.example/p/?driver=old&utm=1&shell.south.driver=rock#in-south";
  const after = addressWith(before, "", { variant: ["heron"], driver: new Set(["rock", "slope"]) });
  const held = new URL(after);
  assert.equal(held.hash, "#in-south");
  assert.deepEqual(held.searchParams.getAll("driver"), ["rock", "slope"]);
  assert.deepEqual(held.searchParams.getAll("shell.south.driver"), ["rock"]);
  assert.equal(held.searchParams.get("utm"), "1");
  assert.equal(addressWith(after, "", { variant: [], driver: [] }).includes("heron"), false);
});

test("ranges are said in the page's language, open ends too", () => {
  const words = { both: "{low} bis {high}", from: "ab {low}", to: "bis zu {high}", unknown: "?" };
  const page = /** @type {any} */ (globalThis);
  page.document = { documentElement: { lang: "de-AT" } };
  const inGerman = rangesIn({ currency: "EUR", ...words });
  page.document = { documentElement: { lang: "en" } };
  const inEnglish = rangesIn({ currency: "USD", ...words });
  const plain = (/** @type {string} */ text) => text.replace(/[\u00a0\u202f]/g, " ");
  assert.equal(plain(inGerman("1250", "2000")), "€ 1.250 bis € 2.000");
  assert.equal(inEnglish("49.5", null), "ab $49.50");
  assert.equal(inEnglish(null, "7"), "bis zu $7");
  assert.equal(inEnglish("7", "7"), "$7");
  assert.equal(inEnglish(null, null), "?");
});
