/* Units and ranges of units as places: how a citation names them, their addresses, and which of them are selected.
   Offers to cite what is selected, and cleans what is copied: the report's words and numbers stay, our notes do not, and
   the source follows if the reader has chosen so. The words for a range follow hooks/concordance/locating.py; a test holds
   both against each other. */
edition.places = (() => {
  "use strict"

  const words = {
    cite: place => `Cite ${place}`,
    offer: "Add the source to what you copy?",
    yes: "Yes",
    no: "No",
    added: "Copied with its source",
  }
  const LEAST = 3 // characters of a selection that is worth an offer
  const EXACT = 10 // words of a quotation that its address tells whole; of longer ones, the first and the last
  const OURS = ".editorial, .sic, .page, .headerlink, .unseen, nav, aside, button, dialog" // what is no word of the report
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, pre, dt, dd, th, td, div"

  let known = null
  let offer = null
  let timer = 0

  /** A promise of the looks; without them, all works. */
  const styled = () => edition.load("assets/citing.css").catch(() => {})

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

  /** The addresses of a place: the lasting one, the short one of a single unit, the one that a citation gives, and the
      one that leads to words in it.

      A citation gives an address that others can open: where the edition is published, or else the server that it is read
      from; from a disk, where neither is known, none. */
  function addresses(data, start, end, parts = []) {
    const [first, last] = [data.units[start], data.units[end]]
    const base = data.site || (/^https?:$/.test(location.protocol) ? edition.base : "")
    const page = `${base || edition.base}${data.slug}/${first.section === last.section ? first.section : "full"}.html`
    const long = `${page}#${start === end ? first.anchor : `${first.anchor}..${last.anchor}`}`
    const short = start === end ? `${base || edition.base}${data.slug}/p/${first.anchor.replace(/^para-/, "")}.html` : ""
    return { known: Boolean(base), long, short, cited: base && (short || long), words: parts.length ? `${page}#${first.anchor}${fragment(parts)}` : "" }
  }

  /** The address that the reader's citations give: of the official document, unless this edition was chosen. */
  const preferred = (data, address) => (edition.recall("cite")?.of === "edition" && address.cited) || data.official

  // --- The address of words: a text fragment, by which a browser finds and marks them ---

  const single = text => text.replace(/\s+/g, " ").trim()
  const escaped = text => encodeURIComponent(text).replace(/[-!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

  /** The end of an address that leads to these words: the words, or the first and the last of many; and the words beside
      them, where the same words stand elsewhere on the page too. */
  function fragment(parts) {
    const page = single([...document.body.children].filter(each => !each.matches("dialog, .cite-selected, .cite-offer")).map(each => each.innerText ?? "").join(" ")).toLowerCase()
    const unique = text => page.split(text.toLowerCase()).length === 2
    const [first, last] = [parts[0], parts.at(-1)]
    const quoted = single(parts.map(part => part.text).join(" ")).split(" ")
    let [begin, end] = [quoted.join(" "), ""]
    if (parts.length > 1 || quoted.length > EXACT) {
      const most = single(first.text).split(" ").length - (parts.length > 1 ? 0 : 1)
      let [from, to] = [Math.min(4, most), 3]
      while (from < most && !unique(quoted.slice(0, from).join(" "))) from += 1
      begin = quoted.slice(0, from).join(" ")
      const rest = quoted.slice(from).join(" ")
      const latest = single(last.text).split(" ").length - (parts.length > 1 ? 0 : from)
      to = Math.min(to, latest)
      end = quoted.slice(-to).join(" ")
      while (to < latest && rest.indexOf(end) < rest.length - end.length) { // the browser stops where it first stands
        to += 1
        end = quoted.slice(-to).join(" ")
      }
    }
    const before = single(first.before).split(" ").filter(Boolean)
    const after = single(last.after).split(" ").filter(Boolean)
    let [left, right] = [0, 0]
    const beside = () => [before.slice(before.length - left).join(" "), begin, end ? "" : after.slice(0, right).join(" ")].filter(Boolean).join(" ")
    while (!unique(beside()) && (left < before.length || (!end && right < after.length))) {
      if (left < before.length) left += 1
      else right += 1
    }
    const prefix = left ? `${escaped(before.slice(before.length - left).join(" "))}-,` : ""
    const suffix = right ? `,-${escaped(after.slice(0, right).join(" "))}` : ""
    return `:~:text=${prefix}${escaped(begin)}${end ? `,${escaped(end)}` : ""}${suffix}`
  }

  // --- What is selected ---

  const letter = /[\p{L}\p{M}\p{N}]/u

  /** Part of a unit's words: what is quoted, and what stands before and after it, for browsers that find whole words. */
  function partOf(unit, start, end) {
    const text = unit.textContent
    while (start < end && /\s/.test(text[start])) start += 1
    while (end > start && /\s/.test(text[end - 1])) end -= 1
    let [from, to] = [start, end]
    while (from > 0 && letter.test(text[from]) && letter.test(text[from - 1])) from -= 1
    while (to < text.length && letter.test(text[to - 1]) && letter.test(text[to])) to += 1
    return { id: unit.dataset.unit, quote: text.slice(start, end), text: text.slice(from, to), before: text.slice(0, from), after: text.slice(to) }
  }

  /** The selected words of each unit that has any. */
  function selected() {
    const selection = getSelection()
    const found = []
    if (!selection.rangeCount || selection.isCollapsed) return found
    const range = selection.getRangeAt(0)
    for (const unit of document.querySelectorAll("article [data-unit]")) {
      if (!range.intersectsNode(unit)) continue
      const part = document.createRange()
      part.selectNodeContents(unit)
      const before = part.cloneRange()
      if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset)
      if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset)
      before.setEnd(part.startContainer, part.startOffset)
      const start = before.toString().length
      const made = partOf(unit, start, start + part.toString().length)
      if (made.quote) found.push(made)
    }
    return found
  }

  /** All the words of the units from `start` to `end`, if the first and the last stand on this page. */
  function whole(data, start, end) {
    const wanted = new Set(data.units.slice(start, end + 1).map(unit => unit.id))
    const parts = [...document.querySelectorAll("article [data-unit]")].filter(unit => wanted.has(unit.dataset.unit)).map(unit => partOf(unit, 0, unit.textContent.length))
    return parts[0]?.id === data.units[start].id && parts.at(-1).id === data.units[end].id ? parts : []
  }

  /** The first and the last of these units among those of the report. */
  const span = (data, parts) => [parts[0], parts.at(-1)].map(part => data.units.findIndex(unit => unit.id === part.id))

  /** Shows a button that cites what is selected, or takes it away. */
  async function offerSelected() {
    const parts = selected()
    if (parts.reduce((sum, part) => sum + part.quote.length, 0) < LEAST || document.querySelector("dialog[open]")) {
      offer?.remove()
      return
    }
    const [data] = await Promise.all([ready(), styled()])
    const [start, end] = span(data, parts)
    if (!offer) {
      offer = edition.panels.make("button", { type: "button", className: "cite-selected" })
      offer.addEventListener("pointerdown", event => event.preventDefault()) // the selection stays
      offer.addEventListener("click", () => {
        const parts = selected()
        if (parts.length) edition.want(() => edition.part("cite").then(cite => cite.selected(parts)))
        offer.remove()
      })
    }
    offer.textContent = words.cite(house(data, start, end))
    document.body.append(offer)
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(() => edition.want(offerSelected, true), 200)
  })

  // --- Copying ---

  /** Puts the words, and how they look, on the clipboard, whichever way the browser allows; whether it did. */
  async function copy(text, html) {
    try {
      const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) }
      if (html) kinds["text/html"] = new Blob([html], { type: "text/html" })
      await navigator.clipboard.write([new ClipboardItem(kinds)])
      return true
    } catch {
      let done = false
      const write = event => {
        event.clipboardData.setData("text/plain", text)
        if (html) event.clipboardData.setData("text/html", html)
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

  /** What is copied of the selection, as text and as HTML: the report's words and numbers, and their source if wanted. */
  function passage(parts, sourced) {
    const held = document.createElement("div")
    held.append(getSelection().getRangeAt(0).cloneContents())
    for (const each of held.querySelectorAll(OURS)) each.remove()
    for (const number of held.querySelectorAll(".number")) number.replaceWith(number.textContent)
    for (const link of held.querySelectorAll("a[href]")) link.href = edition.target(link)
    for (const each of held.querySelectorAll("*")) for (const name of each.getAttributeNames()) if (!/^(href|lang|dir)$/.test(name)) each.removeAttribute(name)
    const blocks = [...held.querySelectorAll(BLOCKS)].filter(block => !block.querySelector(BLOCKS))
    const text = blocks.length ? blocks.map(block => block.textContent.trim()).filter(Boolean).join("\n\n") : held.textContent.trim()
    if (!sourced) return { text, html: held.innerHTML }
    const [start, end] = span(known, parts)
    const source = `(${known.symbol}, ${house(known, start, end)})`
    const link = document.createElement("a")
    link.href = link.textContent = preferred(known, addresses(known, start, end))
    const place = blocks.length > 1 ? document.createElement("p") : blocks[0] ?? held
    if (blocks.length > 1) held.append(place)
    place.append(` ${source} `, link)
    return { text: `${text} ${source}\n${link.href}`, html: held.innerHTML }
  }

  document.addEventListener("copy", event => {
    const parts = selected()
    if (!parts.length || event.target.closest?.("input, textarea, dialog")) return
    const sourced = edition.setting("copy") === "sourced" && known
    edition.want(offerSource, true)
    const within = getSelection().getRangeAt(0).commonAncestorContainer
    if (!sourced && (within.closest?.("[data-unit]") ?? within.parentElement?.closest("[data-unit]"))) return // as it stands
    const made = passage(parts, sourced)
    event.clipboardData.setData("text/plain", made.text)
    event.clipboardData.setData("text/html", made.html)
    event.preventDefault()
  })

  /** The first time that words of a report are copied, asks whether their source shall follow. */
  async function offerSource() {
    const offered = () => edition.setting("copy") || edition.recall("source-offered")
    if (offered()) return
    await Promise.all([ready(), styled()])
    if (offered()) return // meanwhile, by the next copying
    edition.remember("source-offered", true)
    const { make } = edition.panels
    const bar = make("aside", { className: "cite-offer", ariaLabel: words.offer }, words.offer)
    const leave = event => { if (event.key === "Escape") answer("") }
    const answer = value => {
      bar.remove()
      document.removeEventListener("keydown", leave)
      if (value) edition.choose("copy", value)
    }
    for (const [value, label] of [["sourced", words.yes], ["plain", words.no]]) {
      const button = make("button", { type: "button" }, label)
      button.addEventListener("pointerdown", event => event.preventDefault()) // the selection stays
      button.addEventListener("click", async () => {
        answer(value)
        const parts = selected()
        if (value !== "sourced" || !parts.length) return
        const made = passage(parts, true)
        if (await copy(made.text, made.html)) edition.say(words.added)
      })
      bar.append(button)
    }
    document.addEventListener("keydown", leave)
    document.body.append(bar)
    edition.say(words.offer)
  }

  const follow = () => { if (edition.setting("copy") === "sourced") edition.want(ready, true) }
  document.addEventListener("edition:chosen", follow)
  follow()

  return { ready, styled, locate, plain, phrase, house, addresses, preferred, span, whole, copy, offerSelected }
})()
