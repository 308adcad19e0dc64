// @ts-check
/**
 * Lets a buyer choose, and shows what that adds up to, item by item. Without it the same amounts
 * stand in tables. All words come with the page; nothing leaves the browser.
 */

import { choicesIn, keep, onEachPage, part, rangesIn, startButtons } from "./choices.js";
import { digits, reckoned } from "./reckoning.js";

/**
 * @param {HTMLElement} block
 * @param {string} prefix
 */
function start(block, prefix) {
  const form = /** @type {HTMLFormElement} */ (block.querySelector("form"));
  const lines = part(block, "lines");
  /** @type {import("./reckoning.js").Plan} */
  const plan = JSON.parse(block.dataset.amounts ?? "");
  const inputs = [...form.querySelectorAll("input")];
  const words = rangesIn(block.dataset);
  const { less = "", line = "" } = block.dataset;

  /** @param {string} kind */
  const checked = (kind) =>
    inputs.filter((one) => one.dataset.kind === kind && one.checked).map((one) => one.value);

  /** @param {import("./reckoning.js").Line} item */
  function amount({ low, high }) {
    const ends = [low, high].map((end) => (end === null ? null : digits(end)));
    const lowers = (high ?? low ?? 0n) <= 0n && (low ?? high ?? 0n) < 0n;
    if (!lowers) return words(ends[0], ends[1]);
    const off = [high, low].map((end) => (end === null ? null : digits(-end)));
    return less.replace("{amount}", () => words(off[0] === "0" ? null : off[0], off[1]));
  }

  /** @param {import("./reckoning.js").Line} item */
  function row(item) {
    const kind = item.kind === "base" ? "variant" : item.kind;
    const told = /** @type {HTMLElement | null} */ (
      form.querySelector(`[data-kind="${kind}"][data-id="${item.id}"]`)
    );
    const shown = document.createElement("tr");
    const what = shown.appendChild(document.createElement("th"));
    what.scope = "row";
    what.textContent = told?.dataset.line ?? line;
    if (told?.dataset.terms) {
      what.appendChild(document.createElement("small")).textContent = told.dataset.terms;
    }
    shown.appendChild(document.createElement("td")).textContent = amount(item);
    return shown;
  }

  function show() {
    const chosen = {
      variant: checked("variant")[0] ?? "",
      driver: new Set(checked("driver")),
      option: new Set(checked("option")),
    };
    const found = reckoned(plan, chosen);
    const [low, high] = [found.low, found.high].map((end) => (end === null ? null : digits(end)));
    part(block, "total").textContent = words(low, high);
    part(block, "sum").textContent = words(low, high);
    lines.replaceChildren(...found.lines.map(row));
    part(block, "from-base").hidden = !found.fromBase;
    part(block, "cautious").hidden = found.fromBase;
    return chosen;
  }

  /** @param {string} kind */
  const known = (kind) =>
    new Set(inputs.filter((one) => one.dataset.kind === kind && one.value).map((one) => one.value));
  const may = { variant: known("variant"), driver: known("driver"), option: known("option") };
  const { chosen, refused } = choicesIn(location.search, prefix, may, "variant");
  for (const input of inputs) {
    if (chosen[input.dataset.kind ?? ""]?.has(input.value)) input.checked = true;
  }
  part(block, "refused").hidden = !refused;
  form.addEventListener("change", () => {
    const { variant, driver, option } = show();
    part(block, "refused").hidden = true;
    keep(prefix, { variant: variant ? [variant] : [], driver, option });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  startButtons(block);
  show();
}

onEachPage("template.ans-estimate__form", start);
