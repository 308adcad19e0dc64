// @ts-check
/**
 * Answers searches: opens the index, reads a query, fetches what it needs, ranks, shows.
 */
import { QueryReader, SHORTEST_BEGINNING } from "./asking.js";
import { pause } from "./fetching.js";
import { Ranking } from "./ranking.js";
import { Results, correction, lacking } from "./results.js";
import { Shelf, termOfTopic } from "./shelf.js";
import { clean, languageOf } from "./words.js";

/**
 * @typedef {import("./asking.js").Query} Query
 * @typedef {import("./results.js").Item} Item
 * @typedef {{items: Item[], state: "found" | "nothing" | "begun", corrected: string,
 *   lacking: string, whole: boolean}} Answer `whole` is false while more is on its way; a search is
 *   only "begun" while its first word is too short to be continued
 */

const MOST_PAGES = 10;

/** A list that is made anew with each key has no more; on a slow phone it is a matter of patience. */
const MOST_TYPING = 5;

const LONGEST_QUERY = 10_000;

/** Buyers who type go on within this time, and what they have typed so far needn't be fetched. */
const MOMENT_TYPING = 150;

/** Who typed nothing for so long reads the list, and gets the rest of it. */
const MOMENT_READING = 300;

/** Who adds to a search within this time is still typing. */
const STILL_TYPING = 1000;

/** @type {Answer} */
const NOTHING = { items: [], state: "nothing", corrected: "", lacking: "", whole: true };

/** @type {Answer} */
const BEGUN = { ...NOTHING, state: "begun" };

/** What belongs to one version of the index. */
class Opened {
  /**
   * @param {Shelf} shelf
   * @param {(word: string) => string} stem
   */
  constructor(shelf, stem) {
    this.shelf = shelf;
    this.language = languageOf(shelf.filler, stem, shelf.spaced);
    this.queries = new QueryReader(this.language, shelf);
    this.ranking = new Ranking(shelf);
  }
}

/** Answers the searches of one visit. */
export class Reader {
  /**
   * @param {string} folder the address of search/
   * @param {string} root the name of the index's root
   * @param {(word: string) => string} stem
   * @param {Promise<string>} [early] the root's text, if it is on its way already; "" if it's lost
   */
  constructor(folder, root, stem, early) {
    this.folder = folder;
    this.root = root;
    this.stem = stem;
    this.early = early;
    /** @type {Promise<Opened> | null} */
    this.opening = null;
    this.latest = "";
    this.latestAt = -Infinity;
  }

  /**
   * @returns {Promise<Opened>} the index, opened when it is first needed
   * @throws {import("./fetching.js").MissingFile}
   */
  open() {
    if (!this.opening) {
      const { early } = this;
      this.early = undefined;
      this.opening = Shelf.opened(this.folder, this.root, early).then(
        (shelf) => new Opened(shelf, this.stem),
      );
      this.opening.catch(() => (this.opening = null));
    }
    return this.opening;
  }

  /**
   * Answer a search. While a buyer types, what is here already answers first.
   * @param {string} typed
   * @param {(answer: Answer) => void} tell is called with the whole answer at the end, and with
   *   parts of it before; no more once another search came
   * @throws {import("./fetching.js").MissingFile}
   */
  async search(typed, tell) {
    const typing = this.isTyping(typed);
    this.latest = typed;
    this.latestAt = performance.now();
    await this.answer(typed, typing, () => this.latest === typed, tell);
  }

  /**
   * @param {string} typed
   * @returns {boolean} whether somebody is on the way to these words
   */
  isTyping(typed) {
    const soon = performance.now() - this.latestAt < STILL_TYPING;
    return soon && (typed.startsWith(this.latest) || this.latest.startsWith(typed));
  }

  /**
   * @param {string} typed
   * @param {boolean} typing
   * @param {() => boolean} current
   * @param {(answer: Answer) => void} tell
   */
  async answer(typed, typing, current, tell) {
    const tellPart = (/** @type {Answer} */ part) => {
      if (current()) tell({ ...part, whole: false });
    };
    const opened = await this.open();
    const query = await opened.queries.read(cleanQuery(typed));
    const terms = termsOf(query, opened.shelf);
    const here = terms.filter((term) => opened.shelf.has(term));
    if (here.length < terms.length) {
      if (typing && here.length) {
        const part = await shown(opened, onlyOf(query, new Set(here)), MOST_TYPING, tellPart);
        if (part.items.length) tellPart(part);
        if (query.unfinished) await pause(MOMENT_TYPING);
        if (!current()) return;
      }
      await opened.shelf.fetch(terms);
    }
    if (!current()) return;
    let answer = await shown(opened, query, typing ? MOST_TYPING : MOST_PAGES, tellPart);
    if (typing && answer.items.length === MOST_TYPING) {
      tellPart(answer);
      await pause(MOMENT_READING);
      if (!current()) return;
      answer = await shown(opened, query, MOST_PAGES, tellPart);
    }
    const begun = answer === NOTHING && query.unfinished && isShort(typed);
    if (current()) tell(begun ? BEGUN : answer);
  }
}

/**
 * @param {Opened} opened
 * @param {Query} query
 * @param {number} most
 * @param {(part: Answer) => void} tellPart gets the first results if others are still on their way
 * @returns {Promise<Answer>}
 */
async function shown({ shelf, ranking, language }, query, most, tellPart) {
  const ranked = ranking.ranked(query, most);
  if (!ranked.length) return NOTHING;
  const results = new Results(query, language);
  /** @returns {Answer} as many results as are here, without a gap */
  const answer = () => {
    const items = [];
    for (const found of ranked) {
      const page = shelf.pagesHere.get(found.page);
      if (!page) break;
      items.push(results.item(found, page));
    }
    const whole = items.length === ranked.length;
    const told = { corrected: correction(query, results.written), lacking: lacking(query) };
    return { items, state: "found", ...told, whole };
  };
  const coming = ranked.map(({ page }) => shelf.page(page));
  const all = Promise.all(coming);
  await Promise.race([coming[0], all]);
  const first = answer();
  if (first.whole) return first;
  tellPart(first);
  await all;
  return answer();
}

/**
 * @param {Query} query
 * @param {Shelf} shelf
 * @returns {string[]} all that must be here before a query can be answered
 */
function termsOf(query, shelf) {
  const words = query.sought.flatMap((one) => one.alternatives.flatMap((a) => a.terms));
  const topics = query.topics.filter((topic) => shelf.topics.has(topic)).map(termOfTopic);
  return [...new Set([...words, ...topics])];
}

/**
 * @param {Query} query
 * @param {Set<string>} here
 * @returns {Query} the query as far as it can be answered now
 */
function onlyOf(query, here) {
  const alternatives = (/** @type {import("./asking.js").Sought} */ one) =>
    one.alternatives.filter(({ terms }) => terms.every((term) => here.has(term)));
  return {
    ...query,
    topics: query.topics.filter((topic) => here.has(termOfTopic(topic))),
    sought: query.sought
      .map((one) => ({ ...one, alternatives: alternatives(one) }))
      .filter((one) => one.alternatives.length),
  };
}

/** @param {string} typed @returns {boolean} whether it may begin a word, but is too short to tell */
function isShort(typed) {
  return typed.length < SHORTEST_BEGINNING && /^[a-z]+$/i.test(typed);
}

/**
 * @param {string} typed
 * @returns {string} at a length that is read, in one line; a space at its end stays one
 */
function cleanQuery(typed) {
  const cut = typed.slice(0, LONGEST_QUERY);
  return clean(cut) + (clean(`${cut}.`).endsWith(" .") ? " " : "");
}
