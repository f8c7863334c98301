/* Shows on a page of a report what the reader has marked and noted there. The words stay as they are: colours are drawn over
   them, and behind each passage stands a sign without words of its own, which a keyboard, a finger and a voice can use. */
(() => {
  "use strict"

  const words = {
    sign: "{what}: “{quote}”",
    noted: "{what}: “{quote}”. Note: {note}",
    lost: "{what}, not found in this version: “{quote}”",
    mark: "Your mark, {colour}",
    note: "Your note",
    listed: "In your lists",
  }
  const SIGNS = { yellow: "●", green: "■", blue: "▲", pink: "◆", note: "✎", list: "☰", lost: "?" }
  const SHORT = 60 // characters of a quotation or a note that a sign says

  const { load, make, part, script, slug, want, within } = edition

  /** The page's units, as they are now.
      @returns {{ id: string, text: string, element: HTMLElement }[]} */
  const units = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article [data-unit]")])
    .map(element => ({ id: element.dataset.unit ?? "", text: element.textContent, element }))

  // --- Places in a unit ---

  /** The texts of an element, each with where it begins.
      @param {Element} element */
  function texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    /** @type {[Text, number][]} */
    const found = []
    let at = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      found.push([/** @type {Text} */ (node), at])
      at += /** @type {Text} */ (node).length
    }
    return found
  }

  /** The text in which a place is, and how far in; an end belongs to the text that ends there.
      @param {[Text, number][]} all @param {number} place @param {boolean} end @returns {[Text, number]} */
  function textAt(all, place, end) {
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (end ? all[middle][1] < place : all[middle][1] <= place) low = middle
      else high = middle - 1
    }
    const [node, at] = all[low]
    return [node, Math.min(place - at, node.length)]
  }

  /** Puts signs where passages end, the last first, so that places before stay what they are.
      @param {HTMLElement} element @param {{ at: number, n: number, sign: HTMLElement }[]} signs */
  function put(element, signs) {
    const all = texts(element)
    for (const { at, sign } of signs.sort((one, other) => other.at - one.at || other.n - one.n)) {
      if (!all.length) return
      const [node, offset] = textAt(all, at, true)
      const link = node.parentElement?.closest("[data-unit] :is(a, [data-href])")
      if (link) link.after(sign) // no button in a link
      else if (offset < node.length) node.splitText(offset).before(sign)
      else node.after(sign)
    }
  }

  // --- What is shown ---

  /** @param {Kept} passage @param {boolean} found */
  function label(passage, found) {
    const { colour, note, quote } = passage
    const short = edition.panels.beginning
    const what = colour ? edition.fill(words.mark, { colour }) : (note ? words.note : words.listed)
    return edition.fill(found ? (note ? words.noted : words.sign) : words.lost, { what, quote: short(quote, SHORT), note: short(note, SHORT) })
  }

  /** @param {Kept} passage @param {boolean} found */
  function signOf(passage, found) {
    const { id, colour, note } = passage
    const shown = [found ? null : SIGNS.lost, colour && SIGNS[colour], note ? SIGNS.note : null].filter(Boolean).join("")
    const sign = make("span", { className: "desk-sign", tabIndex: 0, role: "button", title: note, ariaLabel: label(passage, found) })
    Object.assign(sign.dataset, { passage: id, colour: colour ?? "none", sign: shown || SIGNS.list })
    return sign
  }

  /** Where a passage stands on this page: all of it, or the part of a range that does.
      @param {Parts["anchoring"]} anchoring @param {ReturnType<typeof units>} shown @param {Set<string>} ids @param {Kept} passage */
  function locate({ find }, shown, ids, passage) {
    const { unit, to, start, end, quote } = passage
    const [begins, ends] = [ids.has(unit), ids.has(to ?? unit)]
    if (begins && ends) return find(shown, passage)
    const parts = quote.split("\n\n")
    const whole = start === null || end === null
    const [tail] = parts.slice(-1)
    if (begins) {
      const lead = find(shown, { ...passage, to: null, end: start, quote: parts[0], after: "" })
      return lead && { ...lead, last: shown.length - 1, end: shown.at(-1)?.text.length ?? 0 }
    }
    if (!ends || !to) return null
    const close = find(shown, { ...passage, unit: to, to: null, start: whole ? null : Math.max(0, end - [...tail].length), quote: tail, before: "" })
    return close && { ...close, first: 0, start: 0 }
  }

  let drawn = 0 // how often it was begun to draw

  /** Shows all passages of this report that stand on this page.
      @type {Parts["marks"]["show"]} */
  async function show() {
    drawn += 1
    const turn = drawn
    const [desk, anchoring] = await Promise.all([script("desk/desk"), script("desk/anchoring"), script("panels"), load("assets/desk/desk.css")])
    const passages = await desk.all(slug)
    if (turn !== drawn) return
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.passage
    clean()
    const shown = units()
    const ids = new Set(shown.map(unit => unit.id))
    /** @type {{ at: number, n: number, sign: HTMLElement }[][]} */
    const signs = shown.map(() => [])
    /** @type {[Kept, Found][]} */
    const found = []
    for (const [n, passage] of passages.entries()) {
      const place = locate(anchoring, shown, ids, passage)
      if (place) found.push([passage, place])
      const last = place ? place.last : shown.findIndex(({ id }) => id === passage.unit)
      if (last >= 0) signs[last].push({ at: place ? place.end : shown[last].text.length, n, sign: signOf(passage, place !== null) })
    }
    for (const [at, { element }] of shown.entries()) if (signs[at].length) put(element, signs[at])
    paint(shown, found)
    if (focused) signFor(focused)?.focus()
  }

  /** @param {string} id @returns {HTMLElement | null} */
  const signFor = id => document.querySelector(`.desk-sign[data-passage="${id}"]`)

  /** Takes all signs and colours away. */
  function clean() {
    const signed = document.querySelectorAll("[data-unit]:has(.desk-sign)")
    for (const sign of document.querySelectorAll(".desk-sign")) sign.remove()
    for (const unit of signed) unit.normalize()
    if (window.Highlight) for (const colour of edition.desk.COLOURS) CSS.highlights.delete(`desk-${colour}`)
  }

  /** Draws the colours over the words, where the browser can do that.
      @param {ReturnType<typeof units>} shown @param {[Kept, Found][]} found */
  function paint(shown, found) {
    if (!window.Highlight) return
    /** @type {Map<number, [Text, number][]>} */
    const known = new Map()
    const highlights = new Map(edition.desk.COLOURS.map(colour => [colour, new Highlight()]))
    for (const [{ colour }, { first, last, start, end }] of found) {
      const highlight = colour && highlights.get(colour)
      for (let at = first; at <= last; at += 1) {
        const all = known.get(at) ?? texts(shown[at].element)
        known.set(at, all)
        if (!highlight || !all.length) break
        const range = document.createRange()
        range.setStart(...textAt(all, at === first ? start : 0, false))
        range.setEnd(...textAt(all, at === last ? end : shown[at].text.length, true))
        highlight.add(range)
      }
    }
    for (const [colour, highlight] of highlights) {
      highlight.priority = -1 // what is searched for is seen on what is marked
      if (highlight.size) CSS.highlights.set(`desk-${colour}`, highlight)
    }
  }

  // --- What a sign does ---

  /** @param {Event} event */
  function edit(event) {
    const sign = within(event, ".desk-sign")
    if (!sign) return
    event.preventDefault()
    want(() => part("desk/noting").then(noting => noting.edit(sign.dataset.passage ?? "")))
  }
  document.addEventListener("click", edit)
  document.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") edit(event) })
  for (const name of ["edition:desk", "edition:chosen"]) document.addEventListener(name, () => want(show, true)) // links come and go by choice

  edition.marks = { SIGNS, show, signFor }
})()
