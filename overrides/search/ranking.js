// @ts-check
/**
 * Puts pages in order for a query; the twin of plugins/answerable/search/ranking.py, step by step,
 * so that both come to the same numbers.
 */
import { termOfTopic } from "./shelf.js";

/**
 * @typedef {import("./asking.js").Alternative} Alternative
 * @typedef {import("./asking.js").Query} Query
 * @typedef {import("./asking.js").Sought} Sought
 * @typedef {import("./shelf.js").Shelf} Shelf
 * @typedef {{page: number, score: number, place: number, held: boolean[]}} Ranked `held` tells of
 *   each thing sought whether the page holds it
 */

const BY_TITLE = 1;
const OUTSIDE = 3;
const LEANING = 1.2;

/** What is summed up for each page; made once for a site, since a page has one place in each. */
class Sums {
  /** @param {number} count */
  constructor(count) {
    this.score = new Float64Array(count);
    this.held = new Float64Array(count);
    this.titled = new Float64Array(count);
    this.titledWeight = new Float64Array(count);
    this.title = new Uint8Array(count);
    /** @type {number[]} */
    this.pages = [];
    this.met = new Uint8Array(count);
  }

  /** @param {number} page */
  meet(page) {
    if (!this.met[page]) {
      this.met[page] = 1;
      this.pages.push(page);
    }
  }

  clear() {
    for (const page of this.pages) {
      this.score[page] = this.held[page] = this.titled[page] = this.titledWeight[page] = 0;
      this.title[page] = this.met[page] = 0;
    }
    this.pages.length = 0;
  }
}

/** Ranks the pages of one shelf. */
export class Ranking {
  /** @param {Shelf} shelf */
  constructor(shelf) {
    this.shelf = shelf;
    this.sums = new Sums(shelf.count);
    this.gains = new Sums(shelf.count);
    this.best = new Sums(shelf.count);
  }

  /**
   * @param {Query} query all of whose words are here
   * @param {number} most
   * @returns {Ranked[]} the best pages, the best first
   */
  ranked(query, most) {
    const sought = query.sought.filter((one) => one.alternatives.length);
    const leaning = this.leaning(query);
    if (!sought.length) {
      const pages = [...leaning].sort((a, b) => a - b).slice(0, most);
      const held = query.sought.map(() => false);
      return pages.map((page) => ({ page, score: 1, place: 0, held }));
    }
    let total = 0;
    for (const one of sought) total += this.add(one);
    const found = new Best(most);
    for (const page of this.sums.pages) found.offer(page, this.score(page, total, leaning));
    const ranked = found.all().map(({ page, score }) => ({
      page,
      score,
      place: this.hasMore(page, total) ? this.placeIn(page, sought) : 0,
      held: query.sought.map((one) => this.mayHold(page, one)),
    }));
    this.sums.clear();
    return ranked;
  }

  /**
   * @param {number} page
   * @param {number} total
   * @returns {boolean} whether enough of the query stands outside of the page's title
   */
  hasMore(page, total) {
    return (this.sums.held[page] - this.sums.titledWeight[page]) * OUTSIDE >= total;
  }

  /**
   * @param {Query} query
   * @returns {Set<number>} the pages of the topics that a query leans to
   */
  leaning(query) {
    return new Set(query.topics.flatMap((t) => [...this.shelf.postings(termOfTopic(t)).pages]));
  }

  /**
   * @param {number} page
   * @param {number} total
   * @param {Set<number>} leaning
   */
  score(page, total, leaning) {
    const { sums } = this;
    let score = sums.score[page] * (0.5 + 0.5 * (sums.held[page] / total));
    if (sums.title[page]) {
      const ofTitle = Math.min(1, sums.titled[page] / sums.title[page]);
      const ofQuery = sums.titledWeight[page] / total;
      const likeness = (2 * ofTitle * ofQuery) / (ofTitle + ofQuery);
      score *= 1 + BY_TITLE * likeness * likeness;
    }
    return leaning.has(page) ? score * LEANING : score;
  }

  /**
   * Add what one thing sought gives each page, by the alternative that gives it most.
   * @param {Sought} one
   * @returns {number} its weight
   */
  add(one) {
    const { sums, best, gains } = this;
    const weight = this.weightOf(one.alternatives[0]);
    for (const { terms, factor } of one.alternatives) {
      this.gather(terms);
      for (const page of gains.pages) {
        const score = factor * gains.score[page];
        if (best.met[page] && score <= best.score[page]) continue;
        best.meet(page);
        best.score[page] = score;
        best.held[page] = weight * factor * gains.held[page];
        best.titled[page] = factor * gains.titled[page];
        best.title[page] = gains.title[page];
      }
      gains.clear();
    }
    for (const page of best.pages) {
      sums.meet(page);
      sums.score[page] += best.score[page];
      sums.held[page] += best.held[page];
      sums.titled[page] += best.titled[page];
      if (best.title[page]) {
        sums.titledWeight[page] += best.held[page];
        sums.title[page] = best.title[page];
      }
    }
    best.clear();
    return weight;
  }

