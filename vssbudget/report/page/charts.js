/**
 * Draws the charts of the page anew as figures change.
 *
 * What a chart shows and where its parts stand came with the page. Here only what follows from
 * figures is set: how large marks are and where they lie, the axis, and what is written at them.
 * By whole numbers alone, so that the same figures give the same drawing to the last digit.
 *
 * @typedef {import("./arithmetic.js").Decimal} Decimal
 * @typedef {{number: (a: Decimal, places: number) => string}} Writer
 * @typedef {(place: string) => Decimal | null | undefined} Figures a figure by its address and year
 * @typedef {{low: bigint, high: bigint, start: bigint, end: bigint, step: bigint}} Axis
 */

const Charts = (() => {
  "use strict";

  const LINE = 150n;
  const FIGURE = 190n;

  /** @type {Writer} */
  let writer;

  // numbers: places are in tenths of a unit, values in units of the last decimal of a chart

  /** @type {(number: bigint, by: bigint) => bigint} */
  const floored = (number, by) => (number - (((number % by) + by) % by)) / by;

  /** @type {(number: bigint, by: bigint) => bigint} */
  const nearest = (number, by) => floored(2n * number + by, 2n * by);

  const least = (/** @type {bigint[]} */ values) => values.reduce((a, b) => (b < a ? b : a));
  const most = (/** @type {bigint[]} */ values) => values.reduce((a, b) => (b > a ? b : a));
  const size = (/** @type {bigint} */ value) => (value < 0n ? -value : value);

  /** @type {(tenths: bigint) => string} Write a place as the drawing has it. */
  const px = (tenths) => {
    const tenth = size(tenths) % 10n;
    return `${tenths < 0n ? "-" : ""}${size(tenths) / 10n}${tenth ? `.${tenth}` : ""}`;
  };

  /** @type {(written: string) => bigint} */
  const tenthsOf = (written) => {
    const [whole, tenth = "0"] = written.split(".");
    return BigInt(whole + tenth);
  };

  // values: what a mark shows, by the figures as they are now

  /** @type {(figure: Decimal, power: number) => bigint} Give a figure in units. */
  const inUnits = (figure, power) => Exact.roundTo(figure, power).c;

  /** @type {(mark: any, figures: Figures, power: number) => bigint | null} */
  const valueOf = (mark, figures, power) => {
    const { figure, whole, less } = mark.dataset;
    const of = figures(whole ?? figure);
    if (!of) return null;
    if (whole) {
      const left = (/** @type {bigint} */ sum, /** @type {Decimal | null} */ each) =>
        each ? sum - inUnits(each, power) : sum;
      return less.split(" ").map(figures).reduce(left, inUnits(of, power));
    }
    const { against } = mark.parentNode.dataset;
    if (!against) return inUnits(of, power);
    const first = figures(against);
    if (!first?.c) return null;
    const hundred = Exact.multiply({ c: 100n, e: 0 }, of);
    return inUnits(Exact.divide(hundred, first), power);
  };

  const known = (/** @type {Element} */ mark) => BigInt(/** @type {any} */ (mark).dataset.value);

  /** @type {(svg: any, value: bigint) => string} Write a value as the language does. */
  const told = (svg, value) => {
    const places = Number(svg.dataset.decimals);
    return writer.number({ c: value, e: -places }, places);
  };

  // axes

  /** @type {(values: bigint[], of: Element) => Axis} Lay values out as the page was drawn. */
  const axisOf = (values, of) => {
    const { start, end, most: steps } = /** @type {any} */ (of).dataset;
    const places = { start: BigInt(start), end: BigInt(end) };
    const [from, to] = [least(values), most(values)];
    if (steps === "0") return { low: from, high: most([to, from + 1n]), step: 1n, ...places };
    for (let tens = 1n; ; tens *= 10n)
      for (const step of [tens, 2n * tens, 5n * tens]) {
        const low = floored(from, step) * step;
        const high = most([-floored(-to, step) * step, low + step]);
        if ((high - low) / step <= BigInt(steps)) return { low, high, step, ...places };
      }
  };

  /** @type {(axis: Axis, value: bigint) => bigint} Give the place of a value. */
  const at = ({ low, high, start, end }, value) =>
    start + nearest((value - low) * (end - start), high - low);

  // parts of a drawing

  /** @type {(part: Element, places: Record<string, bigint>) => void} */
  const place = (part, places) => {
    for (const [name, tenths] of Object.entries(places)) part.setAttribute(name, px(tenths));
  };

  /** @type {(within: Element, kind: string) => Element[]} */
  const all = (within, kind) => [...within.querySelectorAll(kind)];

  const one = (/** @type {Element} */ within, /** @type {string} */ kind) =>
    /** @type {Element} */ (within.querySelector(kind));

  /** @type {(part: Element, x: bigint | null, y: bigint) => void} Move a part, if only down. */
  const move = (part, x, y) => {
    const old = /\((\S+)/.exec(part.getAttribute("transform") ?? "")?.[1] ?? "0";
    part.setAttribute("transform", `translate(${x === null ? old : px(x)} ${px(y)})`);
  };

  /** @type {(svg: Element, axis: Axis, way: "x" | "y") => void} Draw the steps of an axis anew. */
  const steps = (svg, axis, way) => {
    const group = one(svg, ".axis");
    const [line, word] = group.children;
    const off =
      tenthsOf(word.getAttribute(way) ?? "") - tenthsOf(line.getAttribute(`${way}1`) ?? "");
    group.replaceChildren();
    for (let value = axis.low; value <= axis.high; value += axis.step) {
      const [stroke, tick] = [line.cloneNode(true), word.cloneNode(true)];
      const where = at(axis, value);
      place(/** @type {Element} */ (stroke), { [`${way}1`]: where, [`${way}2`]: where });
      place(/** @type {Element} */ (tick), { [way]: where + off });
      tick.textContent = told(svg, value);
      group.append(stroke, tick);
    }
  };

  /** @type {(mark: Element, axis: Axis, from: bigint, to: bigint) => [bigint, bigint]} */
  const stand = (mark, axis, from, to) => {
    const [start, end] = [at(axis, from), at(axis, to)];
    place(mark, { y: least([start, end]), height: size(end - start) });
    return [start, end];
  };

  /** @type {(svg: Element, axis: Axis, mark: Element) => void} Set a bar, and its figure. */
  const bar = (svg, axis, mark) => {
    const [zero, end] = stand(mark, axis, 0n, known(mark));
    const figure = mark.nextElementSibling;
    if (!figure?.matches(".value")) return;
    place(figure, { y: end > zero ? end + 130n : end - 50n });
    figure.textContent = told(svg, known(mark));
  };

  /** @type {(group: Element, axis: Axis) => void} Set a line through its points. */
  const line = (group, axis) => {
    const points = all(group, "circle");
    for (const each of points) place(each, { cy: at(axis, known(each)) });
    const places = points.map((each) => `${each.getAttribute("cx")},${each.getAttribute("cy")}`);
    one(group, "polyline").setAttribute("points", places.join(" "));
  };

  /** @type {(middles: bigint[], heights: bigint[], first: bigint, last: bigint) => bigint[]} */
  const spread = (middles, heights, first, last) => {
    const order = middles.map((_, number) => number);
    order.sort((a, b) => (middles[a] < middles[b] ? -1 : Number(middles[a] > middles[b])));
    const moved = [...middles];
    for (const number of order) {
      moved[number] = most([moved[number], first + heights[number] / 2n]);
      first = moved[number] + heights[number] / 2n;
    }
    for (const number of order.reverse()) {
      moved[number] = least([moved[number], last - heights[number] / 2n]);
      last = moved[number] - heights[number] / 2n;
    }
    return moved;
  };

  // the kinds of charts

  /** @type {(svg: Element) => void} */
  const bars = (svg) => {
    const marks = all(svg, ".bar");
    const axis = axisOf([0n, ...marks.map(known)], svg);
    const zero = at(axis, 0n);
    for (const each of all(svg, ".row > .value")) {
      const mark = each.previousElementSibling;
      const end = mark?.matches(".bar") ? at(axis, known(mark)) : zero;
      place(each, { x: most([zero, end]) + 60n });
      if (!mark?.matches(".bar")) continue;
      place(mark, { x: least([zero, end]), width: size(end - zero) });
      each.textContent = told(svg, known(mark));
    }
    steps(svg, axis, "x");
    place(one(svg, ".zero"), { x1: zero, x2: zero });
  };

  /** @type {(column: Element) => [Element, bigint, bigint][]} Lay the values on each other. */
  const pile = (column) => {
    let [above, below] = [0n, 0n];
    return all(column, ".bar").map((mark) => {
      const value = known(mark);
      const start = value < 0n ? below : above;
      if (value < 0n) below += value;
      else above += value;
      return [mark, start, start + value];
    });
  };

  /** @type {(svg: Element) => void} */
  const stacked = (svg) => {
    const columns = all(svg, ".column");
    const piles = columns.map(pile);
    const limits = all(svg, ".column .limit");
    const ends = piles.flat().flatMap(([, start, end]) => [start, end]);
    const axis = axisOf([0n, ...ends, ...limits.map(known)], svg);
    for (const [mark, start, end] of piles.flat()) stand(mark, axis, start, end);
    for (const each of limits) {
      const y = at(axis, known(each));
      place(each, { y1: y, y2: y });
    }
    columns.forEach((column, number) => {
      const figure = column.querySelector(".value");
      const top = at(axis, most([0n, ...piles[number].map(([, , end]) => end)]));
      if (!figure) return;
      const limit = column.querySelector(".limit");
      const crossed = limit ? at(axis, known(limit)) : top;
      place(figure, { y: (top - FIGURE < crossed && crossed < top ? crossed : top) - 70n });
      figure.textContent = told(svg, known(figure));
    });
    steps(svg, axis, "y");
    place(one(svg, ":scope > .zero"), { y1: at(axis, 0n), y2: at(axis, 0n) });
    named(svg, axis, piles[piles.length - 1]);
  };

  /** @type {(svg: Element, axis: Axis, last: [Element, bigint, bigint][]) => void} */
  const named = (svg, axis, last) => {
    const names = all(svg, ".named");
    const middles = names.map((_, number) => {
      const layer = last.find(([mark]) => mark.getAttribute("data-series") === `${number + 1}`);
      return layer ? (at(axis, layer[1]) + at(axis, layer[2])) / 2n : at(axis, 0n);
    });
    const heights = names.map((each) => BigInt(all(each, "text").length) * LINE + 40n);
    const places = spread(middles, heights, axis.end, axis.start);
    names.forEach((each, number) => move(each, null, places[number]));
  };

  /** @type {(svg: Element) => void} */
  const lines = (svg) => {
    const runs = all(svg, ".run");
    const points = runs.map((run) => all(run, "circle"));
    const axis = axisOf(points.flat().map(known), svg);
    for (const run of runs) line(run, axis);
    steps(svg, axis, "y");
    const ends = points.map((row) => at(axis, known(row[row.length - 1])));
    const places = spread(ends, ends.map(() => 2n * LINE + 40n), axis.end, axis.start);
    all(svg, ".named[class~=series-1], .named[class~=series-2]").forEach((name, number) => {
      const figure = one(name, ".value");
      move(name, null, places[number]);
      figure.textContent = told(svg, known(figure));
    });
    gaps(svg, points);
  };

  /** @type {(svg: Element, points: Element[][]) => void} Set what the lines part by. */
  const gaps = (svg, [printed, calculated]) => {
    const group = one(svg, ".gaps");
    const marks = all(group, ".bar");
    marks.forEach((mark, number) => {
      mark.setAttribute("data-value", `${known(printed[number]) - known(calculated[number])}`);
    });
    const axis = axisOf([0n, ...marks.map(known)], group);
    for (const each of marks) bar(svg, axis, each);
    const zero = at(axis, 0n);
    place(one(group, ".zero"), { y1: zero, y2: zero });
    move(one(group, ".named"), null, zero);
  };

  /** @type {(svg: Element) => void} */
  const columns = (svg) => {
    const marks = all(svg, ".bar");
    const axis = axisOf([0n, ...marks.map(known)], svg);
    for (const each of marks) bar(svg, axis, each);
    for (const each of all(svg, ".zero")) place(each, { y1: at(axis, 0n), y2: at(axis, 0n) });
  };

  /** @type {(svg: Element) => void} */
  const curves = (svg) => {
    const hundred = 100n * 10n ** BigInt(/** @type {any} */ (svg).dataset.decimals);
    const axis = axisOf([hundred, ...all(svg, "circle").map(known)], svg);
    const middle = at(axis, hundred);
    for (const each of all(svg, ".hundred")) place(each, { y1: middle, y2: middle });
    for (const panel of all(svg, ".panel")) {
      const run = one(panel, ".run");
      line(run, axis);
      const figure = one(panel, ".value");
      const last = known(one(run, ":last-child"));
      const y = at(axis, last);
      place(figure, { y: y > middle ? y + 150n : y - 80n });
      figure.textContent = told(svg, last);
    }
  };

  /** @type {(svg: Element, figures: Figures) => void} Set steps, and what the settings add. */
  const bridge = (svg, figures) => {
    const stood = all(svg, ".settings");
    const rows = all(svg, ".total, .step").filter((each) => !stood.includes(each));
    const end = one(rows[rows.length - 1], ".end");
    const added = (valueOf(end, figures, 0) ?? known(end)) - known(end);
    if (added === (stood.length ? known(one(stood[0], ".bar")) : 0n)) return;
    for (const each of stood) each.remove();
    if (added) rows.push(...settings(svg, rows[rows.length - 1], added));
    const ways = waysOf(rows);
    const axis = axisOf(ways.flat(), svg);
    const high = 360n;
    const bottom = 60n + BigInt(rows.length) * high;
    rows.forEach((row, number) => {
      move(row, 0n, 60n + BigInt(number) * high);
      step(svg, row, axis, ways[number]);
      linked(row, number < rows.length - 1, at(axis, ways[number][1]));
    });
    steps(svg, axis, "x");
    for (const each of all(svg, ".grid")) place(each, { y2: bottom });
    for (const each of all(svg, ".tick")) place(each, { y: bottom + LINE });
    svg.setAttribute("viewBox", `0 0 720 ${px(bottom + 220n)}`);
  };

  /** @type {(rows: Element[]) => [bigint, bigint][]} Say from where to where each step leads. */
  const waysOf = (rows) => {
    let reached = 0n;
    return rows.map((row) => {
      const value = known(one(row, "rect"));
      const start = row.matches(".total") ? value : reached;
      reached = row.matches(".total") ? value : reached + value;
      return [start, reached];
    });
  };

  /** @type {(svg: Element, last: Element, added: bigint) => Element[]} */
  const settings = (svg, last, added) => {
    const [row, total] = [last, last].map((each) => /** @type {Element} */ (each.cloneNode(true)));
    row.setAttribute("class", "step settings");
    total.setAttribute("class", "total settings");
    const mark = one(row, "rect");
    mark.setAttribute("class", "bar");
    mark.removeAttribute("data-figure");
    mark.setAttribute("data-value", `${added}`);
    mark.setAttribute("fill", `url(#chart-bridge-${added > 0n ? 1 : 2})`);
    place(mark, { y: 90n, height: 180n });
    const [label, ...others] = all(row, ".label");
    for (const each of others) each.remove();
    label.textContent = /** @type {any} */ (svg).dataset.settings;
    place(label, { y: 225n });
    const end = one(total, ".end");
    end.setAttribute("data-value", `${known(end) + added}`);
    last.after(row, total);
    return [row, total];
  };

  /** @type {(svg: Element, row: Element, axis: Axis, way: [bigint, bigint]) => void} */
  const step = (svg, row, axis, [before, after]) => {
    const [mark, figure] = [one(row, "rect"), one(row, ".value")];
    const [left, right] = [at(axis, least([before, after])), at(axis, most([before, after]))];
    if (row.matches(".total")) {
      place(mark, { x: left - 25n });
      place(figure, { x: left + 80n });
      figure.textContent = told(svg, after);
      return;
    }
    const width = most([right - left, 10n]);
    place(mark, { x: left, width });
    place(figure, { x: left + width + 80n });
    figure.textContent = `${after > before ? "+" : ""}${told(svg, after - before)}`;
  };

  /** @type {(row: Element, leads: boolean, x: bigint) => void} Lead to the next row, if any. */
  const linked = (row, leads, x) => {
    let link = row.querySelector(".link");
    if (link && !leads) link.remove();
    if (!leads) return;
    if (!link) {
      link = /** @type {Element} */ (
        one(/** @type {Element} */ (row.parentNode), ".link").cloneNode(true)
      );
      row.append(link);
    }
    place(link, { x1: x, x2: x });
  };

  const KINDS = { bars, stacked, lines, columns, curves };

  /**
   * Draw every chart by figures, which a writer of the language writes.
   *
   * @type {(within: ParentNode, figures: Figures, writer: Writer) => void}
   */
  const draw = (within, figures, by) => {
    writer = by;
    for (const svg of within.querySelectorAll(".chart svg")) {
      const { plot, power } = /** @type {any} */ (svg).dataset;
      if (plot === "bridge") bridge(svg, figures);
      else if (measured(svg, figures, Number(power)))
        KINDS[/** @type {keyof typeof KINDS} */ (plot)](svg);
    }
  };

  /** @type {(svg: Element, figures: Figures, power: number) => boolean} Whether a mark changed. */
  const measured = (svg, figures, power) => {
    let changed = false;
    for (const mark of all(svg, "[data-value]")) {
      const value = valueOf(mark, figures, power);
      if (value === null || value === known(mark)) continue;
      mark.setAttribute("data-value", `${value}`);
      changed = true;
    }
    return changed;
  };

  return { draw };
})();

/** Draw the charts of a document by the figures that `figures` gives at an address and year. */
const drawCharts = Charts.draw;
