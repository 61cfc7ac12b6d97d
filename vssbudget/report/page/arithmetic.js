/**
 * Exact decimals: whole numbers with the place of their last digit, as the calculation has them.
 *
 * A figure is carried with 60 significant digits and rounded half up, digit for digit as by the
 * command line. No figure ever passes through a number with a floating point.
 *
 * @typedef {{c: bigint, e: number}} Decimal c · 10^e
 */

const Exact = (() => {
  "use strict";

  /** A figure has more digits than are calculated with. */
  class TooLarge extends RangeError {}

  const EXACT = 60;
  const STEADY = 40;
  const ALIKE = 28;
  const LONG = 120;
  const DIGITS_OF_HEX = Math.log10(16);

  /** @type {bigint[]} */
  const POWERS = [1n];

  /** @type {(exponent: number) => bigint} Give 10^exponent. */
  const power = (exponent) => {
    for (let known = POWERS.length; known <= exponent; known++)
      POWERS.push(POWERS[known - 1] * 10n);
    return POWERS[exponent];
  };

  const LIMIT = power(EXACT);

  /** @type {(c: bigint) => bigint} */
  const size = (c) => (c < 0n ? -c : c);

  /** @type {(c: bigint) => number} Count the digits of a whole number above zero. */
  const digits = (c) => {
    let count = Math.floor((c.toString(16).length - 1) * DIGITS_OF_HEX) + 1;
    while (c >= power(count)) count++;
    return count;
  };

  /** @type {bigint[]} */
  const HALVES = [];

  /** @type {(c: bigint, places: number) => bigint} Take digits off the end, half up. */
  const halved = (c, places) => {
    const half = (HALVES[places] ??= 5n * power(places - 1));
    return (c < 0n ? c - half : c + half) / power(places);
  };

  /** @type {(c: bigint, places: number) => bigint} Take digits off the end, a half to the even. */
  const evened = (c, places) => {
    const whole = halved(c, places);
    const half = size(c % power(places)) === 5n * power(places - 1);
    return half && whole % 2n ? whole - (c < 0n ? -1n : 1n) : whole;
  };

  /** @type {(c: bigint, e: number, most: number, off?: typeof halved) => Decimal} */
  const cut = (c, e, most, off = halved) => {
    const excess = c ? digits(size(c)) - most : 0;
    if (excess <= 0) return { c, e };
    const left = off(c, excess);
    return size(left) < power(most)
      ? { c: left, e: e + excess }
      : { c: left / 10n, e: e + excess + 1 };
  };

  /** @type {(c: bigint, e: number) => Decimal} Round to the digits carried. */
  const carried = (c, e) => (c < LIMIT && c > -LIMIT ? { c, e } : cut(c, e, EXACT));

  /** @type {(text: string) => Decimal} Read what a program writes: `-2.50`, `1E-30`. */
  const decimal = (text) => {
    const [figure, exponent] = text.split("E");
    const [whole, rest = ""] = figure.split(".");
    return { c: BigInt(whole + rest), e: Number(exponent ?? 0) - rest.length };
  };

  const ZERO = decimal("0");
  const ONE = decimal("1");
  const HUNDRED = decimal("100");
  const LEAST = decimal("1E-30");

  /** @type {(a: Decimal, e: number) => bigint} Give a number in units of a place at or below its. */
  const scaled = (a, e) => (a.e === e ? a.c : a.c * power(a.e - e));

  /** @type {(a: Decimal, b: Decimal) => number} */
  const lower = (a, b) => (a.e < b.e ? a.e : b.e);

  /** @type {(a: Decimal, b: Decimal) => Decimal} */
  const add = (a, b) => {
    const e = lower(a, b);
    return carried(scaled(a, e) + scaled(b, e), e);
  };

  /** @type {(a: Decimal) => Decimal} */
  const negated = (a) => carried(-a.c, a.e);

  /** @type {(a: Decimal, b: Decimal) => Decimal} */
  const subtract = (a, b) => add(a, { c: -b.c, e: b.e });

  /** @type {(a: Decimal, b: Decimal) => Decimal} */
  const multiply = (a, b) => carried(a.c * b.c, a.e + b.e);

  /** @type {(a: Decimal, b: Decimal) => number} Below, at or above zero as a is to b. */
  const compare = (a, b) => {
    const e = lower(a, b);
    const [first, second] = [scaled(a, e), scaled(b, e)];
    return first < second ? -1 : Number(first > second);
  };

  /** @type {(c: bigint, e: number, ideal: number) => Decimal} Leave out zeros at the end. */
  const stripped = (c, e, ideal) => {
    for (let step = 64; step >= 1; step /= 2) {
      while (e + step <= ideal && c % power(step) === 0n) {
        c /= power(step);
        e += step;
      }
    }
    return { c, e };
  };

  /** @type {(a: Decimal, b: Decimal, most?: number) => Decimal} */
  const divide = (a, b, most = EXACT) => {
    if (!b.c) throw new TooLarge("division by zero");
    const ideal = a.e - b.e;
    if (a.c % b.c === 0n) return cut(a.c / b.c, ideal, most);
    const shift = Math.max(digits(size(b.c)) - digits(size(a.c)) + most + 1, 1);
    const whole = a.c * power(shift);
    const ratio = whole / b.c;
    if (ratio * b.c === whole) {
      const exact = stripped(ratio, ideal - shift, ideal);
      return cut(exact.c, exact.e, most);
    }
    const sign = a.c < 0n === b.c < 0n ? 1n : -1n;
    return cut(ratio % 5n === 0n ? ratio + sign : ratio, ideal - shift, most);
  };

  /** @type {(a: Decimal, e: number, most?: number) => Decimal} Round half up to a place. */
  const quantize = (a, e, most = EXACT) => {
    const c = a.e >= e ? scaled(a, e) : halved(a.c, e - a.e);
    if (size(c) >= power(most)) throw new TooLarge("more digits than are calculated with");
    return { c, e };
  };

  /** @type {(a: Decimal) => Decimal} What 60 digits leave of a half is one again. */
  const steady = (a) => quantize(a, -STEADY, LONG);

  /** @type {(a: Decimal, decimals: number) => Decimal} Round half up to decimals. */
  const roundTo = (a, decimals) => quantize(a.e < -STEADY ? steady(a) : a, -decimals);

  /** @type {(price: Decimal, step: Decimal) => Decimal} Take a price to its nearest step. */
  const inSteps = (price, step) => {
    const steps = divide(price, step, STEADY);
    return multiply(steps.e < 0 ? quantize(steps, 0, LONG) : steps, step);
  };

  /** @type {(a: Decimal) => boolean} Whether a number is zero, or what 60 digits leave of zero. */
  const isNothing = (a) => compare({ c: size(a.c), e: a.e }, LEAST) < 0;

  /** @type {(a: Decimal) => Decimal} A number without its sign. */
  const absolute = (a) => carried(size(a.c), a.e);

  /** @type {(a: Decimal, b: Decimal) => Decimal} The larger of two, of two alike the first. */
  const larger = (a, b) => (compare(b, a) > 0 ? b : a);

  /** @type {(values: Decimal[]) => Decimal} */
  const sum = (values) => values.reduce(add, ZERO);

  /** @type {(rate: Decimal) => Decimal} The factor of a rate in percent: 2.5 becomes 1.025. */
  const growth = (rate) => add(ONE, stripped(rate.c, rate.e - 2, rate.e));

  /** @type {(after: Decimal, before: Decimal) => Decimal} The change in percent. */
  const change = (after, before) => multiply(subtract(divide(after, before), ONE), HUNDRED);

  /** @type {(a: Decimal) => bigint} Give the whole units of a number. */
  const whole = (a) => (a.e >= 0 ? a.c * power(a.e) : a.c / power(-a.e));

  /** @type {(a: bigint, b: bigint) => bigint} Divide, rounded down. */
  const floored = (a, b) => {
    const ratio = a / b;
    return ratio * b !== a && a < 0n !== b < 0n ? ratio - 1n : ratio;
  };

  /** @type {(weights: Decimal[]) => bigint[]} Give weights in units of the last place of their sum. */
  const asWhole = (weights) => {
    const places = Math.max(0, -sum(weights).e);
    const scale = { c: 1n, e: places };
    return weights.map((each) => whole(places ? multiply(each, scale) : each));
  };

  /**
   * Share a whole amount by weights, in whole units that add up to it, by largest remainder.
   *
   * @param {Decimal} amount
   * @param {Decimal[]} weights
   * @param {number[]} order which of two alike comes first
   * @returns {Decimal[]}
   */
  const allot = (amount, weights, order) => {
    const units = asWhole(weights);
    const total = units.reduce((a, b) => a + b, 0n);
    if (!total) return weights.map(() => ZERO);
    const [unit, half, given] = [power(36), floored(total, 2n), whole(amount)];
    const shares = units.map((each) => floored(given * unit * each + half, total));
    const parts = shares.map((each) => floored(each, unit));
    const rests = shares.map((each, place) => each - parts[place] * unit);
    const left = given - parts.reduce((a, b) => a + b, 0n);
    for (const place of largest(rests, order).slice(0, Number(left))) parts[place] += 1n;
    return parts.map((c) => ({ c, e: 0 }));
  };

  /** @type {(rests: bigint[], order: number[]) => number[]} Places from the largest rest down. */
  const largest = (rests, order) =>
    [...rests.keys()].sort((a, b) =>
      rests[a] === rests[b] ? order[a] - order[b] : rests[a] < rests[b] ? 1 : -1,
    );

  /** @type {(a: Decimal, b: Decimal) => Decimal} The difference, to what tells parts apart. */
  const roughly = (a, b) => {
    const e = lower(a, b);
    return cut(scaled(a, e) - scaled(b, e), e, ALIKE, evened);
  };

  /**
   * Round a change and its parts so that these still add up to it.
   *
   * @param {Decimal} changed
   * @param {Decimal[]} parts
   * @param {number} decimals
   * @param {number[]} order which of two alike comes first
   * @returns {Decimal[]}
   */
  const roundedParts = (changed, parts, decimals, order) => {
    const shown = parts.map((part) => roundTo(part, decimals));
    const lacks = subtract(roundTo(changed, decimals), sum(shown));
    const missing = whole({ c: lacks.c, e: lacks.e + decimals });
    if (!missing) return shown;
    const gained = shown.map((each, place) => roughly(each, parts[place]));
    const places = [...shown.keys()].sort(
      (a, b) => compare(gained[a], gained[b]) || order[a] - order[b],
    );
    const unit = { c: missing > 0n ? 1n : -1n, e: -decimals };
    const [first, last] = missing > 0n ? [0, Number(missing)] : [Number(missing), undefined];
    for (const place of places.slice(first, last)) shown[place] = add(shown[place], unit);
    return shown;
  };

  /**
   * The part of the way that shares of 1 move, none by more than the cap in percent of 1.
   *
   * @param {Decimal} cap
   * @param {Decimal[]} before
   * @param {Decimal[]} wanted
   * @returns {Decimal}
   */
  const way = (cap, before, wanted) => {
    const moves = before.map((old, place) => absolute(subtract(wanted[place], old)));
    const most = moves.reduce(larger);
    if (!most.c) return ONE;
    const part = divide(divide(cap, HUNDRED), most);
    return compare(part, ONE) < 0 ? part : ONE;
  };

  return {
    TooLarge,
    ZERO,
    ONE,
    decimal,
    add,
    subtract,
    negated,
    absolute,
    multiply,
    divide,
    compare,
    larger,
    quantize,
    steady,
    roundTo,
    inSteps,
    isNothing,
    sum,
    growth,
    change,
    allot,
    roundedParts,
    way,
  };
})();
