// @ts-check
/**
 * Lets a buyer choose which options of a comparison to see, and ask for the differences only.
 * Without this script the whole table stands there. Its words come with the table. What stands
 * around the search is loaded when somebody begins to search.
 */

const FEWEST = 2;

/** @param {HTMLElement} place an empty element above a table, where the controls go */
function start(place) {
  const table = place.nextElementSibling?.querySelector("table");
  if (!table || place.childElementCount) return;
  const { pick = "", differences = "", shown = "" } = place.dataset;
  const names = [...(table.tHead?.rows[0].cells ?? [])].slice(1).map((cell) => nameIn(cell));
  const differing = choice(place, differences, false);
  const options = names.length > FEWEST ? names.map((name) => choice(place, name, true)) : [];
  const status = place.appendChild(document.createElement("p"));
  status.className = "ans-hidden";
  status.setAttribute("role", "status");
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", pick);

  function show() {
    const chosen = options.filter((option) => option.checked).length;
    for (const option of options) option.disabled = option.checked && chosen <= FEWEST;
    for (const row of [...table.rows]) {
      options.forEach((option, number) => (row.cells[number + 1].hidden = !option.checked));
    }
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = differing.checked && alike(row);
    table.style.setProperty("--ans-options", String(chosen || names.length));
    status.textContent = shown
      .replace("{rows}", String(rows.filter((row) => !row.hidden).length))
      .replace("{options}", String(chosen || names.length));
  }

  place.addEventListener("change", show);
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 * @param {boolean} checked
 */
function choice(place, words, checked) {
  const label = place.appendChild(document.createElement("label"));
  const box = label.appendChild(document.createElement("input"));
  box.type = "checkbox";
  box.checked = checked;
  label.append(words);
  return box;
}

/** @param {HTMLTableCellElement} cell the head of an option's column */
function nameIn(cell) {
  return cell.querySelector("a")?.textContent ?? "";
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {boolean} whether all options in sight have the same value there
 */
function alike(row) {
  const values = [...row.cells]
    .slice(1)
    .filter((cell) => !cell.hidden)
    .map((cell) => cell.querySelector(".ans-value")?.textContent?.trim());
  return new Set(values).size === 1;
}

function startAll() {
  for (const place of document.querySelectorAll(".ans-pick")) {
    start(/** @type {HTMLElement} */ (place));
  }
}

/** Loads what stands around the search once the field is used, or the address holds words. */
function startSearch() {
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector("[data-md-component=search-query]")
  );
  const list = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".ans-all"));
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#ans-search"));
  if (!field || !list || !template) return;
  // In full, so that they hold when the theme changes only the page below.
  list.href = list.href;
  let script = new URL(template.dataset.script ?? "", location.href).href;

  async function load() {
    field?.removeEventListener("focusin", load);
    const around = await import(script).catch(() => null);
    if (field && around) around.start(field);
    else {
      // Without it there are still results. Browsers remember what they couldn't import.
      script = `${script.split("?")[0]}?${Date.now()}`;
      field?.addEventListener("focusin", load);
    }
  }

  const asked = new URLSearchParams(location.search).has(field.name);
  if (asked || document.activeElement === field) load();
  else field.addEventListener("focusin", load);
}

startSearch();

// The theme says when it has put another page in the place of this one.
const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(startAll);
else startAll();
