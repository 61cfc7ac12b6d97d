/**
 * How a figure comes about, opened beneath it: each step with those that it follows from.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 */
const Explain = (() => {
  "use strict";

  const { made } = Elements;
  const OPEN = 2;
  const [YEAR, BEFORE] = ["\u2411", "\u2412"];

  /** Opens figures in a dialog. */
  class Explanation {
    /**
     * @param {any} told the program as the page holds it
     * @param {any} calculation
     * @param {InstanceType<typeof Figures.Writer>} writer
     * @param {Record<string, string>} words
     */
    constructor(told, calculation, writer, words) {
      this.told = told;
      this.calculation = calculation;
      this.writer = writer;
      this.words = words;
      this.stands = new Map(told.inputs.at);
      this.dialog = /** @type {HTMLDialogElement} */ (document.getElementById("explain"));
    }

    /** @type {(place: number) => void} */
    open(place) {
      const title = made(
        "h2",
        { id: "explain-title" },
        `${this.name(place)}: ${this.value(place)}`,
      );
      const close = made("button", { type: "button" }, this.words.close);
      close.addEventListener("click", () => this.dialog.close());
      const list = this._under(place, 1);
      this.dialog.replaceChildren(title, made("p", { class: "how" }, this.way(place)), list, close);
      this.dialog.showModal();
    }

    /** @type {(place: number) => string} Say what a step is. */
    name(place) {
      const { name, year } = this.told.steps;
      const words = this.told.names[name[place]];
      if (!year[place]) return words;
      return words.replaceAll(YEAR, year[place]).replaceAll(BEFORE, String(year[place] - 1));
    }

    /** @type {(place: number) => string} Write what a step gives. */
    value(place) {
      const value = this.calculation.values[place];
      const unit = this.told.units[this.told.steps.unit[place]];
      return value ? this.writer.told(value, unit) : this.words.gap;
    }

    /** @type {(place: number) => string} Say how a step follows from those beneath it. */
    way(place) {
      return this.told.ways[this.told.steps.way[place]][1];
    }

    _under(place, depth) {
      return made("ul", {}, ...this._steps(place).map((each) => this._step(each, depth)));
    }

    /** Give what a step follows from; of parts those that are not nothing. */
    _steps(place) {
      const { of, ways, values } = this.calculation;
      if (ways[place] !== "fitted") return of[place];
      return of[place].filter((each) => !values[each] || values[each].c !== 0n);
    }

    _step(place, depth) {
      const item = made("li");
      const changed = this.calculation.put.has(place);
      const under = !changed && this.calculation.of[place].length > 0;
      const line = made(under ? "summary" : "p");
      line.append(`${this.name(place)}: `, made("b", {}, this.value(place)));
      const way = changed ? this.words.changed : this.way(place);
      if (way) line.append(made("small", {}, ` (${way})`));
      if (!under) item.append(line, ...this._source(place));
      else item.append(this._details(place, line, depth));
      return item;
    }

    /** Beneath a step the others are set when it is opened. */
    _details(place, line, depth) {
      const details = /** @type {HTMLDetailsElement} */ (made("details"));
      details.append(line);
      const fill = () => details.append(this._under(place, depth + 1));
      if (depth < OPEN) {
        fill();
        details.open = true;
      } else details.addEventListener("toggle", fill, { once: true });
      return details;
    }

    /** Say where an input stands, what it is taken from, and why it is assumed. */
    _source(place) {
      const at = this.stands.get(place);
      if (at === undefined) return [];
      const { places, files, sources, marks } = this.told.inputs;
      const [file, spot, of, mark] = places[at];
      const lines = of.map((each) => sources[each].join(": "));
      return [`${files[file]}:${spot}`, ...lines, marks[mark]]
        .filter(Boolean)
        .map((t) => made("p", { class: "source" }, t));
    }
  }

  return { Explanation };
})();
