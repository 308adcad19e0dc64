// @ts-check
/**
 * Cuts texts and queries into words that compare: lower case, stems, no accents, no filler.
 * Python does the same when it writes the index (plugins/answerable/search/analysis.py). Whoever
 * changes one changes the other; tests/search/cases/words.json holds both to the same words.
 *
 * @typedef {object} Language
 * @property {Set<string>} filler words that carry no meaning, in lower case
 * @property {(word: string) => string} stem
 * @property {boolean} spaced whether spaces part a number's thousands
 * @property {Map<string, string>} stems what words were compared by before
 *
 * @typedef {object} Word a word as it stands in a text, and where in the clean text
 * @property {string} text
 * @property {string} stem what it is compared by
 * @property {number} start
 * @property {number} end
 */

/** Longer runs of letters are no words: addresses, keys, a cat on the keyboard. */
const WORD_LONGEST = 50;

/** Words whose stems are remembered: a text of ten pages has some thousand different ones. */
const WORD_STEMS_HELD = 5000;

/** Signs of vowels and the like, of which Unicode counts only some as letters. */
const WORD_SIGNS =
  "\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a" +
  "\\u064b-\\u0670\\u0900-\\u0963\\u0971-\\u0dff\\u0e31-\\u0e4e";

/** Han and kana, which write no spaces between words; not the dot that parts foreign names. */
const WORD_UNSPACED =
  "\\u3005-\\u3007\\u3041-\\u3096\\u3099-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";

