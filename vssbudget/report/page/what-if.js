/**
 * The page as it is used: what is set runs the calculation, and all that is shown follows.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 */
const WhatIf = (() => {
  "use strict";

  const { made } = Elements;
  const AGAIN = 1000;

  /** Holds the parts of the page together. */
  class Page {
    /** @param {any} told what the page holds of the budget */
    constructor(told) {
      this.told = told;
      this.words = told.words;
      this.writer = new Figures.Writer(told.marks);
      this.calculation = new Calculator.Calculation(told);
      this.settings = new Settings.Settings(told.settings, told.words, this.writer);
      this.explanation = new Explain.Explanation(told, this.calculation, this.writer, told.words);
      this.tables = new Tables.Tables(this);
      this.controls = new Controls.Controls(this);
      this.outcome = new Outcome.Outcome(this);
      this.timer = 0;
    }

    /** Show the controls, and what the link of the page sets. */
    start() {
      if (!this.told.settings.length) return;
      const section = document.getElementById("what-if");
      this.linked = made("ul", { class: "wrong" });
      section.append(this.linked, this.controls.element(), this.outcome.element());
      section.hidden = false;
      this.read();
      addEventListener("hashchange", () => this.read());
    }

    /** Set what a link sets; one that leads to a chapter leaves what is set. */
    read() {
      const fragment = location.hash.slice(1);
      if (fragment && !fragment.includes("=")) return this._link(`#${fragment}`);
      const wrong = this.settings.read(fragment);
      this.linked.replaceChildren(...wrong.map((each) => made("li", {}, each)));
      this._follow(false);
    }

    /** Let all follow what is set, and tell it in the link. */
    apply(keeping = true) {
      this._follow(keeping);
      this.outcome.tell();
      this._link(location.pathname);
    }

    /** Tell in the address what is set; browsers refuse that where it comes too often. */
    _link(otherwise) {
      clearTimeout(this.timer);
      const fragment = this.settings.fragment();
      try {
        history.replaceState(null, "", fragment ? `#${fragment}` : otherwise);
      } catch {
        this.timer = setTimeout(() => this._link(otherwise), AGAIN);
      }
    }

    /** Go back to the plan. */
    reset() {
      this.settings.given.clear();
      this.linked.replaceChildren();
      this.apply(false);
    }

    _follow(keeping) {
      const places = this.calculation.run(this.settings.put());
      this.tables.write(places);
      drawCharts(document, (address) => this.value(address), this.writer);
      this.controls.show(keeping);
      this.outcome.show();
    }

    /** @type {(place: number) => void} */
    explain(place) {
      this.explanation.open(place);
    }

    /** @type {(address?: string) => number | undefined} The place of a figure, `hr.cost.2026`. */
    place(address = "") {
      const at = address.lastIndexOf(".");
      return this.calculation.place(address.slice(0, at), Number(address.slice(at + 1)));
    }

    /** @type {(address: string) => Decimal | null} */
    value(address) {
      const place = this.place(address);
      return place === undefined ? null : this.calculation.values[place];
    }

    /** @type {(place: number) => boolean} Whether a figure is another than in the plan. */
    differs(place) {
      const { values, plan } = this.calculation;
      const [now, was] = [values[place], plan[place]];
      return now && was ? Exact.compare(now, was) !== 0 : now !== was;
    }

    /** @type {(place: number) => string} Write an amount in the unit of the budget. */
    amount(place) {
      const value = this.calculation.values[place];
      return value ? this.writer.told(value, this.told.money) : this.words.gap;
    }

    /** @type {(place: number, sort: string) => string} Write by how much a figure differs. */
    difference(place, sort) {
      const { values, plan } = this.calculation;
      if (!values[place] || !plan[place]) return this.words.gap;
      const off = Exact.subtract(values[place], plan[place]);
      const [text] = this.writer.row([off], sort, this.told.money[1]);
      return (off.c > 0n ? "+" : "") + text;
    }
  }

  /** @type {() => Page | null} Begin, if the page holds a budget. */
  const start = () => {
    const data = document.getElementById("program");
    if (!data) return null;
    const page = new Page(JSON.parse(data.textContent));
    page.start();
    return page;
  };

  return { Page, page: start() };
})();
