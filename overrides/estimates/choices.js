// @ts-check
/**
 * Keeps choices in the page's address, so that a copied address shows them again; and the words
 * and buttons that an estimate and a quote check share. Whatever an address holds is only compared
 * with what may be chosen.
 */

const MOST = 200;

/**
 * @param {string} search the address's part from its question mark
 * @param {string} prefix what the names of this form's choices begin with
 * @param {Record<string, Set<string>>} known name -> what may be chosen; "one" of a name or many
 * @param {string} single the name of which one may be chosen only, or ""
 * @returns {{chosen: Record<string, Set<string>>, refused: boolean}}
 */
export function choicesIn(search, prefix, known, single = "") {
  const held = new URLSearchParams(search);
  /** @type {Record<string, Set<string>>} */
  const chosen = {};
  let refused = false;
  for (const [name, may] of Object.entries(known)) {
    const values = held.getAll(prefix + name);
    const right = values.filter((value) => may.has(value));
    chosen[name] = new Set(name === single && values.length > 1 ? [] : right.slice(0, MOST));
    if (chosen[name].size < values.length) refused = true;
  }
  return { chosen, refused };
}

/**
 * @param {string} href
 * @param {string} prefix
 * @param {Record<string, Iterable<string>>} chosen
 * @returns {string} the address with these choices, and all else that it held
 */
export function addressWith(href, prefix, chosen) {
  const address = new URL(href);
  for (const [name, values] of Object.entries(chosen)) {
    address.searchParams.delete(prefix + name);
    for (const value of values) address.searchParams.append(prefix + name, value);
  }
  return address.href;
}

/**
 * @param {string} prefix
 * @param {Record<string, Iterable<string>>} chosen
 */
export function keep(prefix, chosen) {
  const address = addressWith(location.href, prefix, chosen);
  if (address !== location.href) history.replaceState(history.state, "", address);
}

/**
 * Starts each form of a kind once, now and whenever the theme has put another page in the place of
 * this one.
 *
 * @param {string} selector of the template that holds the form
 * @param {(block: HTMLElement, prefix: string) => void} start
 */
export function onEachPage(selector, start) {
  const startAll = () => {
    const templates = /** @type {NodeListOf<HTMLTemplateElement>} */ (
      document.querySelectorAll(selector)
    );
    templates.forEach((template, number) => {
      const block = /** @type {HTMLElement} */ (template.parentElement);
      if (block.dataset.live !== undefined) return;
      block.dataset.live = "";
      template.before(template.content.cloneNode(true));
      // What is put there anew, below the form, isn't seen to jump.
      for (const below of block.querySelectorAll("[data-below]")) {
        below.replaceWith(below.cloneNode(true));
      }
      // The first form of a page has the short names.
      start(block, number ? `${block.dataset.name}.` : "");
    });
  };
  const pages = /** @type {any} */ (window).document$;
  if (pages) pages.subscribe(startAll);
  else startAll();
}

/**
 * @param {HTMLElement} block
 * @param {string} name what a part is for, as its data-part says
 * @returns {HTMLElement}
 */
export function part(block, name) {
  return /** @type {HTMLElement} */ (block.querySelector(`[data-part="${name}"]`));
}

/**
 * Lets two buttons copy the address, and print the page.
 *
 * @param {HTMLElement} block
 */
export function startButtons(block) {
  const said = part(block, "said");
  part(block, "copy").addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    said.textContent = (done ? said.dataset.copied : said.dataset.notCopied) ?? "";
  });
  part(block, "print").addEventListener("click", () => window.print());
}

/**
 * @param {DOMStringMap} data the block's currency and its words for ranges
 * @returns {(low: string | null, high: string | null) => string} what gives a range in words
 */
export function rangesIn({ currency, both = "", from = "", to = "", unknown = "" }) {
  const tag = document.documentElement.lang || undefined;
  /** @param {string} digits */
  const money = (digits) =>
    new Intl.NumberFormat(tag, {
      style: "currency",
      currency,
      numberingSystem: "latn",
      ...(digits.includes(".") ? { maximumFractionDigits: 6 } : { maximumFractionDigits: 0 }),
    }).format(Number(digits));
  return (low, high) => {
    if (low === high) return low === null ? unknown : money(low);
    if (low === null) return to.replace("{high}", () => money(/** @type {string} */ (high)));
    if (high === null) return from.replace("{low}", () => money(low));
    return both.replace("{low}", () => money(low)).replace("{high}", () => money(high));
  };
}
