/* What the search and "go to" share: a dialog with a field, and a list of links under it that keys walk through. */
(() => {
  "use strict"

  /** The dialog of a template, put into the page when first asked for. */
  function dialog(id) {
    const template = document.getElementById(id)
    if (template.dataset.used) return document.querySelector(`dialog[data-of="${id}"]`)
    template.dataset.used = "yes"
    const made = template.content.firstElementChild.cloneNode(true)
    made.dataset.of = id
    document.body.append(made)
    made.querySelector(".close").addEventListener("click", () => made.close())
    made.querySelector("form:not([method])")?.addEventListener("submit", event => {
      event.preventDefault()
      made.querySelector(".results a")?.click()
    })
    made.addEventListener("keydown", event => walk(made, event))
    made.addEventListener("click", event => follow(made, event))
    return made
  }

  /** Arrow keys go from the field through the links and back; a letter typed on a link goes into the field. */
  function walk(shown, event) {
    const field = shown.querySelector("input[type=text]")
    const links = [...shown.querySelectorAll(".results :is(a, button)")]
    if (!field || !links.length) return
    const at = links.indexOf(document.activeElement)
    if (at < 0 && document.activeElement !== field) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (to !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (at < 0 && to < 0) return
      const next = to < 0 ? field : links[Math.min(to, links.length - 1)]
      next.focus()
      next.scrollIntoView({ block: "nearest" })
    } else if (at >= 0 && (event.key === "Backspace" || (event.key.length === 1 && event.key !== " ")) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus()
    }
  }

  /** A link to the page at hand closes the dialog and leads there without loading it again.

      The words searched for are remembered until the reader arrives, and marked there. */
  function follow(shown, event) {
    const link = event.target.closest("a[href]")
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

  /** A row of the list: what kind of thing it leads to, and the link. */
  function item(kind, link) {
    return edition.make("li", { "data-kind": kind }, link)
  }

  /** The text with a capital at its beginning. */
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1)

  edition.listing = { item, dialog, capital }
})()
