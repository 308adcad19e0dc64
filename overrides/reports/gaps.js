// Filters the report's rows. All that it knows stands in the page's data- attributes and form;
// its state stands in the address behind the #, so that a view can be kept and sent.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const lists = [...document.querySelectorAll("[data-list]")].map((list) => ({
    rows: [...list.querySelectorAll("[data-row]")],
    count: list.querySelector("[data-count]"),
    none: list.querySelector(".none-here"),
    rest: list.querySelector(".rest"),
  }));
  const number = new Intl.NumberFormat("en");

  function apply() {
    const chosen = selects.filter((select) => select.value);
    const fits = (row) =>
      chosen.every((select) => row.dataset[select.name].split("\n").includes(select.value));
    let shown = 0;
    let all = 0;
    for (const { rows, count, none, rest } of lists) {
      let left = 0;
      for (const row of rows) {
        row.hidden = !fits(row);
        const counts = row.dataset.row ? 1 : 0;
        left += row.hidden ? 0 : 1;
        all += counts;
        shown += row.hidden ? 0 : counts;
      }
      const some = left < rows.length;
      count.textContent = (some ? `${number.format(left)} of ` : "") + count.dataset.count;
      none.hidden = left > 0;
      if (rest && chosen.length)
        rest.open = [...rest.querySelectorAll("[data-row]")].some((row) => !row.hidden);
    }
    form.classList.toggle("narrowed", chosen.length > 0);
    status.textContent = chosen.length
      ? `${number.format(shown)} of ${number.format(all)} questions shown`
      : `All ${number.format(all)} questions shown`;
  }

  function read() {
    const wanted = location.hash.slice(1);
    const target = wanted && !wanted.includes("=") && document.getElementById(wanted);
    if (!target) {
      const named = new URLSearchParams(wanted);
      for (const select of selects) {
        select.value = named.get(select.name) || "";
        if (select.selectedIndex < 0) select.value = "";
      }
      apply();
    } else if (target.hidden) {
      for (const select of selects) select.value = "";
      apply();
      target.scrollIntoView();
    }
    const folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  }

  function write() {
    const named = new URLSearchParams();
    for (const select of selects) if (select.value) named.set(select.name, select.value);
    const hash = named.size ? `#${named}` : "";
    history.replaceState(null, "", location.pathname + location.search + hash);
    apply();
  }

  for (const { count } of lists) count.dataset.count = count.textContent;
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  window.addEventListener("hashchange", read);
  form.hidden = false;
  apply();
  read();
})();
