// @ts-check
/**
 * Reads a buyer's words; the twin of plugins/answerable/search/asking/reading.py.
 */
import { Spelling } from "./spelling.js";
import { plainWords, stemOf, wordsOf } from "./words.js";

/**
 * @typedef {import("./shelf.js").Shelf} Shelf
 * @typedef {import("./words.js").Language} Language
 * @typedef {import("./words.js").Word} Word
 * @typedef {{terms: string[], factor: number}} Alternative
 * @typedef {{text: string, alternatives: Alternative[]}} Sought
 * @typedef {{sought: Sought[], topics: string[], unfinished: boolean}} Query
 */

const MOST_WORDS = 32;
const LONGEST_PHRASE = 4;
const MOST_SYNONYMS = 2;
const SYNONYM = 0.8;
const JOINED = 0.9;
const CONTINUED = 0.5;
const ONE_SLIP = 0.8;
const TWO_SLIPS = 0.6;
const MOST_CONTINUED = 4;
/** Letters; of fewer, too many words begin so for any to be meant. */
export const SHORTEST_BEGINNING = 3;
const LONGEST_ENDING = 4;

const THOUSANDS = /^([0-9]+)k$/;
const PIECES = /[0-9]+|[\p{L}\p{Nl}\p{No}]+/gu;

/** Turns what was typed into the words to look up. */
export class QueryReader {
  /**
   * @param {Language} language
   * @param {Shelf} shelf
   */
  constructor(language, shelf) {
    this.language = language;
    this.shelf = shelf;
    /** @param {string} word */
    this.stemOf = (word) => stemOf(word, language);
    this.spelling = new Spelling(shelf.known, this.stemOf);
    /**
     * Each phrase with its groups of synonyms, of which the company's own always hold.
     * @type {Map<string, {phrases: string[], own: boolean}[]>}
     */
    this.groups = new Map();
    shelf.synonyms.forEach((written, number) => {
      const group = { phrases: written.split("|"), own: number < shelf.own };
      for (const phrase of group.phrases) {
        const held = this.groups.get(phrase);
        if (held) held.push(group);
        else this.groups.set(phrase, [group]);
      }
    });
    this.leanings = Object.entries(shelf.leanings).map(
      ([topic, phrases]) =>
        /** @type {const} */ ([topic, phrases.map((phrase) => phrase.split(" "))]),
    );
    /** Words of which it must be known whether the site holds them, before a query can be read. */
    this.undecided = new Set();
  }

  /**
   * @param {string} typed
   * @returns {Promise<Query>} when all that must be known of its words is here
   */
  async read(typed) {
    for (;;) {
      this.undecided.clear();
      const query = this.readNow(typed);
      if (!this.undecided.size) return query;
      await this.shelf.fetch(this.undecided);
    }
  }

  /**
   * @param {string} typed
   * @returns {Query}
   */
  readNow(typed) {
    const leaning = this.leaningOf(typed);
    const words = besides(wordsOf(typed, this.language), leaning).slice(0, MOST_WORDS);
    const unfinished = typed !== "" && !typed.endsWith(" ");
    /** @type {Map<string, Sought>} */
    const sought = new Map();
    for (let at = 0; at < words.length; ) {
      const [found, length] = this.at(words, at, unfinished);
      const key = JSON.stringify(
        found.alternatives.length ? found.alternatives : found.text.toLowerCase(),
      );
      if (!sought.has(key)) sought.set(key, found);
      at += length;
    }
    return { sought: [...sought.values()], topics: [...leaning.keys()], unfinished };
  }

