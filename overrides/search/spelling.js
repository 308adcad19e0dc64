// @ts-check
/**
 * Which known words are near to one that the site doesn't hold; the twin of
 * plugins/answerable/search/asking/spelling.py.
 */

const SHORTEST_MENDED = 4;
const TWICE_FROM = 8;
const SHORTEST_STEM = 3;
const MOST_NEAR = 2;
const MOST_LETTERS = 64;
const COMMON = 1;

/** @typedef {{term: string, slips: number}} Near */

/** Mends words by those that are known by heart. */
export class Spelling {
  /**
   * @param {Map<string, number>} known each word with how common it is
   * @param {(word: string) => string} stemOf
   */
  constructor(known, stemOf) {
    this.known = known;
    this.stemOf = stemOf;
    /** @type {string[]} */
    this.letters = [];
    /** @type {Map<string, Near[]>} */
    this.found = new Map();
  }

  /**
   * @param {string} word in lower case
   * @param {string} stem
   * @returns {Near[]} the nearest known words, of which the most common come first
   */
  near(word, stem) {
    let near = this.found.get(word);
    if (!near) {
      near = this.looked(word, stem);
      this.found.set(word, near);
    }
    return near;
  }

  /**
   * @param {string} word
   * @returns {string[]} the two common words that are run together in one
   */
  parts(word) {
    let most = COMMON - 1;
    /** @type {string[]} */
    let best = [];
    for (let cut = SHORTEST_STEM; cut <= word.length - SHORTEST_STEM; cut += 1) {
      const first = this.stemOf(word.slice(0, cut));
      const second = this.stemOf(word.slice(cut));
      const use = Math.min(this.known.get(first) ?? 0, this.known.get(second) ?? 0);
      if (use > most && this.fits(first) && this.fits(second)) {
        most = use;
        best = [first, second];
      }
    }
    return best;
  }

  /**
   * @param {string} word
   * @param {string} stem
   * @returns {Near[]}
   */
  looked(word, stem) {
    if (word.length < SHORTEST_MENDED || !/^\p{L}+$/u.test(word)) return [];
    if (!this.letters.length) this.letters = lettersIn(this.known.keys());
    const found = new Set();
    for (const other of this.oneSlip(word)) {
      const term = this.stemOf(other);
      if (this.fits(term)) found.add(term);
    }
    const slips = found.size ? 1 : 2;
    if (!found.size && word.length >= TWICE_FROM) {
      for (const term of this.known.keys()) {
        if (term.length >= SHORTEST_MENDED && (within(term, stem, 2) || within(term, word, 2))) {
          found.add(term);
        }
      }
    }
    return [...found]
      .sort((a, b) => level(this.known, b) - level(this.known, a) || (a < b ? -1 : 1))
      .slice(0, MOST_NEAR)
      .map((term) => ({ term, slips }));
  }

  /** @param {string} term */
  fits(term) {
    return term.length >= SHORTEST_STEM && this.known.has(term);
  }

  /** @param {string} word */
  *oneSlip(word) {
    for (let at = 0; at <= word.length; at += 1) {
      const before = word.slice(0, at);
      const after = word.slice(at);
      if (after) yield before + after.slice(1);
      if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
      for (const letter of this.letters) {
        yield before + letter + after;
        if (after) yield before + letter + after.slice(1);
      }
    }
  }
}

/**
 * @param {Iterable<string>} terms
 * @returns {string[]} the letters that are used most
 */
function lettersIn(terms) {
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const term of terms) {
    for (const sign of term) uses.set(sign, (uses.get(sign) ?? 0) + 1);
  }
  return [...uses]
    .filter(([sign]) => /\p{L}/u.test(sign))
    .sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1))
    .slice(0, MOST_LETTERS)
    .map(([letter]) => letter);
}

/**
 * @param {Map<string, number>} known
 * @param {string} term
 */
function level(known, term) {
  return known.get(term) ?? 0;
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {boolean} whether at most so many slips lie between two words
 */
export function within(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  /** @type {number[]} */
  let earlier = [];
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        previous[column] + 1,
        current[column - 1] + 1,
        previous[column - 1] + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, earlier[column - 2] + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    earlier = previous;
    previous = current;
  }
  return previous[other.length] <= most;
}
