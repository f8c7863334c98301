/* What is there from the first: parts of a page that have a script of their own, the list of pages, the head of each
   printed page. */
(() => {
  "use strict"

  const { load, script, want } = edition

  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("[data-script]")
  const named = new Set([...parts].map(each => /** @type {"concordance" | "map" | "proof" | "stored" | "tables"} */ (each.dataset.script)))
  for (const name of named) want(() => script(name).then(each => each.start()), true)

  /** @type {HTMLElement | null} */
  const current = document.querySelector("#pages [aria-current]")
  const pages = document.getElementById("pages")
  if (current && pages) pages.scrollTop = current.offsetTop - pages.clientHeight / 2

  document.documentElement.style.setProperty("--running", JSON.stringify(document.body.dataset.running)) // where a browser can do that
  if (history.state?.over) load("assets/panels.js")
})()
