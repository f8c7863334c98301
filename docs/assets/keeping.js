/* Beside each quotation of a list, a way to the panel in which a reader marks it, notes something or puts it into lists. */
(() => {
  "use strict"

  const words = { keep: "Keep", what: "Mark, note or add to a list: {place}" }
  const { fill, make, part, target, want } = edition

  function start() {
    for (const item of document.querySelectorAll("[data-script=keeping] > li")) {
      const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a[data-quote]"))
      const anchor = new URL(target(link)).hash.slice(1)
      const onclick = () => want(() => part("desk/noting").then(noting => noting.quotation(anchor, link.dataset.quote ?? "")))
      const title = fill(words.what, { place: link.textContent })
      item.querySelector(".about")?.append(" ", make("button", { type: "button", className: "keep", title, ariaLabel: `${words.keep}. ${title}`, onclick }, words.keep))
    }
  }

  edition.keeping = { start }
})()
