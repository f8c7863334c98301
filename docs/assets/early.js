/* Runs before the page is drawn: sets what the reader has chosen as attributes of the root element, so that nothing jumps. */
(function () {
  "use strict"
  const root = document.documentElement
  root.className = "js"
  try {
    const chosen = JSON.parse(localStorage.getItem("edition.settings")) || {}
    for (const [name, value] of Object.entries(chosen)) root.dataset[name] = value
  } catch {
    /* a browser that keeps nothing shows everything as it comes */
  }
})()
