// @ts-check
/**
 * Lets a buyer tick what a quote holds, and shows what it leaves out, what that costs, and what to
 * ask. Without it the same list is a sheet to print. Nothing leaves the browser.
 */

import { choicesIn, keep, onEachPage, part, rangesIn, startButtons } from "./choices.js";
import { digits, millionths, total } from "./reckoning.js";

/**
 * @param {HTMLElement} block
 * @param {string} prefix
 */
function start(block, prefix) {
  const form = /** @type {HTMLFormElement} */ (block.querySelector("form"));
  const inputs = [...form.querySelectorAll("input")];
  const items = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("li[data-item]")]);
  const groups = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("[data-group]")]);
  const words = rangesIn(block.dataset);

  /** @param {string} name */
  const ticked = (name) =>
    new Set(inputs.filter((one) => one.dataset.name === name && one.checked).map((one) => one.value));

  function show() {
    const chosen = { in: ticked("in"), without: ticked("without") };
    const begun = chosen.in.size + chosen.without.size > 0;
    block.toggleAttribute("data-begun", begun);
    for (const item of items) {
      const id = item.dataset.item ?? "";
      item.hidden = !begun || chosen.in.has(id) || chosen.without.has(id);
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    const left = items.filter((item) => !item.hidden);
    const priced = left.filter((item) => item.dataset.low || item.dataset.high);
    /** @param {"low" | "high"} end */
    const sum = (end) => {
      const ends = priced.map(({ dataset }) => (dataset[end] ? millionths(dataset[end]) : null));
      // What nobody knows the least of may cost nothing more; of the most, nothing can be said.
      const added = end === "low" ? total(ends.map((one) => one ?? 0n)) : total(ends);
      return added === null ? null : digits(added);
    };
    part(block, "hint").hidden = begun;
    part(block, "left-out").hidden = !left.length;
    part(block, "whole").hidden = !begun || left.length > 0;
    part(block, "priced").hidden = !priced.length;
    part(block, "unpriced").hidden = priced.length === left.length;
    part(block, "sum").textContent = priced.length ? words(sum("low"), sum("high")) : "";
    return chosen;
  }

  const may = new Set(inputs.map((one) => one.value));
  const { chosen, refused } = choicesIn(location.search, prefix, { in: may, without: may });
  for (const input of inputs) {
    if (chosen[input.dataset.name ?? ""]?.has(input.value)) input.checked = true;
  }
  part(block, "refused").hidden = !refused;
  form.addEventListener("change", ({ target }) => {
    // A thing is in the quote, or isn't needed, or neither.
    const changed = /** @type {HTMLInputElement} */ (target);
    for (const other of inputs) {
      if (changed.checked && other !== changed && other.value === changed.value) other.checked = false;
    }
    part(block, "refused").hidden = true;
    keep(prefix, show());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  startButtons(block);
  show();
}

onEachPage("template.ans-check__form", start);
