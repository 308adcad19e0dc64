// @ts-check
/** What Material's list is given to write as HTML. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Results, correction, escaped } from "../../overrides/search/results.js";
import { languageOf } from "../../overrides/search/words.js";
import { queryOf } from "./shelves.mjs";

const LANGUAGE = languageOf(["the"], (word) => word.replace(/s$/, ""));

/** @type {import("../../overrides/search/shelf.js").PageRecord} */
const PAGE = {
  address: "cost/pool/",
  title: "The pool",
  tags: [],
  sections: [
    ["", "", "All pools."],
    ["crane", "A crane", "How the crane comes."],
  ],
};

/** @param {Partial<import("../../overrides/search/ranking.js").Ranked>} [more] */
function found(more) {
  return { page: 0, score: 100, place: 0, held: [true], ...more };
}

/** @param {...string} words */
function resultsOf(...words) {
  return new Results(queryOf(...words), LANGUAGE);
}

test("signs of HTML are escaped", () => {
  assert.equal(escaped(`<a href="x" id='y'>&`), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
});

test("the top of a page is one item with the page's text", () => {
  assert.deepEqual(resultsOf("pool").item(found(), PAGE), [
    {
      location: "cost/pool/",
      title: "The <mark>pool</mark>",
      text: "<p>All <mark>pools</mark>.</p>",
      score: 100,
      terms: { pool: true },
    },
  ]);
});

test("a section comes behind its page, which shows no text, and just above its score", () => {
  const [page, section] = resultsOf("crane").item(found({ place: 1 }), PAGE);
  assert.equal(page.text, "");
  assert.equal(section.location, "cost/pool/#crane");
  assert.equal(section.title, "A <mark>crane</mark>");
  assert.equal(section.text, "<p>How the <mark>crane</mark> comes.</p>");
  assert.ok(section.score > page.score && section.score < 1.01 * page.score);
});

test("a section that the record lacks leads to the top", () => {
  const items = resultsOf("pool").item(found({ place: 9 }), PAGE);
  assert.deepEqual(items.map(({ location }) => location), ["cost/pool/"]);
});

test("no text, no paragraph", () => {
  const [item] = resultsOf("pool").item(found(), { ...PAGE, sections: [["", "", ""]] });
  assert.equal(item.text, "");
});

test("words that a page lacks are told as they were typed", () => {
  const [item] = resultsOf("pool", "zebra").item(found({ held: [true, false] }), PAGE);
  assert.deepEqual(item.terms, { pool: true, zebra: false });
});

test("a word that is a name of JavaScript's is only a word", () => {
  const [item] = resultsOf("__proto__").item(found({ held: [false] }), PAGE);
  assert.deepEqual(Object.entries(item.terms), [["__proto__", false]]);
});

test("tags are escaped, and only there if the page has some", () => {
  const [tagged] = resultsOf("pool").item(found(), { ...PAGE, tags: ["<b>Cost</b>"] });
  assert.match(tagged.text, /<p class="ans-about"><span>&lt;b&gt;Cost&lt;\/b&gt;<\/span><\/p>$/);
  assert.doesNotMatch(resultsOf("pool").item(found(), PAGE)[0].text, /ans-about/);
});

test("markup in a title stays text, between its marked words too", () => {
  const page = { ...PAGE, title: `<img src=x onerror="alert(1)"> pool & pools </script>` };
  const [{ title }] = resultsOf("pool", "img").item(found(), page);
  assert.equal(
    title,
    "&lt;<mark>img</mark> src=x onerror=&quot;alert(1)&quot;&gt; <mark>pool</mark> &amp; " +
      "<mark>pools</mark> &lt;/script&gt;",
  );
});

test("all that stands for a word is marked", () => {
  const results = new Results(queryOf(["fee", "price"]), LANGUAGE);
  assert.equal(results.marked("A price, no fees"), "A <mark>price</mark>, no <mark>fees</mark>");
});

test("overlapping words of Chinese are marked once, in one piece or side by side", () => {
  const results = new Results(queryOf("木门", "门的"), languageOf([], String));
  assert.equal(results.marked("一扇木门的价格"), "一扇<mark>木门</mark><mark>的</mark>价格");
});

test("letters beyond the first 65,536 stay whole", () => {
  const results = new Results(queryOf("\u{20bb7}野"), languageOf([], String));
  assert.equal(results.marked("𠮷\u{20bb7}野家"), "𠮷<mark>\u{20bb7}野</mark>家");
});

test("nothing was mended", () => {
  assert.equal(correction(queryOf("pool", "crane"), new Map()), "");
});

test("what was mended is told among what was found", () => {
  const query = queryOf("vinyl");
  query.sought.push(
    { text: "linr", alternatives: [{ terms: ["liner"], factor: 0.8 }] },
    { text: "zebra", alternatives: [] },
  );
  assert.equal(correction(query, new Map([["liner", "liners"]])), "vinyl liners");
});
