/** Elements of the page, made by the script: texts only, never markup. */
const Elements = (() => {
  "use strict";

  /**
   * Make an element with attributes around texts and other elements.
   *
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} content
   * @returns {any}
   */
  const made = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  /** @type {(words: string, values: Record<string, string | number>) => string} */
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  return { made, filled };
})();
