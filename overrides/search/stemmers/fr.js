// @ts-check
/**
 * Stems of French words: the algorithm of Snowball
 * (https://snowballstem.org/algorithms/french/stemmer.html), as Whoosh 2.7.4 has it. That one asks
 * only whether a region holds an ending, wherever it does, and rarely cuts a region with its word.
 *
 * @typedef {object} FrenchWord
 * @property {string} word
 * @property {string} r1
 * @property {string} r2
 * @property {string} rv
 */

const FRENCH_VOWEL = /[aeiouyâàëéêèïîôûù]/;
const FRENCH_BOUND = /[aeiouyâàëéêèïîôûù][^aeiouyâàëéêèïîôûù]/;

/**
 * What stays of an ending before another one where R2 lacks it.
 * @type {Record<string, string>}
 */
const FRENCH_KEPT = { abil: "abl", ic: "iqU", iv: "iv" };

const FRENCH_NOUN = new RegExp(
  "(?:issements?|at(?:rice|eur|ion)s?|logies?|u[st]ions?|ements?|[ae]mment|[ae]nces?|iqUes?|" +
    "is[mt]es?|ables?|euses?|ments?|ités?|ives?|e?aux|eux|ifs?)$",
);
const FRENCH_VERB_I = new RegExp(
  "(?:i(?:ss(?:aIent|ante?s?|ions|ai[st]|ent|iez|ons|e[sz]?)|" +
    "r(?:aIent|ions|ai[st]?|ent|iez|on[st]|as?|ez)?|es?|[st])?|î(?:[mt]es|t))$",
);
const FRENCH_VERB = new RegExp(
  "(?:er(?:aIent|ions|ai[st]?|iez|on[st]|as?|ez)?|èrent|i?ez|ée?s?|ions|" +
    "ass(?:ions|ent|iez|es?)|aIent|ante?s?|â[mt]es|ât|ai[st]?|as?)$",
);

/**
 * @param {string} word in lower case
 * @returns {string} what all forms of the word have in common
 */
export function stemFrench(word) {
  const held = frenchRegions(frenchMarked(word));
  const found = frenchNoun(held);
  const verb = found !== "noun" && (frenchVerbI(held) || frenchVerb(held));
  if (verb || found === "noun") held.word = held.word.replace(/Y$/, "i").replace(/ç$/, "c");
  else frenchResidue(held);
  return held.word
    .replace(/(?:[eo]nn|ett|ei?ll)$/, (end) => end.slice(0, -1))
    .replace(/^(.+)[éè]([^aeiouyâàëéêèïîôûù]+)$/, "$1e$2")
    .replace(/[IUY]/g, (letter) => letter.toLowerCase());
}

/**
 * @param {string} word
 * @returns {string} the word with a capital for each u, i and y that stands for a consonant
 */
function frenchMarked(word) {
  const letters = [...word.replace(/qu/g, "qU")];
  for (let at = 1; at < letters.length - 1; at += 1) {
    const before = FRENCH_VOWEL.test(letters[at - 1]);
    const after = FRENCH_VOWEL.test(letters[at + 1]);
    const marked = before && after ? /[uiy]/ : /y/;
    if ((before || after) && marked.test(letters[at])) letters[at] = letters[at].toUpperCase();
  }
  return letters.join("");
}

/**
 * @param {string} word
 * @returns {FrenchWord} the word with its regions as they are at first
 */
function frenchRegions(word) {
  const r1 = frenchAfter(word, FRENCH_BOUND, 2);
  const third = /^(?:par|col|tap|[aeiouyâàëéêèïîôûù]{2})/.test(word);
  const rv = third ? word.slice(3) : frenchAfter(word.slice(1), FRENCH_VOWEL, 1);
  return { word, r1, r2: frenchAfter(r1, FRENCH_BOUND, 2), rv };
}

/**
 * @param {string} text
 * @param {RegExp} bound
 * @param {number} length
 */
function frenchAfter(text, bound, length) {
  const at = text.search(bound);
  return at < 0 ? "" : text.slice(at + length);
}

/**
 * Takes the ending of a noun, an adjective or an adverb.
 * @param {FrenchWord} held
 * @returns {string} "noun" if it took one, "adverb" if a verb's ending may stand before it, or ""
 */
function frenchNoun(held) {
  const [end] = FRENCH_NOUN.exec(held.word) ?? [""];
  if (!end) return "";
  const before = held.word.slice(0, -end.length);
  if (/^(?:[ae]m)?ments?$/.test(end)) return frenchAdverb(held, before, end);
  const left = frenchWithout(end, before, held);
  if (left === undefined) return "";
  held.word = left;
  return "noun";
}

/**
 * @param {FrenchWord} held
 * @param {string} before
 * @param {string} end
 */
