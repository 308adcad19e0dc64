// @ts-check
/**
 * Tells the search's worker that somebody wants to search, and leads on where the results don't:
 * to a question by mail or form, and to the list of all answers. Its words come with the page.
 */

/** The worker's, which lies in the same folder: several sites may share a host. */
const CHANNEL = `answerable-search${new URL(".", import.meta.url).pathname}`;
const MOST_SIGNS = 500;

/** The worker gives up earlier; who says nothing for so long isn't there, or can't be set up. */
const PATIENCE_MS = 12_000;

/**
 * @typedef {{words: string, state: "found" | "nothing" | "begun" | "failed", corrected: string,
 *   lacking?: string}} Said
 */

/** @param {HTMLInputElement} field the theme's search field */
export function start(field) {
  const search = /** @type {HTMLElement | null} */ (field.closest("[data-md-component=search]"));
  const results = search?.querySelector("[data-md-component=search-result]");
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#ans-search"));
  if (!search || !results || !template) return;
  const parts = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const box = /** @type {HTMLElement} */ (parts.querySelector(".ans-search"));
  const instead = /** @type {HTMLElement} */ (parts.querySelector(".ans-search__instead"));
  const ask = /** @type {HTMLAnchorElement | null} */ (box.querySelector("[data-way=ask]"));
  const all = /** @type {HTMLAnchorElement} */ (box.querySelector("[data-way=all]"));
  const asking = ask?.getAttribute("href") ?? "";
  const channel = opened();
  /** @type {Said | null} */
  let last = null;
  let silent = false;
  let waiting = 0;

  function show() {
    const words = field.value.trim();
    // A worker that says nothing of its own accord, like the theme's, can't be waited for.
    const state = words && (channel ? last?.state : "found");
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-in]"))) {
      part.hidden = !(state && part.dataset.in?.split(" ").includes(state));
    }
    search?.setAttribute("data-ans-state", state || "");
    const { words: mended = "", lacking = "" } = instead.dataset;
    instead.textContent = [
      told(mended, state === "found" && last?.corrected),
      told(lacking, state === "found" && last?.lacking),
    ].join(" ").trim();
    if (ask) ask.href = addressWith(asking, words, template?.dataset ?? {});
  }

  function typed() {
    const words = field.value.trim();
    clearTimeout(waiting);
    if (!words) last = null;
    else if (last?.words.trim() !== words) wait();
    // The theme looks at the field when a key is released, which pasting and speaking don't do.
    field.dispatchEvent(new Event("keyup"));
    show();
  }

  function wait() {
    waiting = setTimeout(() => {
      silent = true;
      last = { words: field.value, state: "failed", corrected: "" };
      show();
    }, PATIENCE_MS);
  }

  all.href = listAddress();
  named(results.lastElementChild, template.dataset.results ?? "");
  results.firstElementChild?.after(instead);
  results.after(box);
  field.addEventListener("input", typed);
  field.form?.addEventListener("reset", () => setTimeout(typed));
  box.querySelector("button")?.addEventListener("click", () => {
    // The list's page begins anew with the words.
    if (silent) field.form?.submit();
    channel?.postMessage({ retry: true });
    last = null;
    wait();
    show();
    field.focus();
  });
  channel?.addEventListener("message", ({ data }) => {
    if (typeof data?.state !== "string" || String(data.words).trim() !== field.value.trim()) return;
    clearTimeout(waiting);
    silent = false;
    last = field.value.trim() ? data : null;
    show();
  });
  reachByTab(search, box);
  askedByAddress(field);
  typed();
  channel?.postMessage({ focus: true });
}

/**
 * @param {string} sentence
 * @param {string | false | undefined} words
 * @returns {string} the sentence about those words, "" where there are none
 */
function told(sentence, words) {
  return words ? sentence.replace("{words}", () => words) : "";
}

/** @returns {BroadcastChannel | null} the way to the worker, if this browser has one */
function opened() {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/** @returns {string} the full address of the list, which also the link beside the field has */
function listAddress() {
  return /** @type {HTMLAnchorElement | null} */ (document.querySelector(".ans-all"))?.href ?? "";
}

/**
 * @param {string} asking where buyers may ask: the address of a page, or mailto:
 * @param {string} words what somebody looked for
 * @param {DOMStringMap} settings how the words go along
 * @returns {string} the address with the words
 */
function addressWith(asking, words, { parameter = "", subject = "" }) {
  const address = urlOf(asking);
  if (!address) return asking;
  const asked = [...words].slice(0, MOST_SIGNS).join("");
  const added = new URLSearchParams();
  if (address.protocol !== "mailto:") added.set(parameter, asked);
  else {
    if (!address.searchParams.has("subject")) added.set("subject", subject);
    added.set("body", asked);
  }
  // Mail programs take a plus for a plus.
  const more = String(added).replaceAll("+", "%20");
  address.search = address.search ? `${address.search}&${more}` : more;
  return address.href;
}

/**
 * @param {string} address
 * @returns {URL | null} its parts, if a browser can read it
 */
function urlOf(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * Names the list of results, and lets Tab reach its first, from where the arrow keys go on; in the
 * theme only they reach any.
 *
 * @param {Element | null} list
 * @param {string} name
 */
function named(list, name) {
  if (!list) return;
  list.setAttribute("aria-label", name);
  new MutationObserver(() => list.querySelector("a")?.setAttribute("tabindex", "0")).observe(list, {
    childList: true,
  });
}

/**
 * The theme closes the search on Tab, and moves to the field on the keys that go back or press a
 * button; so none could reach the links. The search closes when the focus has left it.
 *
 * @param {HTMLElement} search
 * @param {HTMLElement} box
 */
function reachByTab(search, box) {
  search.addEventListener("keydown", (event) => {
    const pressed = event.key === " " && box.contains(/** @type {Node} */ (event.target));
    if (pressed || event.key === "Tab" || event.key === "Shift") event.stopPropagation();
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !search.contains(relatedTarget)) toggle(false);
  });
}

/** @param {boolean} open */
function toggle(open) {
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#__search"));
  if (box && box.checked !== open) box.click();
}

/**
 * Searches for the words in the address, which the field's form puts there where the theme's script
 * is missing; the theme itself reads them under another name.
 *
 * @param {HTMLInputElement} field
 */
function askedByAddress(field) {
  const words = new URLSearchParams(location.search).get(field.name);
  if (!words || field.value) return;
  toggle(true);
  field.value = words;
  field.focus();
}
