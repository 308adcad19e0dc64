// @ts-check
/**
 * Runs in every page that the benchmark of search opens, before the page's own scripts: types into
 * the search field, and writes down when the results changed and what the engine says of them.
 *
 * Two ways to know that the answer stands. Material writes a line above its results once for each
 * query that it answers, in their order. An engine that signals says on a channel to which words
 * its answer stands, once for each answer that it hands to Material, parts of one included.
 */
(() => {
  const FIELD = ".md-search__input";
  const RESULT = ".md-search-result";
  const META = ".md-search-result__meta";
  const ITEM = ".md-search-result__item";
  const PATIENCE_MS = 30_000;
  const REPLIES_END_MS = 2_000;
  const LIST_AFTER_SIGNAL_MS = 1_000;

  /** @type {number[]} When the results changed. */
  const changes = [];
  /** @type {number[]} When Material answered a query. */
  const replies = [];
  /** @type {{words: string, state: string, whole: boolean, at: number}[]} What an engine signalled. */
  const signals = [];
  /** @type {{at: number, words: string}[]} Keys that changed the words, and when they went down. */
  const keys = [];
  /** @type {number | undefined} When the first result stood on the page. */
  let first;
  let pressed = 0;

  const field = () => /** @type {HTMLInputElement} */ (document.querySelector(FIELD));
  const meta = () => document.querySelector(META)?.textContent?.trim() ?? "";

  /** @returns {string} what Material says while no words stand in its field */
  const placeholder = () => {
    const config = document.querySelector("#__config")?.textContent ?? "{}";
    return JSON.parse(config).translations?.["search.result.placeholder"] ?? "";
  };

  const onChange = () => {
    const at = performance.now();
    changes.push(at);
    if (first === undefined && document.querySelector(ITEM)) first = at;
  };

  /**
   * Notice each time that an element's text is written, once the results are. Chromium tells
   * observers nothing where the text stays the same, as with two queries that find nothing.
   * @param {Element} element
   */
  const watchText = (element) => {
    const own = Object.getOwnPropertyDescriptor(Node.prototype, "textContent");
    Object.defineProperty(element, "textContent", {
      get: () => own?.get?.call(element),
      set: (text) => {
        own?.set?.call(element, text);
        queueMicrotask(() => replies.push(performance.now()));
      },
    });
  };

  addEventListener("DOMContentLoaded", () => {
    const [result, line] = [document.querySelector(RESULT), document.querySelector(META)];
    const how = { childList: true, subtree: true, characterData: true };
    if (result) new MutationObserver(onChange).observe(result, how);
    if (line) watchText(line);
  });
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  addEventListener("input", ({ target }) => {
    if (target === field()) keys.push({ at: pressed, words: field().value });
  }, true);

  new BroadcastChannel("answerable-search/search/").onmessage = ({ data }) => {
    if (typeof data?.words !== "string" || typeof data.state !== "string") return;
    const { words, state, whole = true } = data;
    const signal = { words: words.trim(), state, whole, at: performance.now() };
    signals.push(signal);
    requestAnimationFrame(() => (signal.at = Math.max(signal.at, changes.at(-1) ?? 0)));
  };

  /** @param {() => unknown} stands @param {string} what */
  const until = async (stands, what) => {
    const from = performance.now();
    while (!stands()) {
      if (performance.now() - from > PATIENCE_MS) throw new Error(`still waiting for ${what}`);
      await new Promise((go) => setTimeout(go, 8));
    }
  };
  const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));

  /** Put words into the field at one moment, as a paste does. @param {string} words */
  const put = (words) => {
    const at = performance.now();
    field().focus();
    field().value = words;
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    field().dispatchEvent(new KeyboardEvent("keyup", { key: "v", bubbles: true }));
    return at;
  };

  /** @param {string} words @param {number} from */
  const signalTo = (words, from) =>
    signals.find(({ at, words: to, whole }) => whole && at >= from && to === words.trim());

  /** @param {string} words @param {number} from */
  const signalled = (words, from) => {
    const signal = signalTo(words, from);
    const late = signal && performance.now() - signal.at > LIST_AFTER_SIGNAL_MS;
    return signal && (late || (changes.at(-1) ?? 0) >= from);
  };

  /** @param {number} from */
  const replied = (from) => (replies.at(-1) ?? 0) >= from && meta() !== placeholder();

  /** Empty the field, and wait until the list is. @param {boolean} signalling */
  const clear = async (signalling) => {
    if (field().value) {
      const from = put("");
      if (!signalling) await until(() => (replies.at(-1) ?? 0) >= from, "an empty list");
    }
    await frame();
  };

  /** @returns {string[]} the addresses of the pages that stand in the list, in its order */
  const pages = () =>
    [...document.querySelectorAll(ITEM)].map(
      (item) => new URL(/** @type {HTMLAnchorElement} */ (item.querySelector("a")).href).pathname,
    );

  /**
   * Search for words, and return what was found and how long it took until the first result.
   * @param {string} words
   * @param {boolean} signalling
   */
  const search = async (words, signalling) => {
    await clear(signalling);
    first = undefined;
    const from = put(words);
    await until(() => (signalling ? signalled(words, from) : replied(from)), `"${words}"`);
    await frame();
    const state = signalling ? signalTo(words, from)?.state : "found";
    const found = state === "found" ? pages() : [];
    const stood = (found.length && first) || (signalTo(words, from)?.at ?? replies.at(-1) ?? from);
    return { pages: found, state, first_ms: stood - from };
  };

  /** Make ready for keys: an empty field with the focus, and a clean slate. */
  const begin = () => {
    field().focus();
    keys.length = replies.length = signals.length = 0;
  };

  /**
   * Return when a key's words were answered. An engine that signals may pass over words because
   * others were typed since; then the key waits for the answer to those. Material answers each
   * query, but none before its index is ready, and then only the words that stand there.
   * @param {number} place
   * @param {boolean} signalling
   */
  const answered = (place, signalling) => {
    if (!signalling) return replies[Math.max(0, place - Math.max(0, keys.length - replies.length))];
    const later = keys.slice(place).map(({ words }) => words.trim());
    const number = signals.findIndex(
      ({ words, at }) => at >= keys[place].at && later.includes(words),
    );
    // The list may stand before the signal is here: Material answers once for each.
    return number < 0 ? undefined : Math.min(signals[number].at, replies[number] ?? Infinity);
  };

  /** @param {boolean} signalling */
  const allAnswered = (signalling) => {
    if (signalling) return keys.every((_, place) => answered(place, signalling));
    const quiet = performance.now() - Math.max(replies.at(-1) ?? Infinity, keys.at(-1)?.at ?? 0);
    return replies.length >= keys.length || quiet > REPLIES_END_MS;
  };

  /**
   * Return how long each key waited for its answer, once all have one. A key that only adds a space
   * asks nothing new.
   * @param {boolean} signalling
   */
  const waits = async (signalling) => {
    await until(() => allAnswered(signalling), "the last key's answer");
    await frame();
    return keys
      .map(({ at, words }, place) => ({ words, ms: (answered(place, signalling) ?? 0) - at }))
      .filter(({ words }, place) => words.trim() !== (keys[place - 1]?.words ?? "").trim())
      .map(({ ms }) => ms);
  };

  Object.assign(globalThis, { probe: { search, begin, waits } });
})();
