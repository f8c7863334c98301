/* The arrival at a paragraph or a range of them: marked, in sight below the header, told to whoever hears the page. */
(() => {
  "use strict"

  const words = {
    one: "Paragraph {first}",
    several: "Paragraphs {first} to {last}",
    other: "{first}",
    others: "{first} to {last}",
    unmark: "Clear the highlighting",
    unmarked: "The highlighting is cleared",
  }
  const started = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0])?.type ?? "navigate"
  let first = true // the first arrival is the page's own loading

  /** The units that a fragment means, `para-24` or `para-40..para-43`; null if a range leaves this page.

      A range may be turned round, and on the whole text it may lack one of its ends.
      @param {string} fragment */
  function units(fragment) {
    const [from, last = from] = fragment.split("..") // ids of units are plain letters, digits and hyphens
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".unit")])
    const found = [from, last].map(id => all.findIndex(unit => unit.id === id)).filter(at => at >= 0)
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

  /** Goes to a place of this page, also to the one that the address has already.
      @param {string} hash */
  function to(hash) {
    if (location.hash === hash) arrive()
    else location.hash = hash
  }

  /** @param {Element} unit */
  function inSight(unit) {
    const { top } = unit.getBoundingClientRect()
    return top >= edition.panels.headerEnd() && top < innerHeight * 0.7
  }

  /** @param {HTMLElement[]} reached */
  function named(reached) {
    const ids = reached.map(unit => /** @type {HTMLElement | null} */ (unit.querySelector("[data-unit]"))?.dataset.unit ?? "")
    const [from, last] = [ids[0], ids.at(-1) ?? ""]
    const numbered = /^\d/u.test(from)
    const form = words[reached.length > 1 ? (numbered ? "several" : "others") : (numbered ? "one" : "other")]
    return edition.fill(form, { first: spoken(from), last: spoken(last) })
  }

  /** @param {string} id */
  function spoken(id) {
    return id.replaceAll("-", " ").replace("(", " (").replace(/^\p{Ll}/u, letter => letter.toUpperCase())
  }

  // --- The words that were searched for, or that a link quotes, marked where the reader arrives ---

  /** @type {HTMLButtonElement | null} */
  let button = null // takes the marks off, while there are any

  /** A promise; the words of a query, or a quotation as it stands, are marked in the units reached, or in all of the page.
      @param {{ words?: unknown, quote?: unknown }} sought what was remembered, which may be anything */
  async function mark({ words: query, quote }) {
    if (!window.Highlight) return
    /** @type {(text: string) => Span[]} */
    let find
    if (query && typeof query === "string") {
      const [finder] = await Promise.all([edition.script("finder"), edition.script("tokenizer")])
      find = text => finder.within(query, text)
    } else if (quote && typeof quote === "string") {
      find = text => exactly(quote, text)
    } else {
      return
    }
    const reached = document.querySelectorAll(".unit.reached [data-unit]")
    const places = reached.length ? reached : document.querySelectorAll("article :is(h1, h2, p, li, dd, td):not(:has(p, li))")
    const ranges = [...places].flatMap(place => find(place.textContent).map(([from, end]) => range(place, from, end)))
    if (!ranges.length) return
    CSS.highlights.set("searched", new Highlight(...ranges))
    button ??= edition.make("button", { type: "button", className: "unmark", onclick: remove }, words.unmark)
    main().append(button)
  }

  const main = () => /** @type {HTMLElement} */ (document.querySelector("main"))

  /** Where a quotation stands in a text, as finder.within tells it.
      @param {string} quote @param {string} text @returns {Span[]} */
  function exactly(quote, text) {
    const at = text.indexOf(quote)
    return at === -1 ? [] : [[at, at + quote.length]]
  }

  function unmark() {
    if (window.Highlight) CSS.highlights.delete("searched")
    button?.remove()
  }

  /** Takes the marks off because the reader wants it: says so, and leaves the focus where they were. */
  function remove() {
    if (!button?.isConnected) return
    /** @type {HTMLElement | null} */
    const reached = document.querySelector(".unit.reached")
    if (document.activeElement === button) (reached ?? main()).focus({ preventScroll: true })
    unmark()
    edition.say(words.unmarked)
  }

  // Escape closes what is open first, which is why this looks before anything has closed
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !document.querySelector("dialog[open], .popup, .notice, #drawer:checked")) remove()
  }, { capture: true })

  /** The stretch of an element's text from one character to another.
      @param {Element} element @param {number} from @param {number} end */
  function range(element, from, end) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const made = document.createRange()
    let at = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + (node.nodeValue ?? "").length
      if (from >= at && from < next) made.setStart(node, from - at)
      if (end > at && end <= next) {
        made.setEnd(node, end - at)
        break
      }
      at = next
    }
    return made
  }

  edition.arrive = Object.assign(arrive, { to, units })
})()
