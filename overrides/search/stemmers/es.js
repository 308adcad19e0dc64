// @ts-check
/**
 * Stems of Spanish words: the algorithm of Snowball
 * (https://snowballstem.org/algorithms/spanish/stemmer.html), as Whoosh 2.7.4 has it.
 *
 * @typedef {object} SpanishWord a word with its regions
 * @property {string} word
 * @property {string} r1
 * @property {string} r2
 * @property {string} rv
 */

const SPANISH_VOWELS = "aeiouáéíóúü";
const SPANISH_BOUND = /[aeiouáéíóúü][^aeiouáéíóúü]/;

/** @type {Record<string, string>} */
const SPANISH_PLAIN = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

const SPANISH_NOUN = new RegExp(
  "(?:[ai]mientos?|[au]ci(?:ones|ón)|ador(?:[ae]s|a)?|[ae]ncias?|logías?|a?mente|idad(?:es)?|" +
    "anzas?|ismos?|[ai]bles?|istas?|antes?|(?:ic|os|iv)[ao]s?)$",
);
/** Beginnings of such endings, and what of R2 goes with them. */
const SPANISH_BEFORE = [
  [/^amente/, /(?:(?:at)?iv|os|ic|ad)$/],
  [/^mente/, /(?:ante|[ai]ble)$/],
  [/^a(?:d|c|n[ct])/, /ic$/],
  [/^id/, /(?:abil|i[cv])$/],
  [/^iv/, /at$/],
];
const SPANISH_VERB = new RegExp(
  "(?:[aei]r(?:ía(?:mos|is|[ns])?|emos|éis|á[ns]?|é)?|(?:ié|á)(?:ra|se)mos|ábamos|éamos|" +
    "(?:ie|a)(?:ra|se)(?:is|[ns])?|aba(?:is|[ns])?|ía(?:is|[ns])?|[ai]ste(?:is)?|" +
    "(?:ie|a)ron|ando|iendo|[ai]d[ao]s?|[aei](?:mos|d)|[áé]is|[ae][ns]|ió|ís)$",
);

/**
 * @param {string} word in lower case
 * @returns {string} what all forms of the word have in common
 */
export function stemSpanish(word) {
  const r1 = spanishAfter(word);
  const held = { word, r1, r2: spanishAfter(r1), rv: spanishVerbRegion(word) };
  spanishPronoun(held);
  if (!spanishNoun(held)) spanishVerb(held);

  const [end] = /(?:os|[aeoáéíó])$/.exec(held.rv) ?? [""];
  spanishCut(held, end.length);
  if (/[eé]/.test(end) && held.word.endsWith("gu")) {
    // There Whoosh's stemmer fails, and the word stays as it is.
    if (!held.rv) return word;
    if (held.rv.endsWith("u")) spanishCut(held, 1);
  }
  return spanishPlain(held.word, /[áéíóú]/g);
}

/**
 * @param {string} text
 * @returns {string} what follows the first consonant after a vowel
 */
function spanishAfter(text) {
  const at = text.search(SPANISH_BOUND);
  return at < 0 ? "" : text.slice(at + 2);
}

/** @param {string} word */
function spanishVerbRegion(word) {
  const vowel = SPANISH_VOWELS.includes(word[1]);
  // Whoosh asks whether the two stand side by side in its list of vowels.
  if (vowel && !SPANISH_VOWELS.includes(word.slice(0, 2))) return word.slice(3);
  const at = word.slice(2).search(vowel ? /[^aeiouáéíóúü]/ : /[aeiouáéíóúü]/);
  return at < 0 ? "" : word.slice(at + 3);
}

/**
 * @param {SpanishWord} held
 * @param {number} count
 */
function spanishCut(held, count) {
  for (const part of /** @type {const} */ (["word", "r1", "r2", "rv"])) {
    held[part] = held[part].slice(0, Math.max(0, held[part].length - count));
  }
}

/**
 * @param {string} text
 * @param {RegExp} accents
 */
function spanishPlain(text, accents) {
  return text.replace(accents, (letter) => SPANISH_PLAIN[letter]);
}

/**
 * Takes a pronoun from the end of a verb.
 * @param {SpanishWord} held
 */
function spanishPronoun(held) {
  const [end] = /(?:sel[ao]s?|l[aeo]s?|nos|[ms]e)$/.exec(held.word) ?? [""];
  if (!end || !held.rv.endsWith(end)) return;
  const before = held.rv.slice(0, -end.length);
  const accent = /(?:(?:ié|á)ndo|[áéí]r)$/.test(before);
  if (!accent && !/(?:(?:ie|a)ndo|[aei]r)$/.test(before)) {
    if (!before.endsWith("yendo") || !held.word.endsWith(`uyendo${end}`)) return;
  }
  spanishCut(held, end.length);
  if (!accent) return;
  for (const part of /** @type {const} */ (["word", "r1", "r2", "rv"])) {
    held[part] = spanishPlain(held[part], /[áéí]/g);
  }
}

/**
 * Takes the ending of a noun, an adjective or an adverb.
 * @param {SpanishWord} held
 * @returns {boolean} whether it took one
 */
function spanishNoun(held) {
  const [end] = SPANISH_NOUN.exec(held.word) ?? [""];
  if (!end || !(end === "amente" ? held.r1 : held.r2).endsWith(end)) return false;
  const left = /^(?:logí|[ue]nci|uci)/.test(end) && { l: "log", u: "u", e: "ente" }[end[0]];
  if (left) {
    held.word = held.word.split(end).join(left);
    held.rv = held.rv.split(end).join(left);
  } else {
    spanishCut(held, end.length);
    const before = SPANISH_BEFORE.find(([ending]) => ending.test(end))?.[1];
    spanishCut(held, before?.exec(held.r2)?.[0].length ?? 0);
  }
  return true;
}

/**
 * Takes the ending of a verb.
 * @param {SpanishWord} held
 */
function spanishVerb(held) {
  let [end] = /y(?:eron|endo|amos|ais|[ae][ns]?|[oó])$/.exec(held.rv) ?? [""];
  if (end && held.word.endsWith(`u${end}`)) spanishCut(held, end.length);

  [end] = SPANISH_VERB.exec(held.rv) ?? [""];
  spanishCut(held, end.length);
  if (/^(?:e[ns]|éis|emos)$/.test(end) && held.word.endsWith("gu")) {
    held.word = held.word.slice(0, -1);
    held.rv = held.rv.replace(/gu$/, "g");
  }
}
