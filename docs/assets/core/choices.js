/* What the browser keeps for the reader, each under `edition.NAME`; and what the reader has chosen: attributes of the root
   element, which `early.js` sets before the page is drawn. */
(() => {
  "use strict"

  const root = document.documentElement
  const { chosen } = edition

  /** What was remembered under the name; null if nothing, or if the browser keeps nothing.
      @type {Edition["recall"]} */
  function recall(name) {
    try {
      return JSON.parse(localStorage.getItem(`edition.${name}`) ?? "null")
    } catch {
      return null
    }
  }

  /** @type {Edition["remember"]} */
  function remember(name, value) {
    try {
      localStorage.setItem(`edition.${name}`, JSON.stringify(value))
    } catch {
      /* the choice holds for this page */
    }
  }

  /** @param {string} name @param {string} [otherwise] */
  const setting = (name, otherwise) => chosen[name] ?? otherwise

  /** Sets a setting; without a value, forgets it.
      @type {Edition["choose"]} */
  function choose(name, value) {
    chosen[name] = value
    if (value === undefined) delete root.dataset[name]
    else root.dataset[name] = value
    remember("settings", chosen)
    document.dispatchEvent(new CustomEvent("edition:chosen"))
  }

  Object.assign(edition, { recall, remember, setting, choose })
})()
