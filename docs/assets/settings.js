/* The reading settings: a panel with what a reader may choose. Each name is a key of what is remembered; `early.js` sets
   it on the root element before the page is drawn, and the style sheet follows. */
(() => {
  "use strict"

  const words = {
    title: "Reading settings",
    reset: "Back to the usual settings",
    usual: "All settings are back to the usual",
    kept: "Choices are kept in this browser and apply to printing too.",
  }
  /** @type {Record<string, { legend: string, usual: string, values: Record<string, string> }>} */
  const CHOICES = { // by name: its words, the value that holds if nothing is chosen, all values and their words
    size: { legend: "Size of text", usual: "usual", values: { small: "smaller", usual: "usual", large: "large", larger: "larger", largest: "largest" } },
    spacing: { legend: "Space between lines", usual: "usual", values: { close: "less", usual: "usual", wide: "more" } },
    length: { legend: "Length of lines", usual: "usual", values: { short: "shorter", usual: "usual", long: "longer" } },
    colours: { legend: "Colours", usual: "system", values: { system: "same as the device", light: "light", dark: "dark" } },
    links: { legend: "Links to entries", usual: "all", values: { all: "every mention", first: "the first in each section", none: "none: just the document" } },
    terms: { legend: "Terms that are explained", usual: "first", values: { all: "every use", first: "the first in each section", none: "none" } },
    notes: { legend: "Notes of this edition ([sic], printed pages, repetitions)", usual: "shown", values: { shown: "shown", hidden: "hidden" } },
    copy: { legend: "Copied passages", usual: "plain", values: { plain: "the words alone", sourced: "with their source and address" } },
  }
  const PLACES = "article :is(.unit, h1, h2, h3, p, li, dt, dd, tr):not(.editorial, .editorial *)"
  const NEAR = 4 // what begins in this part of the window's height is where the reader is

  const { choose, make, say, setting } = edition

  /** @type {HTMLDialogElement | null} */
  let panel = null

  /** @param {string} name */
  function group(name) {
    const { legend, values } = CHOICES[name]
    const labels = Object.entries(values).map(([value, label]) => make("label", {}, make("input", { type: "radio", name, value }), ` ${label}`))
    return make("fieldset", {}, make("legend", {}, legend), ...labels)
  }

  function made() {
    const title = make("h2", { id: "settings-title" }, words.title)
    const usual = make("button", { type: "button", className: "reset" }, words.reset)
    const kept = make("p", { className: "small" }, words.kept)
    const dialog = edition.panels.titled({ id: "settings", className: "panel" }, title, ...Object.keys(CHOICES).map(group), usual, kept)
    dialog.addEventListener("change", event => {
      const { name, value } = /** @type {HTMLInputElement} */ (event.target)
      inPlace(() => choose(name, value))
    })
    usual.addEventListener("click", () => {
      reset()
      say(words.usual)
    })
    return dialog
  }

  /** The value that holds: the usual one, if what is stored is none.
      @param {string} name */
  function holding(name) {
    const { usual, values } = CHOICES[name]
    const held = setting(name, usual)
    return Object.hasOwn(values, held) ? held : usual
  }

  /** Checks what holds.
      @param {HTMLDialogElement} dialog */
  function check(dialog) {
    for (const name of Object.keys(CHOICES)) {
      const input = /** @type {HTMLInputElement} */ (dialog.querySelector(`[name=${name}][value=${holding(name)}]`))
      input.checked = true
    }
  }

  /** Brings the usual settings back. */
  function reset() {
    inPlace(() => { for (const name of Object.keys(CHOICES)) choose(name) })
    if (panel) check(panel)
  }

  function open() {
    panel ??= made()
    check(panel)
    edition.panels.open(panel)
  }

  /** Does what may lay the page out anew, and leaves the reader at the same words.
      @param {() => void} change */
  function inPlace(change) {
    const place = reading()
    change()
    if (!place?.element.getClientRects().length) return
    const { top, height } = place.element.getBoundingClientRect()
    scrollBy({ top: top + place.part * height - place.below - end(), behavior: "instant" })
  }

  /** Where the reader is: what begins not far below the header, or else how much of which element is behind it; null at
      the head of a page, which stays in sight. */
  function reading() {
    if (!scrollY) return null
    const edge = end()
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(PLACES)
    const places = [...all].map(element => ({ element, box: element.getBoundingClientRect() }))
    const begins = places.find(({ box }) => box.height && box.top >= edge && box.top < edge + innerHeight / NEAR)
    if (begins) return { element: begins.element, part: 0, below: begins.box.top - edge }
    const within = places.findLast(({ box }) => box.top < edge && box.bottom > edge)
    return within ? { element: within.element, part: (edge - within.box.top) / within.box.height, below: 0 } : null
  }

  /** Where the page begins to be seen. */
  const end = () => Math.max(0, edition.panels.headerEnd())

  /** A link that is not wanted keeps its words and is no link. */
  function followLinks() {
    const [links, terms] = [holding("links"), holding("terms")]
    if (terms === "all") wake()
    follow("[data-unit] a:not(.note-mark, .term)", links)
    follow("[data-unit] a.term", links === "none" ? links : terms) // nothing but the document
  }

  /** Makes links of all terms that wait to be wanted. */
  function wake() {
    /** @type {NodeListOf<HTMLElement>} */
    const waiting = document.querySelectorAll("[data-unit] span[data-href]")
    for (const each of waiting) each.replaceWith(make("a", { className: "term again", href: each.dataset.href }, ...each.childNodes))
  }

  /** Follows for these links what is wanted.
      @param {string} which @param {string} wanted */
  function follow(which, wanted) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(which)
    for (const link of links) {
      const shown = wanted === "all" || (wanted === "first" && !link.classList.contains("again"))
      const href = link.getAttribute("href")
      if (!shown && href !== null) {
        link.dataset.href = href
        link.removeAttribute("href")
      } else if (shown && link.dataset.href) {
        link.setAttribute("href", link.dataset.href)
      }
    }
  }
  document.addEventListener("edition:chosen", followLinks)
  followLinks()

  edition.settings = { open, reset }
})()
