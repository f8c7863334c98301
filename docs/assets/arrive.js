/* The arrival at a paragraph or a range of them: marked, in sight below the header, told to whoever hears the page. */
(() => {
  "use strict"

  const words = {
    one: "Paragraph {first}",
    several: "Paragraphs {first} to {last}",
    other: "{first}",
    others: "{first} to {last}",
  }
  const started = performance.getEntriesByType("navigation")[0]?.type ?? "navigate"
  let first = true // the first arrival is the page's own loading

  /** The units that an address means, `#para-24` or `#para-40..para-43`; null if a range leaves this page. */
  function units(hash) {
    const [from, to = from] = hash.slice(1).split("..") // ids of units are plain letters, digits and hyphens
    const all = [...document.querySelectorAll(".unit")]
    const [start, end] = [from, to].map(id => all.findIndex(unit => unit.id === id))
    if (start < 0 && end < 0) return []
    return start < 0 || end < 0 ? null : all.slice(start, end + 1)
  }

  /** Marks the units of the address, brings them into sight and says which they are. */
  function arrive() {
    const reached = units(location.hash)
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
    if (sought?.to === location.href) {
      edition.remember("sought", null)
      mark(sought.words)
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
    const header = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0
    return top >= header && top < innerHeight * 0.7
  }

  function named(reached) {
    const [from, to] = [reached[0], reached.at(-1)].map(unit => unit.querySelector("[data-unit]").dataset.unit)
    const numbered = /^\d/.test(from)
    const form = words[reached.length > 1 ? (numbered ? "several" : "others") : (numbered ? "one" : "other")]
    return form.replace("{first}", spoken(from)).replace("{last}", spoken(to))
  }

  function spoken(id) {
    return id.replace(/-/g, " ").replace("(", " (").replace(/^\p{Ll}/u, letter => letter.toUpperCase())
  }

  // --- The words that were searched for, marked where the reader arrives ---

  /** A promise; the words of a query are marked in the units reached, or on a page without them in its text. */
  async function mark(query) {
    if (!window.Highlight) return
    await Promise.all(["assets/words.js", "assets/finder.js"].map(edition.load))
    const reached = document.querySelectorAll(".unit.reached [data-unit]")
    const places = reached.length ? reached : document.querySelectorAll("article :is(h1, h2, p, li, dd, td):not(:has(p, li))")
    const ranges = [...places].flatMap(place => {
      return edition.finder.within(query, place.textContent).map(([from, to]) => range(place, from, to))
    })
    CSS.highlights.set("searched", new Highlight(...ranges))
  }

  function unmark() {
    window.CSS?.highlights?.delete("searched")
  }

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
