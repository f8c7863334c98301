/* What is there from the first: parts of a page that have a script of their own, the list of pages, the head of each
   printed page. */
(() => {
  "use strict"

  const { load, script, want } = edition

  const named = [...document.querySelectorAll("[data-script]")].map(each => each.dataset.script)
  for (const name of new Set(named)) want(() => script(name).then(each => each.start()), true)

  const pages = document.getElementById("pages")
  const current = pages.querySelector("[aria-current]")
  if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2

  document.documentElement.style.setProperty("--running", JSON.stringify(document.body.dataset.running)) // where a browser can do that
  if (history.state?.over) load("assets/panels.js")
})()