  /**
   * Sum up in `gains` what words together give each page that holds one of them.
   * @param {string[]} terms
   */
  gather(terms) {
    const { gains, shelf } = this;
    const total = this.weightOf({ terms, factor: 1 });
    for (const term of terms) {
      const { weight, pages, strengths, titled } = shelf.postings(term);
      for (let at = 0; at < pages.length; at += 1) {
        const page = pages[at];
        gains.meet(page);
        gains.score[page] += weight * this.strength(strengths[at], titled[at]);
        gains.held[page] += weight / total;
        if (titled[at]) {
          gains.titled[page] += 1;
          gains.title[page] = titled[at];
        }
      }
    }
  }

  /** @param {Alternative} alternative */
  weightOf({ terms }) {
    return terms.reduce((sum, term) => sum + this.shelf.postings(term).weight, 0);
  }

  /**
   * @param {number} strength
   * @param {number} titled
   */
  strength(strength, titled) {
    return strength * this.shelf.unit + (titled ? this.shelf.titleGains[titled] : 0);
  }

  /**
   * @param {number} page
   * @param {Sought[]} sought
   * @returns {number} the section that tells most; words of the title stand in all of them
   */
  placeIn(page, sought) {
    /** @type {Map<number, number>} */
    const told = new Map();
    for (const one of sought) {
      const best = this.bestOn(page, one);
      for (const [place, score] of best?.places ?? []) {
        told.set(place, (told.get(place) ?? 0) + (best?.factor ?? 0) * score);
      }
    }
    let most = -1;
    let found = 0;
    for (const place of [...told.keys()].sort((a, b) => a - b)) {
      const score = told.get(place) ?? 0;
      if (score > most) [most, found] = [score, place];
    }
    return found;
  }

  /**
   * @param {number} page
   * @param {Sought} one
   * @returns {boolean} whether a page holds what is sought, or may: a common word's list isn't whole
   */
  mayHold(page, one) {
    return (
      this.bestOn(page, one) !== null ||
      one.alternatives.some(({ terms }) =>
        terms.some((term) => this.shelf.postings(term).pages.length === this.shelf.most),
      )
    );
  }

  /**
   * @param {number} page
   * @param {Sought} one
   * @returns {{score: number, factor: number, places: [number, number][]} | null} the alternative
   *   that gives a page most
   */
  bestOn(page, one) {
    let best = null;
    for (const { terms, factor } of one.alternatives) {
      let score = 0;
      let met = false;
      /** @type {[number, number][]} */
      const places = [];
      for (const term of terms) {
        const held = this.shelf.postings(term);
        const at = placeIn(held.pages, page);
        if (at < 0) continue;
        met = true;
        const told = held.weight * this.strength(held.strengths[at], held.titled[at]);
        score += told;
        if (!held.titled[at]) places.push([held.places[at], told]);
      }
      if (met && (!best || factor * score > best.factor * best.score)) {
        best = { score, factor, places };
      }
    }
    return best;
  }
}

/** Keeps the best so many of what it is offered. */
class Best {
  /** @param {number} most */
  constructor(most) {
    this.most = most;
    /** @type {{page: number, score: number}[]} */
    this.held = [];
  }

  /**
   * @param {number} page
   * @param {number} score
   */
  offer(page, score) {
    const { held, most } = this;
    if (held.length === most && !beats(page, score, held[most - 1])) return;
    let at = held.length;
    while (at > 0 && beats(page, score, held[at - 1])) at -= 1;
    held.splice(at, 0, { page, score });
    if (held.length > most) held.pop();
  }

  all() {
    return this.held;
  }
}

/**
 * @param {number} page
 * @param {number} score
 * @param {{page: number, score: number}} other
 */
function beats(page, score, other) {
  return score > other.score || (score === other.score && page < other.page);
}

/**
 * @param {Uint32Array} pages in order
 * @param {number} page
 * @returns {number} where a page stands, below 0 where it doesn't
 */
function placeIn(pages, page) {
  let low = 0;
  let high = pages.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (pages[middle] === page) return middle;
    if (pages[middle] < page) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
