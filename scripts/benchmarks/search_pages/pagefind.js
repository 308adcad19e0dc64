// @ts-check
/** Pagefind, as its own documentation uses it: the texts of the first five results are fetched. */

const SHOWN = 5;
const bundle = new URL("../../pagefind/pagefind.js", import.meta.url).href;
const pagefind = await import(bundle);
await pagefind.options({ baseUrl: "/" });
await pagefind.init();

/** @param {string} words */
export async function search(words) {
  const { results } = await pagefind.search(words);
  const shown = await Promise.all(results.slice(0, SHOWN).map((/** @type {any} */ one) => one.data()));
  return shown.map(({ url, meta, plain_excerpt: text }) => ({ href: url, title: meta.title, text }));
}
