/* What is there from the first: parts of a page that have a script of their own, the list of pages, the way to the desk if
   something lies on it, the head of each printed page. */
(() => {
  "use strict"

  const words = { desk: "Your desk" }
  const { base, load, make, recall, script, want } = edition

  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("[data-script]")
  const named = new Set([...parts].map(each => /** @type {"concordance" | "desk/readerdesk" | "keeping" | "map" | "proof" | "stored" | "tables"} */ (each.dataset.script)))
  for (const name of named) want(() => script(name).then(each => each.start()), true)

  /** @type {HTMLElement | null} */
  const current = document.querySelector("#pages [aria-current]")
  const pages = document.getElementById("pages")
  if (current && pages) pages.scrollTop = current.offsetTop - pages.clientHeight / 2

  /** Once something lies on the desk, each page leads there; where each page has a storage of its own, nobody knows. */
  function desk() {
    if (document.querySelector(".desk-way") || !(edition.alone || recall("desk")?.reports?.length)) return
    document.querySelector(".tools")?.prepend(make("a", { className: "icon desk-way", href: `${base}desk.html`, title: words.desk, ariaLabel: words.desk }))
  }
  document.addEventListener("edition:desk", desk)
  desk()

  // where a browser can do that; not before, for the browser would find the style of every element of the page anew
  addEventListener("beforeprint", () => document.documentElement.style.setProperty("--running", JSON.stringify(document.body.dataset.running)))
  if (history.state?.over) load("assets/panels.js")
})()
