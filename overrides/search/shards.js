// @ts-check
import { numbersIn, oneEach } from "./unpacking.js";

/**
 * A word with the pages that hold it; the arrays go side by side. `titled` is the length of a
 * page's title where it holds the word, else 0.
 * @typedef {{weight: number, pages: Uint32Array, strengths: Uint8Array, places: Uint8Array,
 *   titled: Uint8Array}} Postings
 */

const END = ".";

/**
 * @param {string} text a shard as it was fetched
 * @returns {Map<string, string>} the line of each word
 * @throws {SyntaxError} if the shard is cut, or isn't one
 */
export function linesOf(text) {
  const lines = text.split("\n");
  if (lines.pop() !== END) throw new SyntaxError("a shard without its end");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf("\t")), line]));
}

/**
 * @param {string} line
 * @returns {Postings}
 */
export function postingsIn(line) {
  const [, weight, gaps, strengths, places, titles] = line.split("\t");
  let before = -1;
  const pages = Uint32Array.from(numbersIn(gaps), (gap) => (before += gap + 1));
  const titled = new Uint8Array(pages.length);
  markTitles(titles, titled);
  return {
    weight: numbersIn(weight)[0] ?? 0,
    pages,
    strengths: oneEach(strengths),
    places: oneEach(places),
    titled,
  };
}

/**
 * @param {string} titles pairs of a gap and a title's length
 * @param {Uint8Array} titled is filled
 */
function markTitles(titles, titled) {
  let number = -1;
  let gap = "";
  for (const sign of titles) {
    const ended = gap !== "" && oneEach(gap[gap.length - 1])[0] < 32;
    if (ended) {
      number += numbersIn(gap)[0] + 1;
      titled[number] = oneEach(sign)[0];
      gap = "";
    } else {
      gap += sign;
    }
  }
}