  /**
   * @param {Word[]} words
   * @param {number} at
   * @param {boolean} unfinished
   * @returns {[Sought, number]} what stands at a place of the query, and how many words it has
   */
  at(words, at, unfinished) {
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length -= 1) {
      const phrase = words.slice(at, at + length);
      const others = this.ofPhrase(phrase);
      if (others.length) {
        const text = phrase.map((word) => word.text).join(" ");
        return [{ text, alternatives: [...this.exact(phrase), ...others] }, length];
      }
    }
    return [this.ofWord(words[at], unfinished && at === words.length - 1), 1];
  }

  /**
   * @param {Word[]} words
   * @returns {Alternative[]}
   */
  ofPhrase(words) {
    const found = this.synonymous(words.map((word) => word.stem));
    const joined = this.stemOf(words.map((word) => word.text).join(""));
    if (words.length === 2 && this.shelf.known.has(joined)) {
      found.push({ terms: [joined], factor: JOINED });
    }
    return found;
  }

  /**
   * @param {Word[]} words
   * @returns {Alternative[]}
   */
  exact(words) {
    const terms = words.map((word) => word.stem).filter((stem) => this.holds(stem));
    return terms.length ? [{ terms, factor: 1 }] : [];
  }

  /**
   * @param {string[]} phrase
   * @returns {Alternative[]}
   */
  synonymous(phrase) {
    const { known } = this.shelf;
    const typed = phrase.join(" ");
    const least = useOf(phrase, known);
    /** @type {Map<string, boolean>} */
    const found = new Map();
    for (const { phrases, own } of this.groups.get(typed) ?? []) {
      for (const other of phrases) {
        const use = useOf(other.split(" "), known);
        if (other !== typed && use > (own ? -1 : least) && !found.has(other)) found.set(other, own);
      }
    }
    const split = (/** @type {boolean} */ wanted) =>
      [...found].filter(([, own]) => own === wanted).map(([other]) => other.split(" "));
    const others = split(false).sort((a, b) => useOf(b, known) - useOf(a, known));
    return [...split(true), ...others.slice(0, MOST_SYNONYMS)].map((terms) => ({
      terms,
      factor: SYNONYM,
    }));
  }

  /**
   * @param {Word} word
   * @param {boolean} unfinished
   * @returns {Sought}
   */
  ofWord(word, unfinished) {
    const typed = word.text.toLowerCase();
    const found = [
      ...this.exact([word]),
      ...this.synonymous([word.stem]),
      ...this.ofNumber(typed, word.stem),
    ];
    if (unfinished) found.push(...this.continued(typed, word.stem, found.length > 0));
    if (!found.length) found.push(...this.mended(typed, word.stem));
    return { text: word.text, alternatives: found };
  }

  /**
   * @param {string} typed
   * @param {string} stem
   * @returns {Alternative[]} 45000 for 45k, and the parts of 30ft or 14x30, but not those of 45,000
   */
  ofNumber(typed, stem) {
    const thousands = THOUSANDS.exec(typed);
    if (thousands) {
      const value = `${thousands[1]}000`;
      return this.holds(value) ? [{ terms: [value], factor: 1 }] : [];
    }
    if (!/[0-9]/.test(typed) || /^[0-9]+$/.test(stem)) return [];
    const stems = (typed.match(PIECES) ?? []).map(this.stemOf).filter((piece) => piece);
    const terms = stems.filter((piece) => this.holds(piece));
    const whole = terms.length === 1 && terms[0] === stem;
    return terms.length && !whole ? [{ terms, factor: JOINED }] : [];
  }

  /**
   * @param {string} typed
   * @param {string} stem
   * @param {boolean} found
   * @returns {Alternative[]} what a half-typed word may become
   */
  continued(typed, stem, found) {
    if (typed.length < SHORTEST_BEGINNING && /^[\x00-\x7f]*$/.test(typed)) return [];
    const use = (/** @type {string} */ term) => this.shelf.known.get(term) ?? -1;
    const longer = [...this.beginningWith(typed, stem)].filter((term) => use(term) > use(stem));
    longer.sort((a, b) => use(b) - use(a));
    if (longer.length || found) {
      return longer.slice(0, MOST_CONTINUED).map((term) => ({ terms: [term], factor: CONTINUED }));
    }
    const signs = [...typed];
    const most = Math.min(LONGEST_ENDING, signs.length - LONGEST_ENDING);
    for (let cut = 1; cut <= most; cut += 1) {
      const shorter = this.stemOf(signs.slice(0, -cut).join(""));
      if (this.shelf.known.has(shorter)) return [{ terms: [shorter], factor: CONTINUED }];
    }
    return [];
  }

  /**
   * @param {string} typed
   * @param {string} stem
   */
  *beginningWith(typed, stem) {
    const first = stem < typed ? stem : typed;
    for (let at = this.placeOf(first); at < this.shelf.knownInOrder.length; at += 1) {
      const term = this.shelf.knownInOrder[at];
      const begins = term.startsWith(typed) || term.startsWith(stem);
      if (begins && term !== stem) yield term;
      if (!begins && term > typed && term > stem) return;
    }
  }

  /**
   * @param {string} beginning
   * @returns {number} where the known words begin that sort at or behind it
   */
  placeOf(beginning) {
    let low = 0;
    let high = this.shelf.knownInOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.shelf.knownInOrder[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * @param {string} typed
   * @param {string} stem
   * @returns {Alternative[]} none for letters beyond the first 65,536, which have two units here
   */
  mended(typed, stem) {
    if (/[\ud800-\udfff]/.test(typed)) return [];
    const near = this.spelling.near(typed, stem);
    const terms = near[0]?.slips === 1 ? [] : this.spelling.parts(typed);
    if (terms.length) return [{ terms, factor: JOINED }];
    return near.flatMap(({ term, slips }) => {
      const factor = slips === 1 ? ONE_SLIP : TWO_SLIPS;
      const others = this.synonymous([term]);
      return [
        { terms: [term], factor },
        ...others.map((other) => ({ terms: other.terms, factor: factor * other.factor })),
      ];
    });
  }

  /** @param {string} term */
  holds(term) {
    if (!this.shelf.known.has(term) && !this.shelf.has(term)) this.undecided.add(term);
    return this.shelf.holds(term);
  }

  /**
   * @param {string} typed
   * @returns {Map<string, string[]>} each topic that a query leans to, with the words that only
   *   say so
   */
  leaningOf(typed) {
    const plain = [...plainWords(typed)].slice(0, 2 * MOST_WORDS);
    const stands = (/** @type {string[]} */ phrase) =>
      plain.some((_, at) => phrase.every((word, number) => plain[at + number] === word));
    const leaning = new Map();
    for (const [topic, phrases] of this.leanings) {
      const found = phrases.filter(stands);
      if (found.length) leaning.set(topic, found.flatMap((phrase) => this.saidBy(phrase)));
    }
    return leaning;
  }

  /**
   * @param {string[]} phrase
   * @returns {string[]} the word of a phrase like "how much" that has no meaning besides
   */
  saidBy(phrase) {
    const meant = phrase.filter((word) => this.stemOf(word));
    return phrase.length > 1 && meant.length === 1 ? meant : [];
  }
}

/**
 * @param {Word[]} words
 * @param {Map<string, string[]>} leaning
 * @returns {Word[]} those that don't only tell a query's topic; all if none are left
 */
function besides(words, leaning) {
  const said = new Set([...leaning.values()].flat());
  const left = words.filter((word) => !said.has(word.text.toLowerCase()));
  return left.length ? left : words;
}

/**
 * @param {string[]} phrase
 * @param {Map<string, number>} known
 * @returns {number} how common the rarest word of a phrase is, below 0 where the site lacks it
 */
function useOf(phrase, known) {
  return Math.min(...phrase.map((stem) => known.get(stem) ?? -1));
}
