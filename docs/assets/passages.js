/* Passages that a reader selects: which units they belong to, the address that leads to their words, what is copied of
   them. Offers to cite what is selected, and cleans what is copied: the report's words and numbers stay, our notes do not,
   and the source follows if the reader has chosen so. */
(() => {
  "use strict"

  const words = {
    cite: "Cite {place}",
    mark: "Mark",
    note: "Note",
    selected: "The words selected",
    offer: "Add the source to what you copy?",
    yes: "Yes",
    no: "No",
    added: "Copied with its source",
  }
  const LEAST = 3 // characters of a selection that is worth an offer
  const EXACT = 10 // words of a quotation that its address tells whole; of longer ones, the first and the last
  const OURS = ".editorial, .sic, .page, .headerlink, .unseen, .desk-sign, nav, aside, button, dialog" // what is no word of the report
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, pre, dt, dd, th, td, div"

  const { choose, data, fill, load, make, part, recall, remember, say, script, setting, slug, target, want } = edition

  /** @type {Citations | null} */
  let known = null
  /** @type {{ bar: HTMLElement, cite: HTMLButtonElement } | null} */
  let offer = null
  let timer = 0

  /** A promise of the data of citations of this page's report, once all is there that it needs. */
  async function ready() {
    const looks = load("assets/citing.css").catch(() => null) // without them, all works
    const [citations] = await Promise.all([data(`${slug}/data/citations`), script("places"), looks])
    known = citations
    return citations
  }

  // --- The address of words: a text fragment, by which a browser finds and marks them ---

  /** @param {string} text */
  const single = text => text.replaceAll(/\s+/gu, " ").trim()

  /** @param {string} text */
  const wordsOf = text => single(text).split(" ").filter(Boolean)

  /** @param {string} text */
  const escaped = text => encodeURIComponent(text).replaceAll(/[-!'()*]/gu, sign => `%${sign.codePointAt(0)?.toString(16).toUpperCase()}`)

  /** The end of an address that leads to these words: the words, or the first and the last of many; and the words beside
      them, where the same words stand elsewhere on the page too; `unique` tells of another page whether words stand there once.
      @type {Parts["passages"]["directive"]} */
  function directive(parts, unique = alone()) {
    const [first] = parts
    const [last] = parts.slice(-1)
    const quoted = wordsOf(parts.map(each => each.text).join(" "))
    const several = parts.length > 1
    const [begin, end] = several || quoted.length > EXACT
      ? ends(quoted, wordsOf(first.text).length - (several ? 0 : 1), several ? wordsOf(last.text).length : null, unique)
      : [quoted.join(" "), ""]
    const before = wordsOf(first.before)
    const after = end ? [] : wordsOf(last.after)
    let [left, right] = [0, 0]
    const beside = () => [...before.slice(before.length - left), begin, ...after.slice(0, right)].join(" ")
    while (!unique(beside()) && (left < before.length || right < after.length)) {
      if (left < before.length) left += 1
      else right += 1
    }
    const prefix = left ? `${escaped(before.slice(before.length - left).join(" "))}-,` : ""
    const suffix = right ? `,-${escaped(after.slice(0, right).join(" "))}` : ""
    return `:~:text=${prefix}${escaped(begin)}${end ? `,${escaped(end)}` : ""}${suffix}`
  }

  /** Whether words stand only once on the page, as a browser sees it. */
  function alone() {
    const parts = /** @type {HTMLElement[]} */ ([...document.body.children].filter(each => !each.matches("dialog, .cite-bar, .cite-offer")))
    const page = single(parts.map(each => each.innerText ?? "").join(" ")).toLowerCase()
    /** @param {string} text */
    return text => page.split(text.toLowerCase()).length === 2
  }

  /** The first and the last words of a long quotation: of at most `most` words the fewest that stand only once, and those
      with which it ends, of at most `latest` words.
      @param {string[]} quoted @param {number} most @param {number | null} latest @param {(text: string) => boolean} unique */
  function ends(quoted, most, latest, unique) {
    let from = Math.min(4, most)
    while (from < most && !unique(quoted.slice(0, from).join(" "))) from += 1
    const rest = quoted.slice(from).join(" ")
    const limit = latest ?? most + 1 - from
    let to = Math.min(3, limit)
    const end = () => quoted.slice(-to).join(" ")
    while (to < limit && rest.indexOf(end()) < rest.length - end().length) to += 1 // the browser stops where it first stands
    return [quoted.slice(0, from).join(" "), end()]
  }

  // --- What is selected ---

  /** Whether a sign is part of a word, by the rule of hooks/concordance/text.py, which tests/cases/signs.yml holds too.
      @param {string} sign */
  const inWord = sign => /[\p{L}\p{M}\p{N}]/u.test(sign)

  /** Part of a unit's words: what is quoted, and what stands before and after it, for browsers that find whole words.
      @type {Parts["passages"]["cut"]} */
  function cut({ id, text }, start, end) {
    const quote = text.slice(start, end).trim()
    const begin = start + text.slice(start, end).indexOf(quote)
    let [from, to] = [begin, begin + quote.length]
    while (from > 0 && inWord(text[from]) && inWord(text[from - 1])) from -= 1
    while (to < text.length && inWord(text[to - 1]) && inWord(text[to])) to += 1
    return { id, start: from, quote, text: text.slice(from, to), before: text.slice(0, from), after: text.slice(to) }
  }

  /** The same of an element with a unit's words.
      @param {HTMLElement} unit @param {number} start @param {number} end */
  const partOf = (unit, start, end) => cut({ id: unit.dataset.unit ?? "", text: unit.textContent }, start, end)

  /** The units of the page. */
  const units = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article [data-unit]")])

  /** What is selected; null if nothing. */
  function selectedRange() {
    const selection = getSelection()
    return selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null
  }

  /** The selected words of each unit that has any. */
  function selected() {
    const range = selectedRange()
    if (!range) return []
    return units().filter(unit => range.intersectsNode(unit)).map(unit => {
      const inside = document.createRange()
      inside.selectNodeContents(unit)
      const before = inside.cloneRange()
      if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset)
      if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset)
      before.setEnd(inside.startContainer, inside.startOffset)
      const start = before.toString().length
      return partOf(unit, start, start + inside.toString().length)
    }).filter(each => each.quote)
  }

  /** All the words of the units from `start` to `end`, if the first and the last stand on this page.
      @type {Parts["passages"]["whole"]} */
  function whole({ units: all }, start, end) {
    const wanted = new Set(all.slice(start, end + 1).map(unit => unit.id))
    const parts = units().filter(unit => wanted.has(unit.dataset.unit ?? "")).map(unit => partOf(unit, 0, unit.textContent.length))
    return parts[0]?.id === all[start].id && parts.at(-1)?.id === all[end].id ? parts : []
  }

  /** The first and the last of these units among those of the report.
      @type {Parts["passages"]["span"]} */
  function span(citations, parts) {
    const ids = citations.units.map(unit => unit.id)
    const [last] = parts.slice(-1)
    return [ids.indexOf(parts[0].id), ids.indexOf(last.id)]
  }

  /** Shows what can be done with the words selected, or takes it away. */
  async function offerSelected() {
    const parts = selected()
    if (parts.reduce((sum, each) => sum + each.quote.length, 0) < LEAST || document.querySelector("dialog[open]")) {
      offer?.bar.remove()
      return
    }
    const citations = await ready()
    offer ??= makeOffer()
    offer.cite.textContent = fill(words.cite, { place: edition.places.house(citations, ...span(citations, parts)) })
    document.body.append(offer.bar)
  }

  /** The bar with what can be done. */
  function makeOffer() {
    /** @param {string} className @param {string} label @param {(parts: Passage[]) => unknown} run */
    const way = (className, label, run) => button(className, label, () => {
      const now = selected()
      if (now.length) want(() => run(now))
      offer?.bar.remove()
    })
    const cite = way("cite-selected", "", now => part("cite").then(each => each.selected(now)))
    const mark = way("cite-mark", words.mark, now => part("desk/noting").then(each => each.mark(now)))
    const note = way("cite-mark", words.note, now => part("desk/noting").then(each => each.open(now)))
    return { bar: make("aside", { className: "cite-bar", ariaLabel: words.selected }, cite, mark, note), cite }
  }

  /** A button that leaves the selection as it is.
      @param {string} className @param {string} label @param {() => void} onclick */
  function button(className, label, onclick) {
    /** @param {Event} event */
    const onpointerdown = event => event.preventDefault()
    return make("button", { type: "button", className, onclick, onpointerdown }, label)
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(() => want(offerSelected, true), 200)
  })

  // --- Copying ---

  /** Puts the words, and how they look, on the clipboard, whichever way the browser allows; whether it did.
      @type {Parts["passages"]["copy"]} */
  async function copy(text, html) {
    try {
      const kinds = Object.fromEntries(Object.entries({ "text/plain": text, "text/html": html })
        .filter(([, told]) => told).map(([type, told]) => [type, new Blob([told], { type })]))
      await navigator.clipboard.write([new ClipboardItem(kinds)])
      return true
    } catch {
      let done = false
      /** @param {ClipboardEvent} event */
      const write = event => {
        event.clipboardData?.setData("text/plain", text)
        if (html) event.clipboardData?.setData("text/html", html)
        event.preventDefault()
        event.stopImmediatePropagation()
        done = true
      }
      document.addEventListener("copy", write, { capture: true })
      document.execCommand("copy")
      document.removeEventListener("copy", write, { capture: true })
      return done
    }
  }

  /** What is copied of the selection, as text and as HTML: the report's words and numbers, and their source if wanted.
      @param {Range} range @param {Passage[]} parts @param {Citations | false | null} sourced */
  function passage(range, parts, sourced) {
    const held = make("div", {}, range.cloneContents())
    for (const each of held.querySelectorAll(OURS)) each.remove()
    for (const number of held.querySelectorAll(".number")) number.replaceWith(number.textContent)
    for (const link of held.querySelectorAll("a[href]")) link.setAttribute("href", target(link))
    for (const each of held.querySelectorAll("*")) {
      for (const name of each.getAttributeNames()) if (!/^(href|lang|dir)$/u.test(name)) each.removeAttribute(name)
    }
    const blocks = [...held.querySelectorAll(BLOCKS)].filter(block => !block.querySelector(BLOCKS))
    const text = blocks.length ? blocks.map(block => block.textContent.trim()).filter(Boolean).join("\n\n") : held.textContent.trim()
    if (!sourced) return { text, html: held.innerHTML }
    const { addresses, house, preferred } = edition.places
    const place = span(sourced, parts)
    const source = `(${sourced.symbol}, ${house(sourced, ...place)})`
    const address = preferred(sourced, addresses(sourced, ...place))
    const last = blocks.length > 1 ? make("p", {}) : blocks[0] ?? held
    if (blocks.length > 1) held.append(last)
    last.append(` ${source} `, make("a", { href: address }, address))
    return { text: `${text} ${source}\n${address}`, html: held.innerHTML }
  }

  document.addEventListener("copy", event => {
    const [range, parts] = [selectedRange(), selected()]
    if (!range || !parts.length || edition.within(event, "input, textarea, dialog")) return
    const sourced = setting("copy") === "sourced" && known
    want(offerSource, true)
    const around = range.commonAncestorContainer
    const unit = (around instanceof Element ? around : around.parentElement)?.closest("[data-unit]")
    if (!sourced && unit && !unit.querySelector(".desk-sign")) return // as it stands
    const made = passage(range, parts, sourced)
    event.clipboardData?.setData("text/plain", made.text)
    event.clipboardData?.setData("text/html", made.html)
    event.preventDefault()
  })

  /** The first time that words of a report are copied, asks whether their source shall follow. */
  async function offerSource() {
    const offered = () => setting("copy") || recall("source-offered")
    if (offered()) return
    await ready()
    if (offered()) return // meanwhile, by the next copying
    remember("source-offered", true)
    const bar = make("aside", { className: "cite-offer", ariaLabel: words.offer }, words.offer)
    /** @param {KeyboardEvent} event */
    const leave = event => { if (event.key === "Escape") answer("") }
    /** @param {string} value */
    function answer(value) {
      bar.remove()
      document.removeEventListener("keydown", leave)
      if (value) choose("copy", value)
    }
    async function withSource() {
      answer("sourced")
      const [range, parts] = [selectedRange(), selected()]
      if (!range || !parts.length) return
      const made = passage(range, parts, known)
      if (await copy(made.text, made.html)) say(words.added)
    }
    bar.append(button("", words.yes, withSource), button("", words.no, () => answer("plain")))
    document.addEventListener("keydown", leave)
    document.body.append(bar)
    say(words.offer)
  }

  function follow() {
    if (setting("copy") === "sourced") want(ready, true)
  }
  document.addEventListener("edition:chosen", follow)
  follow()

  edition.passages = { ready, inWord, cut, directive, span, units, whole, copy, selected, offerSelected }
})()
