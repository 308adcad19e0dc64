// @ts-check
/** Small shelves to test with, whose words are all here. */

import { termOfTopic } from "../../overrides/search/shelf.js";

/**
 * @typedef {Partial<Record<"strength" | "place" | "titled", number>> & {page: number}} Held
 */

/**
 * @param {number} count
 * @param {Record<string, {weight?: number, pages: Held[]}>} words
 * @param {Record<string, number[]>} [topics]
 * @returns {any} a shelf of so many pages
 */
export function shelfOf(count, words, topics = {}) {
  const postings = new Map(
    Object.entries(words).map(([term, { weight = 1000, pages }]) => [term, postingsOf(weight, pages)]),
  );
  for (const [topic, pages] of Object.entries(topics)) {
    postings.set(termOfTopic(topic), postingsOf(0, pages.map((page) => ({ page }))));
  }
  return {
    count,
    unit: 200,
    titleGains: new Array(64).fill(4000),
    topics: new Set(Object.keys(topics)),
    postings: (/** @type {string} */ term) => postings.get(term) ?? postingsOf(0, []),
  };
}

/**
 * @param {number} weight
 * @param {Held[]} pages
 */
function postingsOf(weight, pages) {
  return {
    weight,
    pages: Uint32Array.from(pages, ({ page }) => page),
    strengths: Uint8Array.from(pages, ({ strength = 5 }) => strength),
    places: Uint8Array.from(pages, ({ place = 0 }) => place),
    titled: Uint8Array.from(pages, ({ titled = 0 }) => titled),
  };
}

/**
 * @param {...(string | string[])} words each with the words that may stand for it
 * @returns {import("../../overrides/search/asking.js").Query}
 */
export function queryOf(...words) {
  const sought = words.map((word) => {
    const terms = [word].flat();
    return {
      text: terms[0],
      alternatives: terms.map((term, at) => ({ terms: term.split(" "), factor: at ? 0.5 : 1 })),
    };
  });
  return { sought, topics: [], unfinished: false };
}
