"use strict";
(() => {
  const table = document.getElementById("outlets");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const field = (id) => document.getElementById(id);
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };

  const filter = () => {
    const words = field("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const level = field("level").value;
    let shown = 0;
    for (const row of rows) {
      const fits = (!level || row.dataset.level === level)
        && (!field("listed").checked || "listed" in row.dataset)
        && (!field("changed").checked || "changed" in row.dataset)
        && words.every((word) => textOf(row).includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    field("shown").textContent = `${shown} of ${rows.length}`;
  };

  const sort = (heading, descending) => {
    const by = heading.dataset.by;
    const numeric = "number" in heading.dataset;
    const keyed = rows.map((row) => [numeric ? Number(row.dataset[by]) : row.dataset[by], row]);
    const order = numeric ? (a, b) => a - b : new Intl.Collator().compare;
    keyed.sort((a, b) => (descending ? -1 : 1) * order(a[0], b[0]) || a[1].dataset.line - b[1].dataset.line);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const sorted = document.createDocumentFragment();
    for (const [, row] of keyed) sorted.append(row);
    body.append(sorted);
  };

  for (const heading of table.tHead.rows[0].cells) {
    if (!heading.dataset.by) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const first = "number" in heading.dataset && heading.dataset.by !== "line" ? "descending" : "ascending";
      const now = heading.getAttribute("aria-sort");
      sort(heading, now ? now === "ascending" : first === "descending");
    });
  }
  let waiting;
  field("words").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const id of ["level", "listed", "changed"]) field(id).addEventListener("change", filter);
  field("filters").addEventListener("submit", (event) => event.preventDefault());
  field("filters").hidden = false;
  sort(table.querySelector("th[data-by=rank]"), true);
  filter();
})();
