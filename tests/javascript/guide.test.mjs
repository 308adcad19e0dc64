// @ts-check
/** What a guide's script makes of addresses and of numbers that buyers type. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answerOf, answersOnly, digitsOf, inWords, walked, withAnswer } from "../../overrides/guides/walking.js";

/** @typedef {import("../../overrides/guides/walking.js").Map_} Map_ */

/** @type {Map_} size, then for medium ones the budget, then the end. */
const MAP = {
  steps: [
    { id: "size", short: "Size", unit: "", answers: [["small", "Small"], ["medium", "Medium"], ["unsure", "Not sure"]] },
    {
      id: "budget",
      short: "Budget",
      unit: "USD",
      answers: [
        ["1000-45000.5", "under $45,000.50", "1000", true, "45000.5", false],
        ["45000.5-45000.5", "$45,000.50", "45000.5", true, "45000.5", true],
        ["45000.5-90000", "more than $45,000.50", "45000.5", false, "90000", true],
        ["unsure", "Not sure"],
      ],
    },
  ],
  states: [[0, "./", 3, 1, 1], [1, "budget-1/", 2, 3, 3, 3], [-1, "advice/a/"], [-1, "advice/b/"]],
};

/** @param {string} search */
function told(search) {
  const { state, given, waiting, refused } = walked(MAP, search);
  return [state, given.map((one) => one.value), waiting.map((one) => one.value), refused];
}

test("answers in an address lead to a state, in whatever order they stand", () => {
  assert.deepEqual(told(""), [0, [], [], false]);
  assert.deepEqual(told("?size=small"), [3, ["small"], [], false]);
  assert.deepEqual(told("?size=medium&budget=44000"), [2, ["medium", "44000"], [], false]);
  assert.deepEqual(told("?budget=unsure&size=unsure"), [3, ["unsure", "unsure"], [], false]);
  assert.deepEqual(told("?size=medium&budget=1000-45000.5"), [2, ["medium", "1000-45000.5"], [], false]);
});

test("an answer waits for a question that isn't answered yet", () => {
  assert.deepEqual(told("?budget=44000"), [0, [], ["44000"], false]);
  assert.deepEqual(told("?size=small&budget=44000"), [3, ["small"], [], false]);
});

test("a number belongs to one range only, at its ends too", () => {
  const places = ["999", "1000", "45000.4", "45000.5", "45000.6", "90000", "90000.1"];
  assert.deepEqual(places.map((number) => answerOf(MAP.steps[1], number)), [-1, 0, 0, 1, 2, 2, -1]);
});

test("what isn't an answer is refused, and nothing else of the address", () => {
  for (const bad of [
    "?size=huge", "?size=", "?size", "?size=Small", "?size=%3Cscript%3Ealert(1)%3C/script%3E", "?size=__proto__",
    "?size=toString", "?__proto__=small", "?constructor=1", "?size=small%00", "?size=medium&size=small", "?size=0",
    "?size=javascript:alert(1)", "?=", "?%", "?size=%E0%A4%A",
  ]) {
    assert.deepEqual(told(bad), [0, [], [], true], bad);
  }
  for (const number of ["4e4", "0x9000", "-1", "45,000", "45000 ", " 45000", "1e999", "Infinity", "NaN", "٤٥٠٠٠", "9".repeat(400)]) {
    assert.deepEqual(told(`?size=medium&budget=${encodeURIComponent(number)}`), [1, ["medium"], [], true], number);
  }
  assert.deepEqual(told("?size=medium&colour=red"), [1, ["medium"], [], true]);
  assert.deepEqual(told("?size=medium&size=medium"), [1, ["medium"], [], false]);
});

test("what others write into addresses is no reason to speak", () => {
  assert.deepEqual(told("?utm_source=letter&gclid=1&fbclid=2&h=pool&q=pool&size=medium"), [1, ["medium"], [], false]);
});

test("an answer is put into an address, replaced, and taken away with all others kept", () => {
  assert.equal(withAnswer("", "size", "small"), "?size=small");
  assert.equal(withAnswer("?size=small&budget=5", "size", "medium"), "?size=medium&budget=5");
  assert.equal(withAnswer("?size=small&budget=5", "size", null), "?budget=5");
  assert.equal(withAnswer("?size=small", "size", null), "");
  assert.equal(withAnswer("", "size", "a&b=c#d"), "?size=a%26b%3Dc%23d");
});

test("only answers are kept of an address", () => {
  assert.equal(answersOnly(MAP, "?x=1&budget=44000&size=medium&utm_source=a"), "?size=medium&budget=44000");
  assert.equal(answersOnly(MAP, "?size=huge&budget=44000&budget=45000"), "");
});

test("a number is read as people type it in their language", () => {
  const cases = {
    en: { "45000": "45000", "45,000": "45000", "$45,000": "45000", " 45 000 ": "45000", "1,234,567": "1234567", "45.5": "45.5",
      "45'000": "45000", "４５０００": "45000", "007": "7", "0": "0", "0.5": "0.5", "45,000.25": "45000.25" },
    de: { "45.000": "45000", "45.000,50": "45000.50", "45,5": "45.5", "45 000 €": "45000", "1.234.567": "1234567" },
    fr: { "45 000": "45000", "45\u202f000": "45000", "45,5": "45.5" },
  };
  for (const [language, held] of Object.entries(cases)) {
    for (const [typed, digits] of Object.entries(held)) {
      assert.equal(digitsOf(typed, language), digits, `${language}: ${typed}`);
    }
  }
});

test("the unit may stand behind a number", () => {
  assert.equal(digitsOf("16 ft", "en", "ft"), "16");
  assert.equal(digitsOf("45,000 usd", "en", "USD"), "45000");
  assert.equal(digitsOf("12 m²", "en", "m²"), "12");
  assert.equal(digitsOf("3 a.b", "en", "a.b"), "3");
  assert.equal(digitsOf("3 axb", "en", "a.b"), null);
});

test("what isn't a number isn't taken for one", () => {
  for (const typed of ["", " ", "a lot", "-5", "1e5", "0x10", "45,00", "4,5,6", "1.2.3", "½", "<b>5</b>", "9".repeat(30), "Infinity", "10-20"]) {
    assert.equal(digitsOf(typed, "en"), null, typed);
  }
});

test("an answer is told in words, a number as it was typed", () => {
  const said = (/** @type {string} */ search, language = "en") => walked(MAP, search).given.map((one) => inWords(one, language));
  assert.deepEqual(said("?size=medium&budget=44000"), ["Medium", "$44,000"]);
  assert.deepEqual(said("?size=medium&budget=44000.5"), ["Medium", "$44,000.50"]);
  assert.deepEqual(said("?size=medium&budget=1000-45000.5"), ["Medium", "under $45,000.50"]);
  assert.deepEqual(said("?size=medium&budget=44000", "de"), ["Medium", "44.000\u00a0$"]);
});
