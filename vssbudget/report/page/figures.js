/**
 * How figures are written in the language of the page, and read where somebody types them.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 * @typedef {{minus: string, decimal: string}} Marks
 */
const Figures = (() => {
  "use strict";

  const NO_BREAK = "\u00a0";
  const MOST = 40;
  const SHOWN = 2;
  const TOLD = 9;
  const TYPED = /^[-+]?[0-9]+([.,][0-9]+)?$/;

  /** @type {(a: Decimal) => string} Write all digits that a number has. */
  const digits = ({ c, e }) => {
    const sign = c < 0n ? "-" : "";
    const units = String(c < 0n ? -c : c);
    if (e >= 0) return sign + (c ? units + "0".repeat(e) : "0");
    const padded = units.padStart(1 - e, "0");
    return `${sign}${padded.slice(0, e)}.${padded.slice(e)}`;
  };

  /** @type {(a: Decimal) => string} Write a number without zeros at its end. */
  const plain = (a) => {
    const text = digits(a.e < -MOST ? Exact.steady(a) : a);
    const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    return short === "-0" ? "0" : short;
  };

  /** @type {(text: string) => number} */
  const decimalsOf = (text) => (text.split(".")[1] ?? "").length;

  /** @type {(a: Decimal, places: number) => Decimal} Take so many places off a number. */
  const shifted = ({ c, e }, places) => ({ c, e: e - places });

  /** Writes figures with the marks of a language. */
  class Writer {
    /** @param {Marks} marks */
    constructor(marks) {
      this.marks = marks;
    }

    /** @type {(text: string) => string} */
    _marked(text) {
      return text.replace("-", this.marks.minus).replace(".", this.marks.decimal);
    }

    /** @type {(a: Decimal, places?: number) => string} Thousands apart, with all its decimals. */
    number(a, places = 0) {
      const [whole, rest = ""] = plain(a).split(".");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK);
      const decimals = rest.padEnd(places, "0");
      return this._marked(grouped) + (decimals && this.marks.decimal + decimals);
    }

    /** @type {(a: Decimal) => string} With the digits that it has. */
    fixed(a) {
      return this._marked(digits(a));
    }

    /** @type {(a: Decimal, decimals: number) => string} A difference, with its sign. */
    signed(a, decimals) {
      return (a.c > 0n ? "+" : "") + this.number(shifted(a, decimals), decimals);
    }

    /** @type {(a: Decimal, unit: [string, number]) => string} A step on the way to a figure. */
    told(a, [unit, decimals]) {
      const value = shifted(a, decimals);
      const whole = value.e < -TOLD ? Exact.steady(value) : value;
      const short = value.e < -TOLD ? Exact.quantize(whole, -TOLD) : value;
      const more = Exact.compare(short, whole) ? "…" : "";
      return this.number(short, Math.max(decimals, 0)) + more + (unit && NO_BREAK + unit);
    }

    /**
     * Write the figures of a row as its table has them; nothing for a gap.
     *
     * @param {(Decimal | null)[]} figures
     * @param {string} sort what the figures are
     * @param {number} decimals those of amounts
     * @returns {(string | null)[]}
     */
    row(figures, sort, decimals) {
      const write = ROWS[sort] ?? ROWS.number;
      const known = figures.filter((each) => each !== null);
      const written = write(this, known, decimals);
      return figures.map((each) => (each === null ? null : written.shift()));
    }

    /** @type {(figures: Decimal[]) => string[]} All with as many decimals as one of them needs. */
    _level(figures) {
      const places = Math.max(0, ...figures.map((each) => decimalsOf(plain(each))));
      return figures.map((each) => this.number(each, places));
    }
  }

  /** @type {(a: Decimal) => Decimal} */
  const short = (a) => Exact.roundTo(a, SHOWN);

  /** @type {Record<string, (writer: Writer, figures: Decimal[], decimals: number) => string[]>} */
  const ROWS = {
    amount: (to, all, decimals) => all.map((a) => to.number(shifted(a, decimals), decimals)),
    percent: (to, all) => all.map((a) => to.fixed(short(a))),
    written: (to, all) => all.map((a) => to.fixed(a)),
    price: (to, all) => to._level(all.map(short)),
    exact: (to, all, decimals) => to._level(all.map((a) => shifted(short(a), decimals))),
    number: (to, all) => to._level(all),
  };

  /** @type {(text: string) => Decimal | null} Read a number as people type it: `2,5`, `−1 200`. */
  const typed = (text) => {
    const plainly = text.replace(/\u2212/g, "-").replace(/[\s\u00a0\u202f]/g, "");
    return TYPED.test(plainly) ? Exact.decimal(plainly.replace(",", ".").replace("+", "")) : null;
  };

  return { Writer, NO_BREAK, digits, plain, shifted, typed };
})();
