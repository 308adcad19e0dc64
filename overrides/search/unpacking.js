// @ts-check
/**
 * Reads what plugins/answerable/search/exported/ wrote: numbers and sorted words as few signs.
 */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const GROUP_BITS = 5;
const MORE_FOLLOW = 32;

const VALUES = new Uint8Array(128);
for (let value = 0; value < SIGNS.length; value += 1) VALUES[SIGNS.charCodeAt(value)] = value;

/**
 * @param {string} text
 * @returns {Uint8Array} the number of each sign
 */
export function oneEach(text) {
  const numbers = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) numbers[at] = VALUES[text.charCodeAt(at)];
  return numbers;
}

/**
 * @param {string} text
 * @returns {number[]} the numbers, which may have several signs each
 */
export function numbersIn(text) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (const value of oneEach(text)) {
    number += (value % MORE_FOLLOW) << shift;
    if (value < MORE_FOLLOW) {
      numbers.push(number);
      number = shift = 0;
    } else {
      shift += GROUP_BITS;
    }
  }
  return numbers;
}

/**
 * @param {string} text sorted words, each without what it shares with the one before
 * @returns {string[]}
 */
export function lengthened(text) {
  let before = "";
  return text.split(" ").map((word) => {
    before = before.slice(0, VALUES[word.charCodeAt(0)]) + word.slice(1);
    return before;
  });
}
