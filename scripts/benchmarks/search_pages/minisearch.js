// @ts-check
/** MiniSearch with the whole index in one file; the options are those that its index was made with. */

const SHOWN = 10;
const from = (/** @type {string} */ name) => new URL(name, import.meta.url).href;
const [{ default: MiniSearch }, packed] = await Promise.all([
  import(from("library.js")),
  fetch(from("index.json")).then((answer) => answer.text()),
]);
const index = MiniSearch.loadJSON(packed, { fields: ["title", "text"], storeFields: ["title"] });

/** @param {string} words */
export async function search(words) {
  const found = index.search(words, { prefix: true, fuzzy: 0.2, boost: { title: 3 } });
  return found.slice(0, SHOWN).map((/** @type {any} */ { id, title }) => {
    return { href: `/${id}`, title, text: "" };
  });
}
