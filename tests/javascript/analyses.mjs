// @ts-check
/**
 * What the reader makes of texts. Run by itself, it reads a list of languages with their texts from
 * standard input as JSON, and writes each text's words, or null where it holds a character that is
 * newer than this Node; tests/search/test_words.py asks it.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { stemGerman } from "../../overrides/search/stemmers/de.js";
import { stemEnglish } from "../../overrides/search/stemmers/en.js";
import { stemSpanish } from "../../overrides/search/stemmers/es.js";
import { stemFrench } from "../../overrides/search/stemmers/fr.js";
import { clean, languageOf, plainWords, wordsOf } from "../../overrides/search/words.js";

/** @type {Record<string, (word: string) => string>} */
export const STEMMERS = { de: stemGerman, en: stemEnglish, es: stemSpanish, fr: stemFrench };

/**
 * @param {string} text
 * @param {import("../../overrides/search/words.js").Word[]} words of the text
 * @returns {[string, string, number, number][]} the words, with places counted as Python does
 */
export function inCharacters(text, words) {
  let character = 0;
  /** @type {number[]} for each unit of the text the number of its character */
  const numbers = [];
  for (const sign of text) numbers.push(...new Array(sign.length).fill(character++));
  numbers.push(character);
  return words.map((word) => [word.text, word.stem, numbers[word.start], numbers[word.end]]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = JSON.parse(readFileSync(0, "utf8"));
  const answers = asked.map(({ filler, code, spaced, texts }) => {
    const language = languageOf(filler, STEMMERS[code] ?? String, spaced);
    return texts.map((text) => {
      if (/\p{Cn}/u.test(text)) return null;
      const read = clean(text);
      return [read, inCharacters(read, wordsOf(text, language)), plainWords(text)];
    });
  });
  process.stdout.write(JSON.stringify(answers));
}
