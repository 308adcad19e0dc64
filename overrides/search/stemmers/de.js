// @ts-check
/**
 * Stems of German words: the algorithm of Snowball
 * (https://snowballstem.org/algorithms/german/stemmer.html), as Whoosh 2.7.4 has it.
 */

/** @type {Record<string, string>} */
const GERMAN_PLAIN = { ä: "a", ö: "o", ü: "u", U: "u", Y: "y" };

/**
 * @param {string} word in lower case
 * @returns {string} what all forms of the word have in common
 */
export function stemGerman(word) {
  // A u or y that stands for a consonant is a capital.
  word = word
    .replace(/ß/g, "ss")
    .replace(/([aeiouyäöü])([uy])(?=[aeiouyäöü])/g, (_, vowel, it) => vowel + it.toUpperCase());

  // Where the regions R1 and R2 begin; there are at least three letters before R1.
  const vowel = word.search(/[aeiouyäöü][^aeiouyäöü]/);
  if (vowel >= 0) {
    const first = Math.max(3, vowel + 2);
    const next = word.slice(vowel + 2).search(/[aeiouyäöü][^aeiouyäöü]/);
    word = germanFlexion(word, first);
    if (next >= 0) word = germanSuffix(word, first, vowel + next + 4);
  }
  return word.replace(/[äöüUY]/g, (letter) => GERMAN_PLAIN[letter]);
}

/**
 * @param {string} word
 * @param {number} first
 * @returns {string} the word without the endings of its cases, persons and degrees
 */
function germanFlexion(word, first) {
  let [end] = /(?:ern|e[mrns]|[es])$/.exec(word.slice(first)) ?? [""];
  if (/^e[ns]?$/.test(end) && word.endsWith(`niss${end}`)) end = `s${end}`;
  if (end !== "s" || /[bdfghklmnrt]s$/.test(word)) word = germanCut(word, end.length);

  [end] = /(?:est|e[nr]|st)$/.exec(word.slice(first)) ?? [""];
  return end !== "st" || /...[bdfghklmnt]st$/.test(word) ? germanCut(word, end.length) : word;
}

/**
 * @param {string} word
 * @param {number} first
 * @param {number} second
 * @returns {string} the word without what made it of another word
 */
function germanSuffix(word, first, second) {
  const region = word.slice(second);
  const [end] = /(?:isch|lich|heit|keit|end|ung|i[gk])$/.exec(region) ?? [""];
  const before = germanCut(region, end.length);
  let count = end.length;
  if (count === 3) count += /(?:^|[^e])ig$/.test(before) ? 2 : 0;
  else if (end === "keit") count += (/(?:lich|ig)$/.exec(before) ?? [""])[0].length;
  else if (!/^[lh]/.test(end)) count = before.endsWith("e") ? 0 : count;
  else if (/e[rn]$/.test(germanCut(word.slice(first), count))) count += 2;
  return germanCut(word, count);
}

/**
 * @param {string} word
 * @param {number} count
 */
function germanCut(word, count) {
  return word.slice(0, word.length - count);
}
