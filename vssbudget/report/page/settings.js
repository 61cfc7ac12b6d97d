/**
 * What is set in place of the inputs of the plan: checked, kept, and written as a link.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 * @typedef {Object} Input one that may be changed, in one or several years
 * @property {string} key what it is called in a link
 * @property {string} title
 * @property {string} sort
 * @property {[string, number]} unit what it is in, and with how many decimals that is carried
 * @property {boolean} together whether one figure may be set for all years
 * @property {[string, string, number]} limits the least, the most, and with how many decimals
 * @property {[number, number[]][]} years the places of each year in the program
 */
const Settings = (() => {
  "use strict";

  const { filled } = Elements;

  /** Settings by what they are called in a link: `price`, or `price.2026` of one year. */
  class Settings {
    /**
     * @param {Input[]} inputs
     * @param {Record<string, string>} words
     * @param {InstanceType<typeof Figures.Writer>} writer
     */
    constructor(inputs, words, writer) {
      this.inputs = inputs;
      this.words = words;
      this.writer = writer;
      /** @type {Map<string, Decimal>} */
      this.given = new Map();
      /** @type {Map<string, Input>} */
      this.known = new Map();
      for (const input of inputs) {
        if (input.together) this.known.set(input.key, input);
        for (const [year] of input.years) this.known.set(`${input.key}.${year}`, input);
      }
    }

    /** @type {(input: Input, text: string) => string} Say what is wrong; nothing if it is right. */
    wrong(input, text) {
      const value = Figures.typed(text);
      const [low, high, finest] = input.limits;
      const [least, most] = [Exact.decimal(low), Exact.decimal(high)];
      const said = { text, low: this.writer.number(least), high: this.writer.number(most) };
      if (!value) return filled(this.words["no-number"], said);
      if (Exact.compare(value, least) < 0 || Exact.compare(value, most) > 0)
        return filled(this.words[input.sort === "rate" ? "no-rate" : "outside"], said);
      const decimals = (Figures.plain(value).split(".")[1] ?? "").length;
      if (decimals > finest) return filled(this.words["too-fine"], { text, finest });
      return "";
    }

    /** @type {(name: string, text: string) => string} Set an input; say what is wrong if it is. */
    set(name, text) {
      const input = this.known.get(name);
      if (!input) return filled(this.words.unknown, { name });
      if (!text.trim()) this.given.delete(name);
      else {
        const wrong = this.wrong(input, text);
        if (wrong) return wrong;
        this.given.set(name, Figures.typed(text));
      }
      return "";
    }

    /** @type {(input: Input, year: number) => Decimal | undefined} */
    of(input, year) {
      return this.given.get(`${input.key}.${year}`) ?? this.given.get(input.key);
    }

    /** @type {() => Map<number, Decimal>} Give what is set by its places in the program. */
    put() {
      const put = new Map();
      for (const input of this.inputs)
        for (const [year, places] of input.years) {
          const value = this.of(input, year);
          if (value)
            for (const place of places) put.set(place, Figures.shifted(value, -input.unit[1]));
        }
      return put;
    }

    /** @type {() => string} Write all settings as the fragment of a link. */
    fragment() {
      const told = [...this.given].map(([name, value]) => [name, Figures.plain(value)]);
      return String(new URLSearchParams(told));
    }

    /** @type {(fragment: string) => string[]} Set all of a fragment; say what of it is wrong. */
    read(fragment) {
      this.given.clear();
      const told = [...new URLSearchParams(fragment)];
      return told.map(([name, text]) => this._read(name, text)).filter(Boolean);
    }

    _read(name, text) {
      const wrong = this.set(name, text);
      return this.known.has(name) && wrong ? filled(this.words.linked, { name, wrong }) : wrong;
    }
  }

  return { Settings };
})();
