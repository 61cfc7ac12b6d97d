/**
 * The calculation of the page: the program of all figures, run anew for what is changed.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 * @typedef {{which: number, decimals: number, order: number[], hides: number, parts: Parts}} Fixed
 * @typedef {(values: Decimal[], fixed: Fixed) => Decimal | null} Way
 */
const Calculator = (() => {
  "use strict";

  const { ZERO, ONE } = Exact;
  const FINEST = 6;
  const SHOWN = 2;

  /** Parts of one whole, worked out together once for the same figures. */
  class Parts {
    constructor() {
      /** @type {Decimal[] | null} */
      this.known = null;
    }

    /** @type {(work: () => Decimal[]) => Decimal[]} */
    of(work) {
      this.known ??= work();
      return this.known;
    }
  }

  /**
   * How a step follows from those beneath it.
   *
   * @type {Record<string, Way>}
   */
  const WAYS = {
    passed: ([a]) => a,
    same: ([a]) => a,
    sum: (values) => values.reduce(Exact.add),
    difference: (values) => Exact.subtract(values[0], Exact.sum(values.slice(1))),
    negated: ([a]) => Exact.negated(a),
    product: (values) => values.reduce(Exact.multiply),
    ratio: ([a, b]) => Exact.divide(a, b),
    growth: ([rate]) => Exact.growth(rate),
    effect: ([share, ratio]) => Exact.add(ONE, Exact.multiply(share, Exact.subtract(ratio, ONE))),
    change: ([after, before]) => Exact.change(after, before),
    size: ([a]) => Exact.absolute(a),
    "above-nothing": ([a]) => Exact.larger(a, ZERO),
    "at-least-nothing": ([a]) => (a.c < 0n ? ZERO : ONE),
    rounded: ([a], { decimals }) => Exact.roundTo(a, decimals),
    "in-steps": ([price, step]) => Exact.inSteps(price, step),
    allotted: ([amount, ...weights], { which, order, parts }) =>
      parts.of(() => Exact.allot(amount, weights, order))[which],
    fitted: ([whole, ...shares], { which, decimals, order, hides, parts }) =>
      hides && Exact.isNothing(shares[which])
        ? null
        : parts.of(() => Exact.roundedParts(whole, shares, decimals, order))[which],
    together: (values) => Exact.sum(values),
    mean: (values) => Exact.divide(Exact.sum(values), Exact.decimal(String(values.length))),
    largest: (values, { which }) =>
      Exact.sum([...values].sort((a, b) => Exact.compare(b, a)).slice(0, which)),
    share: ([a, b, instead]) => (Exact.isNothing(b) ? instead : Exact.divide(a, b)),
    alike: ([a, b]) => (Exact.isNothing(b) ? ONE : a),
    way: ([cap, ...shares]) => {
      const half = shares.length / 2;
      return Exact.way(cap, shares.slice(0, half), shares.slice(half));
    },
    capped: ([old, wanted, part]) =>
      Exact.add(old, Exact.multiply(Exact.subtract(wanted, old), part)),
  };

  /** The steps of a program with what each of them gives. */
  class Calculation {
    /** @param {any} told the program as the page holds it */
    constructor({ steps, leaves, fixed, orders, ways, figures }) {
      const names = ways.map(([way]) => way);
      this.ways = steps.way.map((way) => names[way]);
      this.of = steps.of.map((of, place) => of.map((back) => place - back));
      /** @type {(Decimal | undefined)[]} What the leaves are in the plan. */
      this.leaves = Array(this.of.length).fill(undefined);
      for (const [place, text] of leaves) this.leaves[place] = Exact.decimal(text);
      /** @type {Map<number, Decimal>} What is put in place of what a step gives. */
      this.put = new Map();
      this.figures = new Map(Object.entries(figures));
      this._read(fixed, orders);
      /** @type {(Decimal | null)[]} What each step gives; null where there is no number. */
      this.values = [];
      this.values = this.of.map((_, place) => (this.values[place] = this._worked(place)));
      this.plan = [...this.values];
    }

    /** Find what each step reads, and parts that are worked out together. */
    _read(fixed, orders) {
      /** @type {Fixed[]} */
      this.fixed = Array(this.of.length).fill({
        which: 0,
        decimals: 0,
        order: [],
        hides: 0,
        parts: null,
      });
      for (const [place, which, decimals, order, hides] of fixed)
        this.fixed[place] = { which, decimals, order: orders[order], hides, parts: null };
      this.reads = [...this.of];
      const known = new Map();
      for (const [place, way] of this.ways.entries())
        if (way === "allotted" || way === "fitted") this._together(place, way, known);
    }

    _together(place, way, known) {
      let order = this.fixed[place].order;
      if (way === "allotted") {
        const [amount, , together] = this.of[place];
        this.reads[place] = [amount, ...this.of[together]];
        order = this.fixed[together].order;
      }
      const key = `${way} ${this.reads[place]}`;
      if (!known.has(key)) known.set(key, new Parts());
      this.fixed[place] = { ...this.fixed[place], order, parts: known.get(key) };
    }

    /** @type {(address: string, year: number) => number | undefined} */
    place(address, year) {
      const [first, places] = this.figures.get(address) ?? [0, []];
      return places[year - first] ?? undefined;
    }

    /**
     * Give a figure with no more decimals than people get, of one that programs get with six.
     *
     * @param {(Decimal | null)[]} values those of now, or of the plan
     * @param {number} place
     * @returns {Decimal | null}
     */
    shown(values, place) {
      const { which, decimals, order } = this.fixed[place];
      if (decimals !== FINEST || !values[place]) return values[place];
      const [whole, ...parts] = this.reads[place].map((each) => values[each]);
      if (this.ways[place] === "rounded") return whole;
      return Exact.roundedParts(whole, parts, SHOWN, order)[which];
    }

    /** @type {(place: number) => Decimal | null} */
    _worked(place) {
      const given = this.put.get(place) ?? this.leaves[place];
      if (given) return given;
      const values = [];
      for (const each of this.reads[place]) {
        const value = this.values[each];
        if (!value) return null;
        values.push(value);
      }
      try {
        return WAYS[this.ways[place]](values, this.fixed[place]);
      } catch (error) {
        if (error instanceof Exact.TooLarge) return null;
        throw error;
      }
    }

    /**
     * Run anew what depends on the inputs that are put otherwise than they were.
     *
     * @param {Map<number, Decimal>} put
     * @returns {number[]} the places of what was run anew
     */
    run(put) {
      const moved = new Uint8Array(this.of.length);
      for (const place of new Set([...this.put.keys(), ...put.keys()]))
        if (!alike(this.put.get(place), put.get(place))) moved[place] = 1;
      this.put = put;
      const places = this._moved(moved);
      for (const place of places) if (this.fixed[place].parts) this.fixed[place].parts.known = null;
      for (const place of places) this.values[place] = this._worked(place);
      return places;
    }

    /** @type {(moved: Uint8Array) => number[]} Give the places that follow from one that moved. */
    _moved(moved) {
      const places = [];
      for (let place = moved.indexOf(1); place >= 0 && place < moved.length; place++) {
        for (const each of this.reads[place]) moved[place] |= moved[each];
        if (moved[place]) places.push(place);
      }
      return places;
    }
  }

  /** @type {(a?: Decimal, b?: Decimal) => boolean} */
  const alike = (a, b) => a === b || Boolean(a && b && a.c === b.c && a.e === b.e);

  return { WAYS, Calculation };
})();
