// @ts-check
import { fetched } from "./fetching.js";
import { linesOf, postingsIn } from "./shards.js";
import { lengthened, oneEach } from "./unpacking.js";

/**
 * @typedef {import("./shards.js").Postings} Postings
 * @typedef {{address: string, title: string, tags: string[], sections: [string, string, string][]}}
 *   PageRecord a section is its anchor, heading and lead
 * @typedef {{folders: string[], each: number}} Folders
 */

const TOPIC = "#";

/** @type {Postings} */
const NO_POSTINGS = {
  weight: 0,
  pages: new Uint32Array(),
  strengths: new Uint8Array(),
  places: new Uint8Array(),
  titled: new Uint8Array(),
};

/** The index as it lies on the host: its root, and whatever else was fetched so far. */
export class Shelf {
  /**
   * @param {string} folder the address of search/
   * @param {any} root the root as it was fetched
   */
  constructor(folder, root) {
    this.folder = folder;
    /** @type {number} */
    this.count = root.count;
    /** @type {number} pages of a word's list, which isn't whole if it has so many */
    this.most = root.most;
    /** @type {number} */
    this.unit = root.unit;
    /** @type {number[]} */
    this.titleGains = root.titles;
    /** @type {string[]} */
    this.filler = root.filler.split(" ");
    /** @type {boolean} */
    this.spaced = root.spaced;
    /** @type {boolean} */
    this.complete = root.complete;
    /** @type {string[]} */
    this.knownInOrder = root.known ? lengthened(root.known) : [];
    const levels = oneEach(root.levels);
    /** @type {Map<string, number>} */
    this.known = new Map(this.knownInOrder.map((term, number) => [term, levels[number]]));
    /** @type {Record<string, string[]>} */
    this.leanings = root.leanings;
    /** @type {string[]} groups of phrases with | between them */
    this.synonyms = root.synonyms;
    /** @type {number} how many of them, at the beginning, are the company's own */
    this.own = root.own;
    this.topics = new Set(root.topics);
    this.starts = lengthened(root.starts);
    this.termFolders = foldersOf(root.terms);
    this.pageFolders = foldersOf(root.pages);
    /** @type {Map<number, Map<string, string>>} */
    this.shards = new Map();
    /** @type {Map<number, Promise<void>>} */
    this.coming = new Map();
    /** @type {Map<string, Postings>} */
    this.read = new Map();
    /** @type {Map<number, Promise<void>>} */
    this.pagesComing = new Map();
    /** @type {Map<number, PageRecord>} */
    this.pagesHere = new Map();
  }

  /**
   * @param {string} folder
   * @param {string} name
   * @param {Promise<string>} [early] the root's text, if it is on its way
   * @returns {Promise<Shelf>}
   */
  static async opened(folder, name, early) {
    const text = await early;
    if (text) {
      try {
        return new Shelf(folder, JSON.parse(text));
      } catch (problem) {
        if (!(problem instanceof SyntaxError)) throw problem;
      }
    }
    return new Shelf(folder, await fetched(folder + name, JSON.parse));
  }

  /**
   * @param {string} term
   * @returns {boolean} whether it can be told now which pages hold a word
   */
  has(term) {
    return (this.complete && this.isNowhere(term)) || this.shards.has(this.shardOf(term));
  }

  /**
   * @param {string} term of which `has` is true
   * @returns {boolean} whether any page holds the word
   */
  holds(term) {
    return this.known.has(term) || Boolean(this.shards.get(this.shardOf(term))?.has(term));
  }

  /**
   * @param {Iterable<string>} terms
   * @returns {Promise<unknown>} when all of them are here
   */
  fetch(terms) {
    const shards = new Set([...terms].filter((term) => !this.has(term)).map((t) => this.shardOf(t)));
    return Promise.all([...shards].map((number) => this.fetchShard(number)));
  }

  /**
   * @param {string} term
   * @returns {Postings} of a word that is here
   */
  postings(term) {
    let found = this.read.get(term);
    if (!found) {
      const line = this.shards.get(this.shardOf(term))?.get(term);
      found = line ? postingsIn(line) : NO_POSTINGS;
      this.read.set(term, found);
    }
    return found;
  }

  /**
   * @param {number} page
   * @returns {Promise<void>} when the page's record is in `pagesHere`
   */
  page(page) {
    let coming = this.pagesComing.get(page);
    if (!coming) {
      const address = addressIn(this.pageFolders, `${this.folder}pages/`, page);
      coming = fetched(address, JSON.parse).then((record) => void this.pagesHere.set(page, record));
      coming.catch(() => this.pagesComing.delete(page));
      this.pagesComing.set(page, coming);
    }
    return coming;
  }

  /**
   * @param {string} term
   * @returns {boolean} whether no page holds a word, where all words of letters are known by heart
   */
  isNowhere(term) {
    return !this.known.has(term) && !/[0-9]/.test(term) && !term.startsWith(TOPIC);
  }

  /**
   * @param {string} term
   * @returns {number} the last shard that begins at or before a word
   */
  shardOf(term) {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= term) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @param {number} number */
  fetchShard(number) {
    let coming = this.coming.get(number);
    if (!coming) {
      const address = addressIn(this.termFolders, `${this.folder}terms/`, number);
      coming = fetched(address, linesOf).then((lines) => void this.shards.set(number, lines));
      coming.catch(() => this.coming.delete(number));
      this.coming.set(number, coming);
    }
    return coming;
  }
}

/**
 * @param {string} topic
 * @returns {string} the word under which a topic's pages stand
 */
export function termOfTopic(topic) {
  return TOPIC + topic;
}

/**
 * @param {{folders: string, each: number}} listed
 * @returns {Folders}
 */
function foldersOf(listed) {
  return { folders: listed.folders.split(" "), each: listed.each };
}

/**
 * @param {Folders} folders
 * @param {string} above
 * @param {number} number
 */
function addressIn({ folders, each }, above, number) {
  return `${above}${folders[Math.floor(number / each)]}/${number % each}.txt`;
}
