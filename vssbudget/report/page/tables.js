/**
 * The tables of the page: their figures follow the calculation, and each opens how it comes about.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 */
const Tables = (() => {
  "use strict";

  const { made, filled } = Elements;
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  /** A row: the cells whose figures stand in the program, and those that stay the plan's. */
  class Row {
    /**
     * @param {HTMLTableRowElement} tr
     * @param {[HTMLTableCellElement, number][]} cells with their places in the program
     * @param {any} page
     */
    constructor(tr, cells, page) {
      this.page = page;
      this.sort = tr.dataset.unit;
      this.cells = cells.map(([td, place]) => ({ td, place, button: opening(td, place) }));
      this.others = [...tr.cells].filter((td) => td.matches("td:not([data-figure], .gap)"));
    }

    /** Write its figures as they are now, and how they differ from the plan. */
    write() {
      const { values, plan } = this.page.calculation;
      const [now, planned] = [values, plan].map((of) => this._written(of));
      const changed = this.cells.map(({ place }) => this.page.differs(place));
      for (const [at, { button, td }] of this.cells.entries()) {
        const title = changed[at] ? this._told(at, planned[at]) : "";
        if (button.textContent !== now[at]) button.textContent = now[at];
        if (button.title !== title) button.title = title;
        td.classList.toggle("changed", changed[at]);
      }
      for (const td of this.others) td.classList.toggle("planned", changed.includes(true));
    }

    _told(at, planned) {
      const difference = this.page.difference(this.cells[at].place, this.sort);
      return filled(this.page.words.planned, { planned, difference });
    }

    /** @type {(of: (Decimal | null)[]) => string[]} The figures of a row are written alike. */
    _written(of) {
      const { writer, told, words, calculation } = this.page;
      const values = this.cells.map(({ place }) => calculation.shown(of, place));
      return writer.row(values, this.sort, told.money[1]).map((text) => text ?? words.gap);
    }
  }

  /** @type {(td: HTMLTableCellElement, place: number) => HTMLButtonElement} */
  const opening = (td, place) => {
    const text = td.firstChild;
    const button = made("button", { type: "button", tabindex: "-1", "data-place": String(place) });
    td.replaceChild(button, text);
    button.append(text);
    return button;
  };

  /** All tables of the page. */
  class Tables {
    /** @param {any} page */
    constructor(page) {
      this.page = page;
      /** @type {Map<number, Set<Row>>} */
      this.rows = new Map();
      for (const table of document.querySelectorAll("main table")) this._take(table);
      document.addEventListener("click", (event) => this._clicked(event));
    }

    /** @type {(places: number[]) => void} Write the rows of what was calculated anew. */
    write(places) {
      const rows = new Set(places.flatMap((place) => [...(this.rows.get(place) ?? [])]));
      for (const row of rows) row.write();
    }

    _take(table) {
      for (const tr of table.rows) {
        const cells = [...tr.cells].flatMap((td) => this._placed(td));
        if (!cells.length) continue;
        const row = new Row(tr, cells, this.page);
        for (const [, place] of cells)
          this.rows.set(place, (this.rows.get(place) ?? new Set()).add(row));
      }
      const first = table.querySelector("button[data-place]");
      if (!first) return;
      first.tabIndex = 0;
      table.addEventListener("keydown", (event) => moved(table, event));
      table.addEventListener("focusin", (event) => focused(table, event.target));
    }

    _placed(td) {
      const place = this.page.place(td.dataset.figure);
      return place === undefined ? [] : [[td, place]];
    }

    _clicked({ target }) {
      const figure = target.closest("[data-place], svg [data-figure]");
      if (!figure) return;
      const { place, figure: address } = figure.dataset;
      const at = place === undefined ? this.page.place(address) : Number(place);
      if (at !== undefined) this.page.explain(at);
    }
  }

  /** Only the figure that was last come to is a stop of the tabulator. */
  const focused = (table, target) => {
    if (!target.matches("button[data-place]")) return;
    for (const each of table.querySelectorAll("button[tabindex='0']")) each.tabIndex = -1;
    target.tabIndex = 0;
  };

  /** The arrows go to the next figure in their direction. */
  const moved = (table, event) => {
    const step = STEPS[event.key];
    const td = event.target.closest("td");
    if (!step || !td || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = step[0] ? vertical(table, td, step[0]) : horizontal(td, step[1]);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const within = (td) => td?.querySelector("button[data-place]");

  const horizontal = (td, step) => {
    const cells = [...td.parentElement.cells];
    const past = step > 0 ? cells.slice(td.cellIndex + 1) : cells.slice(0, td.cellIndex).reverse();
    return past.map(within).find(Boolean);
  };

  const vertical = (table, td, step) => {
    const rows = [...table.rows];
    const at = rows.indexOf(td.parentElement);
    const past = step > 0 ? rows.slice(at + 1) : rows.slice(0, at).reverse();
    return past.map((tr) => within(tr.cells[td.cellIndex])).find(Boolean);
  };

  return { Tables };
})();
