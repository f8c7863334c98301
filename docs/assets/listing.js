/* What the search and "go to" share: a dialog with a field, and a list of links under it that keys walk through. */
(() => {
  "use strict"

  /** A dialog as its template has written it, put into the page.
      @param {string} written */
  function dialog(written) {
    const read = new DOMParser().parseFromString(written, "text/html")
    const made = document.adoptNode(/** @type {HTMLDialogElement} */ (read.querySelector("dialog")))
    document.body.append(made)
    made.querySelector(".close")?.addEventListener("click", () => made.close())
    made.querySelector("form:not([method])")?.addEventListener("submit", event => {
      event.preventDefault()
      /** @type {HTMLElement | null} */
      const first = made.querySelector(".results a")
      first?.click()
    })
    made.addEventListener("keydown", event => walk(made, event))
    made.addEventListener("click", event => follow(made, event))
    return made
  }

  /** Arrow keys go from the field through the links and back; a letter typed on a link goes into the field.
      @param {HTMLDialogElement} shown @param {KeyboardEvent} event */
  function walk(shown, event) {
    /** @type {HTMLInputElement | null} */
    const field = shown.querySelector("input[type=text]")
    const links = /** @type {HTMLElement[]} */ ([...shown.querySelectorAll(".results :is(a, button)")])
    if (!field || !links.length || event.altKey || event.ctrlKey || event.metaKey) return
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    if (at === -1 && document.activeElement !== field) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) {
      event.preventDefault()
      if (at + by < -1) return
      const next = at + by === -1 ? field : links[Math.min(at + by, links.length - 1)]
      next.focus()
      next.scrollIntoView({ block: "nearest" })
    } else if (at !== -1 && (event.key === "Backspace" || (event.key.length === 1 && event.key !== " "))) {
      field.focus()
    }
  }

  /** A link to the page at hand closes the dialog and leads there without loading it again.

      The words searched for are remembered until the reader arrives, and marked there.
      @param {HTMLDialogElement} shown @param {MouseEvent} event */
  function follow(shown, event) {
    const link = /** @type {HTMLAnchorElement | null} */ (edition.within(event, "a[href]"))
    if (link?.dataset.sought) edition.remember("sought", { to: link.href, words: link.dataset.sought })
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const to = new URL(link.href)
    if (to.origin !== location.origin || to.pathname !== location.pathname || !to.hash) return
    event.preventDefault()
    edition.want(async () => {
      const arrive = await edition.part("arrive")
      shown.close()
      arrive.to(to.hash)
    })
  }

  /** A row of the list: what kind of thing it leads to, and the link.
      @type {Parts["listing"]["item"]} */
  function item(kind, link) {
    return edition.make("li", { "data-kind": kind }, link)
  }

  /** The text with a capital at its beginning.
      @param {string} text */
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1)

  edition.listing = { item, dialog, capital }
})()
