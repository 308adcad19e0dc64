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

  try {
    channel = new BroadcastChannel("answerable-search");
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
      const root = fetch(folder + config.root).then((answer) => (answer.ok ? answer.text() : ""));
      scope.importScripts(folder + config.reader);
      reader = scope.answerable.reader(folder, config.root, root.catch(() => ""));
    }
    return reader;
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
    asked = words;
    try {
      await (await readyAnew()).search(words, (/** @type {any} */ answer) => {
        if (asked === words) tell(words, answer);
      });
    } catch (problem) {
      console.error(problem);
      tell(words, { items: [], state: "failed", corrected: "", whole: true });
    }
  }

  /** An old page may know a reader that a new version of the site has replaced. */
  async function readyAnew() {
    try {
      return ready();
    } catch {
      const stub = await fetch(`${folder}search_index.json?${Date.now()}`);
      config = (await stub.json()).config;
      return ready();
    }
  }

  scope.addEventListener("message", ({ data }) => {
    if (data.type === SET_UP) {
      config = data.data.config;
      scope.postMessage({ type: READY });
    } else if (data.type === QUERY) {
      if (data.data.trim()) {
        search(data.data);
      } else {
        asked = "";
        tell("", { items: [], state: "nothing", corrected: "", whole: true });
      }
    }
  });
})();