function frenchAdverb(held, before, end) {
  const at = held.rv.lastIndexOf(end);
  if (at < 0) return "";
  if (/mm/.test(end)) {
    held.word = `${before}${end[0]}nt`;
    if (end === "amment") held.rv = `${held.rv.slice(0, -6)}ant`;
  } else if (!held.rv.startsWith(end) && FRENCH_VOWEL.test(held.rv[at - 1])) {
    held.word = before;
    held.rv = held.rv.slice(0, -end.length);
  } else return "";
  return "adverb";
}

/**
 * @param {string} end
 * @param {string} before what stands before the ending
 * @param {FrenchWord} held
 * @returns {string | undefined} the word without the ending, if it may go
 */
function frenchWithout(end, before, { r1, r2, rv }) {
  const one = end.replace(/s$/, "");
  if (end === "eaux") return `${before}eau`;
  if (one === "ement") return rv.includes(end) ? frenchWithoutEment(before, r1, r2, rv) : undefined;
  if (!r1.includes(end)) return undefined;
  if (end === "aux") return `${before}al`;
  if (one === "issement") return FRENCH_VOWEL.test(before.slice(-1)) ? undefined : before;
  if (!r2.includes(end)) return one === "euse" ? `${before}eux` : undefined;
  if (/^at/.test(end)) return frenchLess(before, /ic$/, r2);
  if (one === "logie") return `${before}log`;
  if (/^u/.test(end)) return `${before}u`;
  if (one === "ence") return `${before}ent`;
  if (one === "ité") return frenchLess(before, /(?:abil|i[cv])$/, r2);
  if (!/^i[fv]/.test(end) || !/at$/.test(before) || !r2.includes("at")) return before;
  return frenchLess(before.slice(0, -2), /ic$/, r2);
}

/**
 * @param {string} before what stands before -ement
 * @param {string} r1
 * @param {string} r2
 * @param {string} rv
 */
function frenchWithoutEment(before, r1, r2, rv) {
  const [end] = /(?:iv|eus|abl|iqU|[iI]èr)$/.exec(before) ?? [""];
  const left = before.slice(0, before.length - end.length);
  if (end === "iv" && r2.includes(end)) return r2.includes("at") ? left.replace(/at$/, "") : left;
  if (end === "eus" && r2.includes(end)) return left;
  if (end === "eus" && r1.includes(end)) return `${left}eux`;
  if (/abl|iqU/.test(end) && /abl|iqU/.test(r2)) return left;
  return /èr/.test(end) && /[iI]èr/.test(rv) ? `${left}i` : before;
}

/**
 * @param {string} text
 * @param {RegExp} ending
 * @param {string} r2
 * @returns {string} the text without this ending, or with what is kept of it where R2 lacks it
 */
function frenchLess(text, ending, r2) {
  return text.replace(ending, (end) => (r2.includes(end) ? "" : FRENCH_KEPT[end]));
}

/**
 * Takes the ending of a verb that begins with i.
 * @param {FrenchWord} held
 * @returns {boolean} whether it took one
 */
function frenchVerbI(held) {
  const [end] = FRENCH_VERB_I.exec(held.word) ?? [""];
  const at = held.rv.lastIndexOf(end);
  if (!end || at < 0 || held.rv.length === end.length) return false;
  if (FRENCH_VOWEL.test(held.rv.slice(at - 1)[0])) return false;
  held.word = held.word.slice(0, -end.length);
  return true;
}

/**
 * Takes another ending of a verb.
 * @param {FrenchWord} held
 * @returns {boolean} whether it took one
 */
function frenchVerb(held) {
  const [end] = FRENCH_VERB.exec(held.rv) ?? [""];
  if (!end || (end === "ions" && !held.r2.includes(end))) return false;
  held.word = held.word.slice(0, -end.length);
  if (/^[aâ]/.test(end) && held.rv.slice(0, -end.length).endsWith("e")) {
    held.word = held.word.slice(0, -1);
  }
  return true;
}

/**
 * Takes what is left of endings from a word that lost none.
 * @param {FrenchWord} held
 */
function frenchResidue(held) {
  held.word = held.word.replace(/([^aiouès])s$/, "$1");
  const { word, r2, rv } = held;
  for (const end of ["ière", "Ière", "ion", "ier", "Ier", "e", "ë"]) {
    if (!word.endsWith(end) || !rv.includes(end)) continue;
    const before = word.slice(0, -end.length);
    if (end === "ion") held.word = r2.includes(end) && /[st]...$/.test(rv) ? before : word;
    else if (end.length > 2) held.word = `${before}i`;
    else if (end === "e" || before.endsWith("gu")) held.word = before;
    return;
  }
}
