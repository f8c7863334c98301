/* Runs before the page is drawn: sets what the reader has chosen as attributes of the root element. */
(() => {
  "use strict"
  const root = document.documentElement
  root.className = "js"
  window.edition = {}
  try {
    for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem("edition.settings")))) { // anything may be stored
      if (/^(size|spacing|length|colours|links|notes|copy|keys)=[a-z]{1,9}$/.test(`${name}=${value}`)) edition[name] = root.dataset[name] = value
    }
  } catch {
    /* a browser that keeps nothing shows everything as it comes */
  }
})()
