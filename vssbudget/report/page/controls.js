/**
 * Boxes and sliders for the inputs of the plan.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 * @typedef {import("./settings.js").Input} Input
 */
const Controls = (() => {
  "use strict";

  const { made, filled } = Elements;

  /** One input, for all years or for one of them: a box, perhaps a slider, and what is wrong. */
  class Box {
    /**
     * @param {any} page
     * @param {Input} input
     * @param {number | null} year
     * @param {number} count
     */
    constructor(page, input, year, count) {
      this.page = page;
      this.input = input;
      this.name = year === null ? input.key : `${input.key}.${year}`;
      this.year = year;
      const id = `setting-${count}`;
      this.box = made("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        spellcheck: "false",
        id,
        "aria-describedby": `${id}-wrong`,
      });
      this.wrong = made("p", { class: "wrong", id: `${id}-wrong` });
      this.label = made("label", { for: id }, year === null ? input.title : String(year));
      this.slider = this._slider();
      this.box.addEventListener("input", () => this._typed(this.box.value));
      this.show();
    }

    /** @type {() => HTMLElement} */
    element() {
      const [unit] = this.input.unit;
      const beside = made("span", { class: "unit", "aria-hidden": "true" }, unit);
      const parts = [this.label, this.slider, made("span", { class: "typed" }, this.box, beside)];
      return made("div", { class: "setting" }, ...parts.filter(Boolean), this.wrong);
    }

    /** Show what is set, and behind it what the plan has. */
    show() {
      const given = this.page.settings.given.get(this.name);
      this._tell("");
      this.box.value = given ? this.page.writer.number(given) : "";
      this.box.placeholder = this._planned();
      this._slide();
    }

    _planned() {
      const values = this._values().sort(Exact.compare);
      const ends = [values[0], values[values.length - 1]];
      return [...new Set(ends.map((value) => this.page.writer.number(value)))].join("–");
    }

    /** @type {() => Decimal[]} What holds where nothing is set here, by year. */
    _values() {
      const { settings, calculation } = this.page;
      const all = this.year === null ? undefined : settings.given.get(this.input.key);
      const years = this.input.years.filter(([year]) => this.year === null || year === this.year);
      const [, decimals] = this.input.unit;
      return years.map(([, [place]]) => all ?? Figures.shifted(calculation.plan[place], decimals));
    }

    _slider() {
      if (this.input.sort === "rate" && this.year !== null) return null;
      const [low, high, step] = this.input.slide;
      const label = this.year === null ? this.input.title : `${this.input.title} ${this.year}`;
      const slider = made("input", { type: "range", min: low, max: high, step });
      slider.setAttribute("aria-label", filled(this.page.words.slider, { label }));
      slider.addEventListener("input", () => this._slid(slider.value));
      return slider;
    }

    _slid(value) {
      this.box.value = this.page.writer.number(Exact.decimal(value));
      this._typed(this.box.value);
    }

    _slide() {
      if (!this.slider) return;
      const value = this.page.settings.given.get(this.name) ?? this._values()[0];
      this.slider.value = Figures.plain(value);
      this.slider.setAttribute(
        "aria-valuetext",
        `${this.page.writer.number(value)} ${this.input.unit[0]}`,
      );
    }

    _typed(text) {
      const wrong = this.page.settings.set(this.name, text);
      this._tell(wrong);
      if (wrong) return;
      this._slide();
      this.page.apply();
    }

    get isWrong() {
      return this.wrong.textContent !== "";
    }

    _tell(wrong) {
      this.wrong.textContent = wrong;
      this.box.setAttribute("aria-invalid", String(Boolean(wrong)));
    }
  }

  /** The form of all inputs. */
  class Controls {
    /** @param {any} page */
    constructor(page) {
      this.page = page;
      /** @type {Box[]} */
      this.boxes = [];
    }

    /** @type {() => HTMLElement} */
    element() {
      const { words, told } = this.page;
      const sorts = Object.entries(told.sorts).flatMap((each) => this._sort(...each));
      const reset = made("button", { type: "button", id: "reset" }, words.reset);
      reset.addEventListener("click", () => this.page.reset());
      this.link = made("a", { href: "#what-if" }, words.link);
      const below = made("p", { class: "actions" }, reset, this.link);
      const form = made("form", { autocomplete: "off" }, ...sorts, below);
      form.addEventListener("submit", (event) => event.preventDefault());
      return form;
    }

    /** Show in all boxes what is set, but in that which somebody types in; wrong texts may stay. */
    show(keeping) {
      for (const each of this.boxes)
        if (each.box !== document.activeElement && !(keeping && each.isWrong)) each.show();
      this.link.href = `#${this.page.settings.fragment() || "what-if"}`;
    }

    _sort(sort, title) {
      const inputs = this.page.told.settings.filter((input) => input.sort === sort);
      const all = inputs.map((input) => this._input(input));
      return all.length ? [made("fieldset", {}, made("legend", {}, title), ...all)] : [];
    }

    _input(input) {
      const { title } = input;
      const words = input.together ? filled(this.page.words["by-year"], { title }) : title;
      const all = input.together ? [this._box(input, null).element()] : [];
      const years = input.years.map(([year]) => this._box(input, year).element());
      const row = made("div", { class: "years", role: "group", "aria-label": title }, ...years);
      const opened = made("details", {}, made("summary", {}, words), row);
      return made("div", { class: "together" }, ...all, opened);
    }

    _box(input, year) {
      const box = new Box(this.page, input, year, this.boxes.length);
      this.boxes.push(box);
      return box;
    }
  }

  return { Controls };
})();