const WORD_PATTERN = wordPattern("'\u2019");
const WORD_PATTERN_SPACED = wordPattern("'\u2019 ");
const WORD_THOUSANDS =
  /^(?!0)(\p{Nd}{1,3}([.,'\u2019 ])\p{Nd}{3}(?:\2\p{Nd}{3})*)(?:(?!\2)[.,](\p{Nd}+))?$/u;
const WORD_DECIMAL = /^(\p{Nd}+),(\p{Nd}+)$/u;

/** Letters whose plain one isn't what Unicode takes them apart to, each before its plain one. */
const WORD_FOLDS = new Map(
  (
    "ßsðdøoþtđdħhıiŀlłlŧtƀbƃbƈcƌdƒfƙkƚlƞnƥpƫtƭtƴyƶzƺzǝeǣaǥgǯzǽaǿoȡdȥzȴlȵnȶtȷjȼcɇeɉjɋq" +
    "ɍrɏyɓbɕcɖdɗdɚeɝeɟjɠgɨiɫlɬlɭlɱmɲnɳnɵoɼrɽrɾrʂsʄjʈtʉuʋvʏyʐzʑzʝjʠqᵬbᵭdᵮfᵲrᵳrᵵtẚaẛsⱡl" +
    "ⱥaⱦtⱨhⱪkⱬz"
  )
    .match(/../g)
    ?.map((pair) => /** @type {[string, string]} */ ([pair[0], pair[1]])),
);

/**
 * @param {Iterable<string>} filler
 * @param {(word: string) => string} stem
 * @param {boolean} [spaced]
 * @returns {Language} what the words of one language are compared by
 */
export function languageOf(filler, stem, spaced = false) {
  return { filler: new Set(filler), stem, spaced, stems: new Map() };
}

/**
 * Runs of Han and kana signs give each pair of neighbours, so words may overlap.
 * @param {string} text
 * @param {Language} language
 * @returns {Word[]} the words that carry meaning, in order, with their places in the clean text
 */
export function wordsOf(text, language) {
  const read = clean(text);
  /** @type {Word[]} */
  const words = [];
  wordsCut(language.spaced ? WORD_PATTERN_SPACED : WORD_PATTERN, read, (form, start, end) => {
    const stem = stemOf(form, language);
    if (stem) words.push({ text: read.slice(start, end), stem, start, end });
  });
  return words;
}

/**
 * @param {string} text
 * @returns {string[]} all words of a text in lower case, those without meaning too
 */
export function plainWords(text) {
  /** @type {string[]} */
  const words = [];
  wordsCut(WORD_PATTERN, text.toLowerCase(), (form) => words.push(form));
  return words;
}

/**
 * @param {string} text
 * @returns {string} the text in one line, its characters composed and none of them half
 */
export function clean(text) {
  return text
    .replace(/\p{Cs}/gu, "?")
    .normalize("NFC")
    .replace(/(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/g, " ")
    .replace(/^ | $/g, "");
}

/**
 * @param {string} word as `plainWords` gives words, or with capitals
 * @param {Language} language
 * @returns {string} what the word is compared by, or nothing where it carries no meaning
 */
export function stemOf(word, language) {
  const known = language.stems.get(word);
  if (known !== undefined) return known;
  const stem = wordFolded(wordStemmed(word.toLowerCase(), language));
  if (language.stems.size >= WORD_STEMS_HELD) language.stems.clear();
  language.stems.set(word, stem);
  return stem;
}

/**
 * @param {string} lower
 * @param {Language} language
 */
function wordStemmed(lower, { filler, stem }) {
  // A letter beyond the first 65,536 has two units here, and is in no language that is stemmed.
  const far = /[\ud800-\udfff]/.test(lower);
  if ((far ? [...lower].length : lower.length) > WORD_LONGEST || filler.has(lower)) return "";
  return far ? lower : stem(lower);
}

/** @param {string} word */
function wordFolded(word) {
  return word.replace(/[^\0-\x7f]/g, (letter) => {
    if (letter > "\uff0f" && letter < "\uff5b") return letter.normalize("NFKC");
    const [base] = letter.normalize("NFD");
    return base < "\x80" ? base : (WORD_FOLDS.get(letter) ?? letter);
  });
}

/**
 * Hands on each word with where it begins and ends, its numbers in the one form that compares.
 * @param {RegExp} pattern
 * @param {string} text
 * @param {(form: string, start: number, end: number) => void} give
 */
function wordsCut(pattern, text, give) {
  for (const { 0: word, 1: number, 2: unspaced, index } of text.matchAll(pattern)) {
    if (number) give(wordNumber(number), index, index + word.length);
    else if (!unspaced) give(word, index, index + word.length);
    else wordPairs([...unspaced], index, give);
  }
}

/**
 * @param {string[]} signs
 * @param {number} start
 * @param {(form: string, start: number, end: number) => void} give
 */
function wordPairs(signs, start, give) {
  for (let at = 0; at < Math.max(1, signs.length - 1); at += 1) {
    const pair = signs[at] + (signs[at + 1] ?? "");
    give(pair, start, start + pair.length);
    start += signs[at].length;
  }
}

/**
 * A single mark before three digits parts thousands in whichever language.
 * @param {string} text
 * @returns {string} the number without marks between its thousands, and a point before decimals
 */
function wordNumber(text) {
  const [, whole, mark, decimals] = WORD_THOUSANDS.exec(text) ?? [];
  if (whole) return whole.split(mark).join("") + (decimals ? `.${decimals}` : "");
  return text.replace(WORD_DECIMAL, "$1.$2");
}

/**
 * @param {string} marks those that may part a number's thousands
 * @returns {RegExp} words, with numbers as first group and runs of signs without spaces as second
 */
function wordPattern(marks) {
  const grouped = `(?!0)\\p{Nd}{1,3}(?:[${marks}]\\p{Nd}{3})+(?:[.,]\\p{Nd}+)?(?!\\p{Nd})`;
  const word = `(?:(?![${WORD_UNSPACED}])[\\p{L}\\p{N}]|[${WORD_SIGNS}])+`;
  return new RegExp(
    `(${grouped}|\\p{Nd}+(?:[.,]\\p{Nd}+)+)|([${WORD_UNSPACED}]+)|${word}`,
    "gu",
  );
}
