// @ts-check
/**
 * Stems of English words: Porter's second algorithm
 * (https://snowballstem.org/algorithms/english/stemmer.html), as Whoosh 2.7.4 counts its regions.
 * Words hold no apostrophes here.
 */

/** Words that the rules would cut wrongly. */
const ENGLISH_WHOLE = new RegExp(
  "^(?:(?:news|howe|atlas|cosmos|bias|andes)$|(?:inn|out|cann|herr|earr)ing(?=s?$)|" +
    "(?:pro|ex|suc)ceed(?=(?:s|ed|ing)?$))",
);
const ENGLISH_ODD = new Map(
  Object.entries({
    skis: "ski",
    skies: "sky",
    sky: "sky",
    dying: "die",
    lying: "lie",
    tying: "tie",
    idly: "idl",
    gently: "gentl",
    ugly: "ugli",
    early: "earli",
    only: "onli",
    singly: "singl",
  }),
);

/** What becomes of endings: how many letters go, and what comes instead. */
const ENGLISH_LONG = englishEndings(
  "ization7ize ational7ate fulness4 ousness7ous iveness7ive tional2 biliti6ble lessli2 entli2 " +
    "ation5ate alism5al aliti5al ousli5ous iviti5ive fulli2 enci1e anci1e abli1e izer4ize " +
    "ator4ate alli4al bli3ble ogi1 li2",
);
const ENGLISH_SHORTER = englishEndings(
  "ational7ate tional2 alize3 icate5ic iciti5ic ative5 ical4ic ness4 ful3",
);

const ENGLISH_LAST =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/**
 * @param {string} word in lower case
 * @returns {string} what all forms of the word have in common
 */
export function stemEnglish(word) {
  const whole = ENGLISH_ODD.get(word) ?? ENGLISH_WHOLE.exec(word)?.[0];
  if (whole) return whole;
  // A y that stands for a consonant is a capital.
  word = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");

  // The lengths of the regions R1 and R2, which are the word's last letters.
  let first = englishRegion(word, /^(?:gener|commun|arsen)/.exec(word)?.[0].length);
  let second = first && englishRegion(word.slice(-first));

  /**
   * Takes letters from the end, and adds some; `least` is what is left of an R2 without the ending.
   * @param {number} count
   * @param {string} [added]
   * @param {number} [least]
   */
  function cut(count, added = "", least = 0) {
    word = word.slice(0, -count) + added;
    first = first < count ? 0 : first - count + added.length;
    second = second < count ? least : second - count + added.length;
  }

  let [end] = /(?:sses|ied|ies|us|ss|s)$/.exec(word) ?? [""];
  if (end === "sses") cut(2);
  else if (end.length === 3) cut(word.length > 4 ? 2 : 1);
  else if (end === "s" && /[aeiouy]/.test(word.slice(0, -2))) cut(1);

  [end] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word) ?? [""];
  if (end.startsWith("ee")) {
    if (first >= end.length) cut(end.length, "ee");
  } else if (end && /[aeiouy]/.test(word.slice(0, -end.length))) {
    cut(end.length);
    if (/(?:at|bl|iz)$/.test(word)) {
      word += "e";
      first += 1;
      if (word.length > 5 || first > 2) second += 1;
    } else if (/([bdfgmnprt])\1$/.test(word)) cut(1);
    else if (!first && /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(word)) word += "e";
  }

  word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");

  for (const endings of [ENGLISH_LONG, ENGLISH_SHORTER]) {
    [end] = endings.pattern.exec(word) ?? [""];
    if (!end || first < end.length) continue;
    if (end === "ogi" && !word.endsWith("logi")) continue;
    if (end === "li" && !/[cdeghkmnrt]li$/.test(word)) continue;
    if (end === "ative" && second < 5) continue;
    const [count, added] = endings.rules[end];
    cut(count, added, endings === ENGLISH_LONG && /[tv]e/.test(added) ? 1 : 0);
  }

  [end] = ENGLISH_LAST.exec(word) ?? [""];
  if (end && second >= end.length && (end !== "ion" || /[st]ion$/.test(word))) cut(end.length);

  if (second && word.endsWith("ll")) word = word.slice(0, -1);
  else if (first && word.endsWith("e")) {
    const light = /(?:[aeiouywxY].|[^aeiouy]..|[aeiouy]...)$/.test(word) && word.length > 3;
    if (second || light) word = word.slice(0, -1);
  }
  return word.replace(/Y/g, "y");
}

/**
 * @param {string} word
 * @param {number} [start] where the region begins, if that is known
 * @returns {number} how many letters follow the first consonant after a vowel
 */
function englishRegion(word, start) {
  const found = start ?? word.search(/[aeiouy][^aeiouy]/) + 2;
  return found > 1 ? word.length - found : 0;
}

/** @param {string} listed endings, each with its rule */
function englishEndings(listed) {
  /** @type {Record<string, [number, string]>} */
  const rules = {};
  for (const rule of listed.split(" ")) {
    const [, end, count, added] = /** @type {string[]} */ (/(\D+)(\d)(.*)/.exec(rule));
    rules[end] = [Number(count), added];
  }
  return { rules, pattern: new RegExp(`(?:${Object.keys(rules).join("|")})$`) };
}
