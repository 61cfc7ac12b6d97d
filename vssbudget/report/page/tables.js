/**
 * The tables of the page: their figures follow the calculation, and each opens how it comes about.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 */
const Tables = (() => {
  "use strict";

  const { made, filled } = Elements;
  const MANY = 600;
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  /** A row: the cells whose figures stand in the program, and those that stay the plan's. */
  class Row {
    /**
     * @param {HTMLTableRowElement} tr
     * @param {[HTMLTableCellElement, number][]} cells with their places in the program
     * @param {string} sort what its figures are
     * @param {any} page
     */
    constructor(tr, cells, sort, page) {
      this.page = page;
      this.sort = sort;
      this.table = tr.closest("table");
      this.cells = cells.map(([td, place]) => ({ td, place, button: opening(td, place) }));
    }

    /** Write its figures as they are now; mark those that differ from the plan. */
    write() {
      const texts = this._written(this.page.calculation.values);
      for (const [at, { button, td, place }] of this.cells.entries()) {
        if (button.textContent !== texts[at]) button.textContent = texts[at];
        const changed = this.page.differs(place);
        if (changed !== td.classList.contains("changed")) td.classList.toggle("changed", changed);
        td.classList.toggle("gap", texts[at] === this.page.words.gap);
      }
    }

    /** Say at a figure how it differs from the plan. */
    tell(button) {
      const at = this.cells.findIndex((cell) => cell.button === button);
      const { place } = this.cells[at];
      const planned = this._written(this.page.calculation.plan)[at];
      const difference = this.page.difference(place, this.sort);
      const told = filled(this.page.words.planned, { planned, difference });
      button.title = this.page.differs(place) ? told : "";
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

  /**
   * The cells of a row that are written alike: all of them, or those in the unit of a column.
   *
   * @type {(tr: HTMLTableRowElement, cells: [HTMLTableCellElement, number][]) => Map<string, any[]>}
   */
  const alike = (tr, cells) => {
    const found = new Map();
    for (const cell of cells) {
      const sort = cell[0].dataset.unit ?? tr.dataset.unit;
      found.set(sort, [...(found.get(sort) ?? []), cell]);
    }
    return found;
  };

  /** All tables of the page; of very many rows those are written first that can be seen. */
  class Tables {
    /** @param {any} page */
    constructor(page) {
      this.page = page;
      /** @type {Map<number, Row[]>} */
      this.rows = new Map();
      /** @type {Map<Element, Row>} */
      this.within = new Map();
      /** @type {Map<Element, Set<number>>} The places of the figures of each chapter. */
      this.chapters = new Map();
      /** @type {Set<Row>} */
      this.waiting = new Set();
      this.visible = new Set();
      this.observer = new IntersectionObserver((seen) => this._seen(seen));
      this.timer = 0;
      for (const table of document.querySelectorAll("main table")) this._take(table);
      document.addEventListener("click", (event) => this._clicked(event));
      for (const kind of ["pointerover", "focusin"])
        document.addEventListener(kind, ({ target }) => this._come(target));
    }

    /** @type {(places: number[]) => void} Write the rows of what was calculated anew. */
    write(places) {
      for (const place of places)
        for (const row of this.rows.get(place) ?? []) this.waiting.add(row);
      const few = this.waiting.size <= MANY;
      for (const row of this.waiting) if (few || this.visible.has(row.table)) this._write(row);
      this._later();
      for (const [chapter, of] of this.chapters)
        chapter.classList.toggle("moved", [...of].some((place) => this.page.differs(place)));
    }

    _write(row) {
      this.waiting.delete(row);
      row.write();
    }

    /** Write what is left, some rows at a time. */
    _later() {
      if (this.timer || !this.waiting.size) return;
      this.timer = setTimeout(() => {
        this.timer = 0;
        for (const row of [...this.waiting].slice(0, MANY)) this._write(row);
        this._later();
      });
    }

    _seen(changed) {
      for (const { target, isIntersecting } of changed)
        this.visible[isIntersecting ? "add" : "delete"](target);
    }

    _take(table) {
      for (const tr of table.rows) {
        const cells = [...tr.cells].flatMap((td) => this._placed(td));
        for (const [sort, each] of alike(tr, cells)) this._row(new Row(tr, each, sort, this.page));
      }
      const first = table.querySelector("button[data-place]");
      if (!first) return;
      first.tabIndex = 0;
      this.observer.observe(table);
      table.addEventListener("keydown", (event) => moved(table, event));
      table.addEventListener("focusin", (event) => focused(table, event.target));
    }

    _row(row) {
      const chapter = row.table.closest("main > section");
      if (!this.chapters.has(chapter)) this.chapters.set(chapter, new Set());
      for (const { button, place } of row.cells) {
        this.chapters.get(chapter).add(place);
        this.within.set(button, row);
        if (!this.rows.has(place)) this.rows.set(place, []);
        this.rows.get(place).push(row);
      }
    }

    /** Say how a figure differs that somebody comes to. */
    _come(target) {
      this.within.get(target)?.tell(target);
    }

    _placed(td) {
      const place = this.page.place(td.dataset.figure ?? td.dataset.gap);
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
