// @ts-check
/**
 * Turns pages that were found into what Material's result list shows. Material writes titles and
 * texts as HTML, so nothing leaves here that isn't escaped.
 */
import { wordsOf } from "./words.js";

/**
 * @typedef {import("./asking.js").Query} Query
 * @typedef {import("./ranking.js").Ranked} Ranked
 * @typedef {import("./shelf.js").PageRecord} PageRecord
 * @typedef {import("./words.js").Language} Language
 * @typedef {{location: string, title: string, text: string, score: number,
 *   terms: Record<string, boolean>}} Item
 */

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** By so little a section's link comes before its page's, for Enter follows the best. */
const A_LITTLE = 1.001;

/**
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** Shows the pages that a query found. */
export class Results {
  /**
   * @param {Query} query
   * @param {Language} language
   */
  constructor(query, language) {
    this.query = query;
    this.language = language;
    const terms = query.sought.flatMap((one) => one.alternatives.flatMap((a) => a.terms));
    this.terms = new Set(terms);
    /** @type {Map<string, string>} how what was found is written, by its stem */
    this.written = new Map();
  }

  /**
   * @param {Ranked} found
   * @param {PageRecord} page
   * @returns {Item[]} the page, and the section that answers if it isn't where the page begins
   */
  item(found, page) {
    const [anchor, heading, lead] = page.sections[found.place] ?? page.sections[0];
    const terms = this.termsOf(found);
    const text = this.paragraph(lead) + about(page.tags);
    const shown = {
      location: page.address,
      title: this.marked(page.title),
      text: anchor ? "" : text,
      score: found.score,
      terms,
    };
    if (!anchor) return [shown];
    const section = {
      location: `${page.address}#${anchor}`,
      title: this.marked(heading),
      text,
      score: found.score * A_LITTLE,
      terms,
    };
    return [shown, section];
  }

  /**
   * @param {Ranked} found
   * @returns {Record<string, boolean>} what was typed, and whether the page holds it; what no page
   *   holds is told once for all
   */
  termsOf(found) {
    const told = this.query.sought
      .map((one, number) => /** @type {const} */ ([one, found.held[number]]))
      .filter(([one]) => one.alternatives.length);
    return Object.fromEntries(told.map(([one, held]) => [one.text, held]));
  }

  /** @param {string} text */
  paragraph(text) {
    return text && `<p>${this.marked(text)}</p>`;
  }

  /**
   * @param {string} text
   * @returns {string} the text as HTML, with the words that were looked for marked
   */
  marked(text) {
    let html = "";
    let at = 0;
    for (const { stem, start, end } of wordsOf(text, this.language)) {
      // Words of a script without spaces overlap.
      const from = Math.max(at, start);
      if (!this.terms.has(stem) || from >= end) continue;
      if (!this.written.has(stem)) this.written.set(stem, text.slice(start, end));
      html += `${escaped(text.slice(at, from))}<mark>${escaped(text.slice(from, end))}</mark>`;
      at = end;
    }
    return html + escaped(text.slice(at));
  }
}

/**
 * @param {string[]} tags
 * @returns {string} what a page is about, at what price and of when, in one line; the theme's own
 *   tags would make each result a place of navigation
 */
function about(tags) {
  if (!tags.length) return "";
  const parts = tags.map((tag) => `<span>${escaped(tag)}</span>`);
  return `<p class="ans-about">${parts.join(" ")}</p>`;
}

/**
 * @param {Query} query
 * @param {Map<string, string>} written how what was found is written, by its stem
 * @returns {string} what was searched instead of what was typed, "" if nothing was mended
 */
export function correction({ sought }, written) {
  if (!sought.some((one) => isMended(one.alternatives))) return "";
  return sought
    .filter(({ alternatives }) => alternatives.length)
    .map(({ text, alternatives }) => {
      if (!isMended(alternatives)) return text;
      return alternatives[0].terms.map((term) => written.get(term) ?? term).join(" ");
    })
    .join(" ");
}

/**
 * @param {Query} query
 * @returns {string} what was typed and stands on no page, nor anything like it
 */
export function lacking(query) {
  const lost = query.sought.filter(({ alternatives }) => !alternatives.length);
  return lost.map(({ text }) => text).join(", ");
}

/** @param {{factor: number}[]} alternatives */
function isMended(alternatives) {
  return alternatives.length > 0 && alternatives[0].factor < 1;
}
