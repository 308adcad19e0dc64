// @ts-check
/** Holds the reader's words to the cases that hold Python to the same. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { clean, languageOf, plainWords, stemOf, wordsOf } from "../../overrides/search/words.js";
import { STEMMERS, inCharacters } from "./analyses.mjs";

const shared = new URL("../search/cases/words.json", import.meta.url);
const { filler, spaced, cases } = JSON.parse(readFileSync(shared, "utf8"));

for (const { says, language: name, text, words } of cases) {
  test(`${name}: ${says}`, () => {
    const language = languageOf(
      (filler[name] ?? "").split(" "),
      STEMMERS[name.split("_")[0]] ?? String,
      spaced.includes(name),
    );
    const found = wordsOf(text, language);
    assert.deepEqual(inCharacters(clean(text), found), words);
    for (const word of found) assert.equal(clean(text).slice(word.start, word.end), word.text);
  });
}

test("all words of a text, those without meaning too", () => {
  assert.deepEqual(plainWords("How MUCH is 45,000 in 泳池?"), "how much is 45000 in 泳池".split(" "));
});

test("half a character becomes a question mark", () => {
  assert.equal(clean("half \ud83c\n\u00a0pool "), "half ? pool");
});

test("stems are remembered, and not without end", () => {
  let asked = 0;
  const language = languageOf([], (word) => ((asked += 1), word));
  stemOf("pool", language);
  stemOf("pool", language);
  assert.equal(asked, 1);
  for (let number = 0; number < 12000; number += 1) stemOf(`w${number}`, language);
  assert.ok(language.stems.size < 10000);
});
