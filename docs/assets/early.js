/* Runs before the page is drawn: sets what the reader has chosen as attributes of the root element. */
(() => {
  "use strict"

  const root = document.documentElement
  /** @type {Edition["chosen"]} */
  const chosen = {}
  try {
    for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem("edition.settings") ?? "{}"))) {
      if (/^(size|spacing|length|colours|links|terms|notes|copy|keys)=[a-z]{1,9}$/u.test(`${name}=${value}`)) { // anything may be stored
        chosen[name] = value
        root.dataset[name] = value
      }
    }
  } catch {
    /* a browser that keeps nothing shows everything as it comes */
  }

  root.className = "js"
  window.edition = /** @type {Edition} */ ({ chosen })
})()
