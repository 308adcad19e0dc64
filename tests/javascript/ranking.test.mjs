// @ts-check
/** In which order pages come, and to which section each leads. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Ranking } from "../../overrides/search/ranking.js";
import { queryOf, shelfOf } from "./shelves.mjs";

/** @typedef {import("../../overrides/search/asking.js").Query} Query */

/**
 * @param {any} shelf
 * @param {Query} query
 * @param {number} [most]
 */
function pages(shelf, query, most = 10) {
  return new Ranking(shelf).ranked(query, most).map(({ page }) => page);
}

test("a word of the title beats one of the text", () => {
  const shelf = shelfOf(2, { pool: { pages: [{ page: 0 }, { page: 1, titled: 3 }] } });
  assert.deepEqual(pages(shelf, queryOf("pool")), [1, 0]);
});

test("more of the query beats one word again and again", () => {
  const shelf = shelfOf(2, {
    crane: { pages: [{ page: 0, strength: 10 }, { page: 1 }] },
    lawn: { pages: [{ page: 1 }] },
  });
  assert.deepEqual(pages(shelf, queryOf("crane", "lawn")), [1, 0]);
});

test("a title that is the query beats a longer one that holds it", () => {
  const shelf = shelfOf(2, { pool: { pages: [{ page: 0, titled: 8 }, { page: 1, titled: 1 }] } });
  assert.deepEqual(pages(shelf, queryOf("pool")), [1, 0]);
});

test("pages with the same score come by their numbers, and no more than asked for", () => {
  const shelf = shelfOf(9, { pool: { pages: [0, 1, 2, 3, 4, 5].map((page) => ({ page })) } });
  assert.deepEqual(pages(shelf, queryOf("pool"), 3), [0, 1, 2]);
});

test("the best of many come in order", () => {
  const strengths = [5, 9, 1, 63, 30, 9, 2];
  const held = strengths.map((strength, page) => ({ page, strength }));
  assert.deepEqual(pages(shelfOf(7, { pool: { pages: held } }), queryOf("pool"), 4), [3, 4, 1, 5]);
});

test("each page counts by the alternative that gives it most", () => {
  const shelf = shelfOf(2, {
    price: { pages: [{ page: 0, strength: 2 }] },
    cost: { pages: [{ page: 0, strength: 10 }, { page: 1, strength: 2 }] },
  });
  const [first, second] = new Ranking(shelf).ranked(queryOf(["price", "cost"]), 10);
  assert.deepEqual([first.page, second.page], [0, 1]);
  assert.ok(first.score > 4 * second.score);
});

test("the pages of a topic that the query leans to count more", () => {
  const shelf = shelfOf(2, { pool: { pages: [{ page: 0 }, { page: 1 }] } }, { cost: [1] });
  assert.deepEqual(pages(shelf, { ...queryOf("pool"), topics: ["cost"] }), [1, 0]);
});

test("a query of topics alone finds their pages, and holds none of its words", () => {
  const shelf = shelfOf(4, {}, { cost: [1, 3], problems: [0, 3] });
  const sought = [{ text: "zebra", alternatives: [] }];
  const found = new Ranking(shelf).ranked({ ...queryOf(), sought, topics: ["problems", "cost"] }, 10);
  assert.deepEqual(found.map(({ page, held }) => [page, ...held]), [[0, false], [1, false], [3, false]]);
});

test("a page tells which words of the query it holds", () => {
  const shelf = shelfOf(1, { pool: { pages: [{ page: 0 }] }, crane: { pages: [] } });
  const [{ held }] = new Ranking(shelf).ranked(queryOf("crane", "pool"), 10);
  assert.deepEqual(held, [false, true]);
});

test("a result leads to the section that tells most of what isn't in the title", () => {
  const shelf = shelfOf(1, {
    pool: { pages: [{ page: 0, titled: 2 }] },
    crane: { pages: [{ page: 0, place: 4, strength: 3 }] },
    frost: { pages: [{ page: 0, place: 2, strength: 9 }] },
  });
  assert.equal(new Ranking(shelf).ranked(queryOf("pool", "crane", "frost"), 10)[0].place, 2);
});

test("a result leads to the top where the title says the query", () => {
  const shelf = shelfOf(1, { pool: { pages: [{ page: 0, titled: 2, place: 3 }] } });
  assert.equal(new Ranking(shelf).ranked(queryOf("pool"), 10)[0].place, 0);
});

test("a search leaves nothing behind for the next one", () => {
  const shelf = shelfOf(3, {
    pool: { pages: [{ page: 0, titled: 1 }, { page: 2 }] },
    crane: { pages: [{ page: 1 }, { page: 2 }] },
  });
  const ranking = new Ranking(shelf);
  const first = ranking.ranked(queryOf("pool", "crane"), 10);
  ranking.ranked(queryOf("crane"), 10);
  assert.deepEqual(ranking.ranked(queryOf("pool", "crane"), 10), first);
});
