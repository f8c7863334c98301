/* Units and ranges of units as places: how a citation names them, their addresses, and which of them are selected.
   Offers to cite what is selected, and lets a copied passage carry its source if the reader has chosen so. The words for
   a range follow hooks/concordance/locating.py; a test holds both against each other. */
edition.places = (() => {
  "use strict"

  const words = { cite: place => `Cite ${place}` }
  const LEAST = 3 // characters of a selection that is worth an offer

  let known = null
  let offer = null
  let timer = 0

  /** A promise of the data of citations of this page's report. */
  async function ready() {
    known = await edition.data(`${edition.slug}/data/citations`)
    return known
  }

  // --- The words for a place ---

  const steps = unit => (unit.number ? unit.number.split(" ") : [])
  const begins = (all, some) => some.every((step, at) => all[at] === step)

  /** Whether nothing after the unit at `end` belongs to the paragraph or item with these steps. */
  function closes(units, end, some) {
    const next = units[end + 1]
    return !(next && (next.place ?? "") === (units[end].place ?? "") && begins(steps(next), some))
  }

  /** The end of a range, without the steps that it has in common with the beginning. */
  function ending(data, end, common) {
    const last = steps(data.units[end])
    for (let depth = common + 1; depth < last.length; depth += 1) {
      if (closes(data.units, end, last.slice(0, depth))) return last.slice(common, depth).join(" ")
    }
    const rest = last.slice(common).join(" ")
    return closes(data.units, end, last) ? rest : `${rest}, ${data.words.chapeau}`
  }

  /** The place of the units from `start` to `end`: its units, its numbers, whether it is several paragraphs. */
  function locate(data, start, end) {
    const [first, last] = [data.units[start], data.units[end]]
    const alone = numbers => ({ units: [first], numbers, plural: false })
    if (start === end) return alone(first.number ? [first.number] : [])
    if ((first.place ?? "") !== (last.place ?? "") || !first.number || !last.number) return { units: [first, last], numbers: [], plural: false }
    const [above, below] = [steps(first), steps(last)]
    if (begins(below, above)) {
      if (closes(data.units, end, above)) return alone([first.number])
      const items = [...new Set([start + 1, end])].map(at => steps(data.units[at]).slice(above.length).join(" "))
      return alone([`${first.number}, ${data.words.chapeau}, ${data.words.and} ${items[0]}`, ...items.slice(1)])
    }
    let common = 0
    while (common < Math.min(above.length, below.length) && above[common] === below[common]) common += 1
    return { units: [first], numbers: [first.number, ending(data, end, common)], plural: common === 0 }
  }

  /** Whether the place is numbers that the report prints, before which a style puts a word of its own. */
  const plain = place => place.units.length === 1 && place.numbers.length > 0 && !place.units[0].place

  /** The place with the words that belong to it: "summary, para. 7". */
  function phrase(data, place, { paragraph, dash }) {
    if (place.units.length > 1) {
      return place.units
        .map(unit => phrase(data, { units: [unit], numbers: unit.number ? [unit.number] : [], plural: false }, { paragraph, dash }))
        .join(` ${data.words.to} `)
    }
    const numbers = place.numbers.length ? `${paragraph[place.plural ? 1 : 0]} ${place.numbers.join(dash)}` : ""
    return [place.units[0].name, place.units[0].place, numbers].filter(Boolean).join(", ")
  }

  /** The place in the house form of the United Nations, the first of the styles. */
  const house = (data, start, end) => phrase(data, locate(data, start, end), data.styles[0])

  // --- Addresses ---

  /** The addresses of a place: the lasting one, the short one of a single unit, and the one that a citation gives.

      A citation gives an address that others can open: where the edition is published, or else the server that it is read
      from; from a disk, where neither is known, none. */
  function addresses(data, start, end) {
    const [first, last] = [data.units[start], data.units[end]]
    const base = data.site || (/^https?:$/.test(location.protocol) ? edition.base : "")
    const page = first.section === last.section ? first.section : "full"
    const anchor = start === end ? first.anchor : `${first.anchor}..${last.anchor}`
    const long = `${data.slug}/${page}.html#${anchor}`
    const short = start === end ? `${data.slug}/p/${first.anchor.replace(/^para-/, "")}.html` : ""
    return {
      known: Boolean(base),
      long: (base || edition.base) + long,
      short: short && (base || edition.base) + short,
      cited: base && base + (short || long),
    }
  }

  // --- What is selected ---

  /** The selected words of each unit that has any, by the unit's id. */
  function selected() {
    const selection = getSelection()
    const found = []
    if (!selection.rangeCount || selection.isCollapsed) return found
    const range = selection.getRangeAt(0)
    for (const unit of document.querySelectorAll("article [data-unit]")) {
      if (!range.intersectsNode(unit)) continue
      const part = document.createRange()
      part.selectNodeContents(unit)
      if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset)
      if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset)
      const text = part.toString().trim()
      if (text) found.push({ id: unit.dataset.unit, text })
    }
    return found
  }

  /** The first and the last of these units among those of the report. */
  const span = (data, parts) => [parts[0], parts.at(-1)].map(part => data.units.findIndex(unit => unit.id === part.id))

  /** Shows a button that cites what is selected, or takes it away. */
  async function offerSelected() {
    const parts = selected()
    if (parts.reduce((sum, part) => sum + part.text.length, 0) < LEAST || document.querySelector("dialog[open]")) {
      offer?.remove()
      return
    }
    const data = await ready()
    const [start, end] = span(data, parts)
    if (!offer) {
      offer = document.createElement("button")
      offer.type = "button"
      offer.className = "cite-selected"
      offer.addEventListener("pointerdown", event => event.preventDefault()) // the selection stays
      offer.addEventListener("click", () => {
        const parts = selected()
        if (parts.length) edition.load("assets/cite.js").then(() => edition.cite.selected(parts))
        offer.remove()
      })
    }
    offer.textContent = words.cite(house(data, start, end))
    document.body.append(offer)
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(offerSelected, 200)
  })

  // --- A copied passage carries its source, if that is chosen ---

  function copied(event) {
    const parts = known ? selected() : []
    if (!parts.length) return // plain copying
    const [start, end] = span(known, parts)
    const source = `(${known.symbol}, ${house(known, start, end)})`
    const address = addresses(known, start, end).cited || known.official
    const holder = document.createElement("div")
    const link = document.createElement("a")
    link.href = link.textContent = address
    holder.append(getSelection().getRangeAt(0).cloneContents(), ` ${source} `, link)
    event.clipboardData.setData("text/plain", `${getSelection().toString().trim()} ${source}\n${address}`)
    event.clipboardData.setData("text/html", holder.innerHTML)
    event.preventDefault()
  }

  function follow() {
    document.removeEventListener("copy", copied)
    if (edition.setting("copy") !== "sourced") return
    document.addEventListener("copy", copied)
    ready()
  }
  document.addEventListener("edition:chosen", follow)
  follow()

  return { ready, locate, plain, phrase, house, addresses, span, offerSelected }
})()
