/* The address of a range, `#para-40..para-43`, marks each of its units and leads to the first. */
edition.range = (() => {
  "use strict"

  const words = { marked: n => `${n} paragraphs marked` }

  /** Marks the units of the range in the address, if it names one; what was marked before is let go. */
  return () => {
    for (const unit of document.querySelectorAll(".unit.in-range")) unit.classList.remove("in-range")
    const [first, last] = decodeURIComponent(location.hash.slice(1)).split("..").map(anchor => anchor && document.getElementById(anchor))
    if (!first && !last) return
    if (!first || !last) { // the range leaves this page: the whole text has both ends
      if (!location.pathname.endsWith("/full.html")) location.replace(`${edition.base}${edition.slug}/full.html${location.hash}`)
      return
    }
    const units = [...document.querySelectorAll(".unit")]
    const range = units.slice(units.indexOf(first), units.indexOf(last) + 1)
    for (const unit of range) unit.classList.add("in-range")
    first.scrollIntoView()
    edition.say(words.marked(range.length))
  }
})()
