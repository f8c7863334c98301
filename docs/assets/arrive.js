/* The arrival at a paragraph or a range of them: marked, in sight below the header, told to whoever hears the page. */
(() => {
  "use strict"

  const words = {
    one: "Paragraph {first}",
    several: "Paragraphs {first} to {last}",
    other: "{first}",
    others: "{first} to {last}",
    unmark: "Remove the marks",
    unmarked: "The marks are removed",
  }
  const started = performance.getEntriesByType("navigation")[0]?.type ?? "navigate"
  let first = true // the first arrival is the page's own loading

  /** The units that a fragment means, `para-24` or `para-40..para-43`; null if a range leaves this page.

      A range may be turned round, and on the whole text it may lack one of its ends. */
  function units(fragment) {
    const [from, to = from] = fragment.split("..") // ids of units are plain letters, digits and hyphens
    const all = [...document.querySelectorAll(".unit")]
    const found = [from, to].map(id => all.findIndex(unit => unit.id === id)).filter(at => at >= 0)
    if (found.length === 1 && !location.pathname.endsWith("/full.html")) return null
    return found.length ? all.slice(Math.min(...found), Math.max(...found) + 1) : []
  }

  /** Marks the units of the address, brings them into sight and says which they are. */
  function arrive() {
    const reached = units(edition.fragment())
    if (!reached) { // the whole text has both ends of a range
      location.replace(`${edition.base}${edition.slug}/full.html${location.hash}`)
      return
    }
    const loading = first
    first = false
    for (const unit of document.querySelectorAll(".unit.reached")) unit.classList.remove("reached")
    for (const unit of reached) unit.classList.add("reached")
    unmark()
    const sought = edition.recall("sought")
    if (typeof sought?.to === "string" && sought.to.split(":~:")[0] === location.href) { // anything may be stored
      edition.remember("sought", null)
      edition.want(() => mark(sought), true)
    }
    if (!reached.length) return
    // a page that is shown again stands where the reader left it
    if (!inSight(reached[0]) && (!loading || started === "navigate")) reached[0].scrollIntoView({ block: "start" })
    if (!document.querySelector("dialog[open]")) {
      reached[0].tabIndex = -1
      reached[0].focus({ preventScroll: true })
    }
    edition.say(named(reached))
  }

  /** Goes to a place of this page, also to the one that the address has already. */
  function to(hash) {
    if (location.hash === hash) arrive()
    else location.hash = hash
  }

  function inSight(unit) {
    const { top } = unit.getBoundingClientRect()
    return top >= edition.panels.headerEnd() && top < innerHeight * 0.7
  }

  function named(reached) {
    const [from, to] = [reached[0], reached.at(-1)].map(unit => unit.querySelector("[data-unit]").dataset.unit)
    const numbered = /^\d/.test(from)
    const form = words[reached.length > 1 ? (numbered ? "several" : "others") : (numbered ? "one" : "other")]
    return edition.fill(form, { first: spoken(from), last: spoken(to) })
  }

  function spoken(id) {
    return id.replace(/-/g, " ").replace("(", " (").replace(/^\p{Ll}/u, letter => letter.toUpperCase())
  }

  // --- The words that were searched for, or that a link quotes, marked where the reader arrives ---

  let button = null // takes the marks off, while there are any

  /** A promise; the words of a query, or a quotation as it stands, are marked in the units reached, or in all of the page. */
  async function mark({ words: query, quote }) {
    const sought = [query, quote].find(each => each && typeof each === "string")
    if (!window.Highlight || !sought) return
    if (sought === query) await Promise.all(["tokenizer", "finder"].map(edition.script))
    const find = text => sought === query ? edition.finder.within(query, text) : exactly(quote, text)
    const reached = document.querySelectorAll(".unit.reached [data-unit]")
    const places = reached.length ? reached : document.querySelectorAll("article :is(h1, h2, p, li, dd, td):not(:has(p, li))")
    const ranges = [...places].flatMap(place => find(place.textContent).map(([from, to]) => range(place, from, to)))
    if (!ranges.length) return
    CSS.highlights.set("searched", new Highlight(...ranges))
    button ??= edition.make("button", { type: "button", className: "unmark", onclick: remove }, words.unmark)
    document.querySelector("main").append(button)
  }

  /** Where a quotation stands in a text, as finder.within tells it. */
  function exactly(quote, text) {
    const at = text.indexOf(quote)
    return at < 0 ? [] : [[at, at + quote.length]]
  }

  function unmark() {
    window.CSS?.highlights?.delete("searched")
    button?.remove()
  }

  /** Takes the marks off because the reader wants it: says so, and leaves the focus where they were. */
  function remove() {
    if (!button?.isConnected) return
    if (document.activeElement === button) (document.querySelector(".unit.reached") ?? document.querySelector("main")).focus({ preventScroll: true })
    unmark()
    edition.say(words.unmarked)
  }

  // Escape closes what is open first, which is why this looks before anything has closed
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !document.querySelector("dialog[open], .popup, .notice, #drawer:checked")) remove()
  }, { capture: true })

  /** The stretch of an element's text from one character to another. */
  function range(element, from, to) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const made = document.createRange()
    let at = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = at + node.length
      if (from >= at && from < end) made.setStart(node, from - at)
      if (to > at && to <= end) {
        made.setEnd(node, to - at)
        break
      }
      at = end
    }
    return made
  }

  edition.arrive = Object.assign(arrive, { to, units })
})()
