/**
 * What the settings come to: the difference to the plan, and what is checked.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 */
const Outcome = (() => {
  "use strict";

  const { made, filled } = Elements;

  /** @type {(years: number[]) => HTMLElement} */
  const heads = (years) => {
    const cells = years.map((year) => made("th", { scope: "col" }, String(year)));
    return made("thead", {}, made("tr", {}, made("td"), ...cells));
  };

  /** The difference to the plan by row and year, and the checks. */
  class Outcome {
    /** @param {any} page */
    constructor(page) {
      this.page = page;
      this.differences = made("div");
      this.checks = made("ul", { class: "checks" });
      this.live = made("p", { role: "status", class: "unseen" });
      this.timer = 0;
      this.checked = page.told.checks.map(({ title, most, of, due }) => {
        const told = of.map((each, at) => {
          const places = each.map((address) => page.place(address));
          return { places, due: Exact.decimal(due[at] ?? "0") };
        });
        return { title, most, of: told };
      });
    }

    /** @type {() => HTMLElement} */
    element() {
      const title = made("h3", {}, this.page.words.checks);
      return made("div", { class: "outcome" }, this.differences, title, this.checks, this.live);
    }

    show() {
      this.differences.replaceChildren(this._differences());
      this.checks.replaceChildren(...this.checked.map((each) => this._check(each)));
    }

    /** Tell a screen reader what the last year comes to, once the typing rests. */
    tell() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.live.textContent = this._told()), 400);
    }

    _told() {
      const { words, told, settings } = this.page;
      if (!settings.given.size) return words["as-planned"];
      const year = told.summary.years[told.summary.years.length - 1];
      const known = told.summary.rows.filter(({ total }) => total);
      return known.map((row) => this._sentence(row, year)).join(" ");
    }

    _sentence({ title, address }, year) {
      const place = this.page.place(`${address}.${year}`);
      const value = this.page.amount(place);
      const difference = this.page.difference(place, "amount");
      return filled(this.page.words.told, { title, year, value, difference });
    }

    /** Set the rows that differ from the plan, and the totals. */
    _differences() {
      const { words, told, settings } = this.page;
      const { years, rows } = told.summary;
      if (!settings.given.size) return made("p", {}, words["as-planned"]);
      const body = rows.map((row) => this._row(row, years)).filter(Boolean);
      const title = filled(words.difference, { unit: told.money[0] });
      const caption = made("caption", {}, made("span", {}, title));
      const table = made("table", {}, caption, heads(years), made("tbody", {}, ...body));
      const scrolled = { class: "table", role: "group", tabindex: "0", "aria-label": title };
      return made("div", {}, ...this._set(), made("div", scrolled, table));
    }

    /** Tell what is set, by sorts: on paper there are no boxes that do. */
    _set() {
      const sorts = Object.entries(this.page.told.sorts);
      const told = sorts.map(([sort, title]) => [title, this._setOf(sort)]);
      return told.flatMap(([title, of]) => (of ? [made("p", {}, `${title}: ${of}`)] : []));
    }

    _setOf(sort) {
      const { settings, writer } = this.page;
      const given = [...settings.given].filter(([name]) => settings.known.get(name).sort === sort);
      const told = given.map(([name, value]) => {
        const { key, title, unit, together } = settings.known.get(name);
        const of = [title, name.slice(key.length + 1)].filter(Boolean).join(" ");
        const behind = together || !unit[0] ? "" : `\u00a0${unit[0]}`;
        return `${of}: ${writer.number(value)}${behind}`;
      });
      return told.join("; ");
    }

    _row({ title, address, total }, years) {
      const places = years.map((year) => this.page.place(`${address}.${year}`));
      if (!total && !places.some((place) => this.page.differs(place))) return null;
      const cells = places.map((place) => made("td", {}, this.page.difference(place, "amount")));
      const head = made("th", { scope: "row" }, title);
      return made("tr", total ? { class: "total" } : {}, head, ...cells);
    }

    /** Say how many of the figures that are checked are as they are meant to be. */
    _check({ title, most, of }) {
      const held = of.filter((each) => this._holds(most, each)).length;
      const count = filled(this.page.words.holds, { count: held, all: of.length });
      const kind = held === of.length ? "holds" : "broken";
      const sign = made("span", { "aria-hidden": "true" }, kind === "holds" ? "✓ " : "✗ ");
      return made("li", { class: kind }, sign, `${title}: ${count}`);
    }

    _holds(most, { places, due }) {
      const { values } = this.page.calculation;
      const [first, ...others] = places.map((place) => values[place] ?? Exact.ZERO);
      const compared = Exact.compare(first, Exact.sum([...others, due]));
      return most ? compared <= 0 : compared === 0;
    }
  }

  return { Outcome };
})();
