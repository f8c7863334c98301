/* Elements and their words: how one is made, how a text is filled, in which one something happened, where one leads. */
(() => {
  "use strict"

  /** An element with these properties, or attributes (`aria-…`, `data-…`), and children; a child that is null is left out.
      @type {Edition["make"]} */
  function make(tag, properties, ...children) {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes("-")) made.setAttribute(name, String(value))
      else Object.assign(made, { [name]: value })
    }
    made.append(...children.filter(child => child !== null))
    return made
  }

  /** Words of a report that begin at this place of their unit, with a mark behind each slip in them, whose ends are told. The
      mark is drawn by the style sheet: what is read and copied are the words.
      @type {Edition["quoted"]} */
  function quoted(words, slips = [], at = 0) {
    const ends = slips.map(end => end - at).filter(end => end > 0 && end <= words.length)
    return [0, ...ends].flatMap((from, n) => [words.slice(from, ends[n]), ...(n < ends.length ? [make("span", { className: "sic" })] : [])])
  }

  /** The text with each {name} replaced by the value of this name.
      @type {Edition["fill"]} */
  const fill = (text, values) => text.replaceAll(/\{(\w+)\}/gu, (_, name) => String(values[name]))

  /** The element that the event happened in, or the closest around it, that matches the selector.
      @type {Edition["within"]} */
  const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null

  /** The whole address that a link leads to, in a drawing too.
      @type {Edition["target"]} */
  const target = link => new URL(link.getAttribute("href") ?? "", document.baseURI).href

  Object.assign(edition, { make, quoted, fill, within, target })
})()
