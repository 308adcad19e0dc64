// @ts-check
/**
 * Stands in the slot of Material's own search worker and speaks its language: 0 set up, 1 ready,
 * 2 query, 3 result. It is small, for every visitor gets it; the reader comes when a buyer turns
 * to the search field. A classic script, since Material starts workers of that kind only.
 */
(() => {
  const SET_UP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const PATIENCE_MS = 8000;
  const SET_UP_PATIENCE_MS = 3000;

  /** @type {any} */
  const scope = self;
  const folder = new URL(".", scope.location.href).href;
  /** @type {{reader: string, root: string}} */
  let config;
  /** @type {any} */
  let reader = null;
  /** @type {BroadcastChannel | null} */
  let channel = null;
  let asked = "";
  let turns = 0;
  /** Goes behind the reader's address once it couldn't be loaded, to get past the cache. */
  let past = "";

  try {
    // The folder tells apart several sites on one host, whose pages all share the channels.
    channel = new BroadcastChannel(`answerable-search${new URL(folder).pathname}`);
    channel.onmessage = ({ data }) => {
      if (config && data.focus) warm();
      if (config && data.retry && asked) search(asked);
    };
  } catch {
    // Without it the reader comes with the first search, and nothing is told beside the list.
  }

  function ready() {
    if (!reader) {
      // The root comes while the reader is loaded; both are needed.
      const root = fetched(config.root)
        .then((answer) => (answer.ok ? answer.text() : ""))
        .catch(() => "");
      scope.importScripts(folder + config.reader + past);
      reader = scope.answerable.reader(folder, config.root, root);
    }
    return reader;
  }

  /** @param {string} name */
  function fetched(name) {
    return fetch(folder + name, { signal: AbortSignal.timeout?.(PATIENCE_MS) });
  }

  /** @returns {Promise<{reader: string, root: string}>} what the stub says now */
  async function newest() {
    return (await (await fetched(`search_index.json?${Date.now()}`)).json()).config;
  }

  /** The theme sets nothing up where it couldn't read the stub, and doesn't try again. */
  async function begin() {
    const found = !config && (await newest().catch(() => null));
    if (!found || config) return;
    config = found;
    scope.postMessage({ type: READY });
  }

  function warm() {
    try {
      ready().open().catch(() => {});
    } catch {
      // The first search tries once more, and says so if it fails too.
    }
  }

  /**
   * @param {string} words
   * @param {any} answer
   */
  function tell(words, { items, ...said }) {
    scope.postMessage({ type: RESULT, data: { items } });
    channel?.postMessage({ words, ...said });
  }

  /** @param {string} words */
  async function search(words) {
    const turn = (turns += 1);
    const told = (/** @type {any} */ answer) => {
      if (turn === turns) tell(words, answer);
    };
    asked = words;
    try {
      try {
        await ready().search(words, told);
      } catch (problem) {
        await renew(problem);
        await ready().search(words, told);
      }
    } catch (problem) {
      console.error(problem);
      told({ items: [], state: "failed", corrected: "", whole: true });
    }
  }

  /**
   * An old page may know a reader or a root that a new version of the site has replaced.
   * @param {any} problem is thrown again where nothing is new
   */
  async function renew(problem) {
    if (reader && !problem.gone) throw problem;
    const found = await newest();
    const same = found?.reader === config?.reader && found?.root === config?.root;
    if (!found?.reader || (reader && same)) throw problem;
    if (same) past = `?${Date.now()}`;
    config = found;
    reader = null;
  }

  setTimeout(begin, SET_UP_PATIENCE_MS);
  scope.addEventListener("message", ({ data }) => {
    if (data.type === SET_UP) {
      config = data.data.config;
      scope.postMessage({ type: READY });
    } else if (data.type === QUERY) {
      if (data.data.trim()) {
        search(data.data);
      } else {
        asked = "";
        turns += 1;
        tell("", { items: [], state: "nothing", corrected: "", whole: true });
      }
    }
  });
})();
