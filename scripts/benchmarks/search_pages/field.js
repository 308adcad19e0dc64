// @ts-check
/**
 * A search field for an engine that brings none: loads it on the first focus, and lists what it
 * finds as Material would. `engine.js` beside this file exports `search(words)`.
 *
 * @typedef {{href: string, title: string, text: string}} Found
 * @typedef {{search: (words: string) => Promise<Found[]>}} Engine
 */

const field = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
const meta = /** @type {Element} */ (document.querySelector(".md-search-result__meta"));
const list = /** @type {Element} */ (document.querySelector(".md-search-result__list"));
const channel = new BroadcastChannel("answerable-search/search/");

/** @type {Promise<Engine> | undefined} */
let engine;

/** @returns {Promise<Engine>} */
const load = () => (engine ??= import(new URL("engine.js", import.meta.url).href));

/** @param {Found} found */
const itemOf = ({ href, title, text }) => {
  const link = Object.assign(document.createElement("a"), { href, textContent: title });
  const item = Object.assign(document.createElement("li"), { className: "md-search-result__item" });
  item.append(link, document.createTextNode(text));
  return item;
};

const answer = async () => {
  const words = field.value;
  const found = words.trim() ? await (await load()).search(words) : [];
  if (words !== field.value) return;
  meta.textContent = String(found.length);
  list.replaceChildren(...found.map(itemOf));
  channel.postMessage({ words, state: found.length ? "found" : "nothing", corrected: "" });
};

field.addEventListener("focus", load);
field.addEventListener("input", answer);
