/* Passages that a reader selects: which units they belong to, the address that leads to their words, what is copied of
   them. Offers to cite what is selected, and cleans what is copied: the report's words and numbers stay, our notes do not,
   and the source follows if the reader has chosen so. */
(() => {
  "use strict"

  const words = {
    cite: "Cite {place}",
    offer: "Add the source to what you copy?",
    yes: "Yes",
    no: "No",
    added: "Copied with its source",
  }
  const LEAST = 3 // characters of a selection that is worth an offer
  const EXACT = 10 // words of a quotation that its address tells whole; of longer ones, the first and the last
  const OURS = ".editorial, .sic, .page, .headerlink, .unseen, nav, aside, button, dialog" // what is no word of the report
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, pre, dt, dd, th, td, div"

  const { choose, data, fill, load, make, part, recall, remember, say, script, setting, slug, target, want } = edition

  let known = null
  let offer = null
  let timer = 0

  /** A promise of the data of citations of this page's report, once all is there that it needs. */
  async function ready() {
    const looks = load("assets/citing.css").catch(() => {}) // without them, all works
    ;[known] = await Promise.all([data(`${slug}/data/citations`), script("places"), looks])
    return known
  }

  /** The first and the last of these units among those of the report, and what the place is called. */
  function placed(parts) {
    const [start, end] = span(known, parts)
    return { start, end, place: edition.places.house(known, start, end) }
  }

  // --- The address of words: a text fragment, by which a browser finds and marks them ---

  const single = text => text.replace(/\s+/g, " ").trim()
  const escaped = text => encodeURIComponent(text).replace(/[-!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

  /** The end of an address that leads to these words: the words, or the first and the last of many; and the words beside
      them, where the same words stand elsewhere on the page too. */
  function directive(parts) {
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
    await ready()
    offer ??= button("cite-selected", "", () => {
      const now = selected()
      if (now.length) want(() => part("cite").then(cite => cite.selected(now)))
      offer.remove()
    })
    offer.textContent = fill(words.cite, placed(parts))
    document.body.append(offer)
  }

  /** A button that leaves the selection as it is. */
  function button(className, label, onclick) {
    return make("button", { type: "button", className, onclick, onpointerdown: event => event.preventDefault() }, label)
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(() => want(offerSelected, true), 200)
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
    const held = make("div", {}, getSelection().getRangeAt(0).cloneContents())
    for (const each of held.querySelectorAll(OURS)) each.remove()
    for (const number of held.querySelectorAll(".number")) number.replaceWith(number.textContent)
    for (const link of held.querySelectorAll("a[href]")) link.href = target(link)
    for (const each of held.querySelectorAll("*")) for (const name of each.getAttributeNames()) if (!/^(href|lang|dir)$/.test(name)) each.removeAttribute(name)
    const blocks = [...held.querySelectorAll(BLOCKS)].filter(block => !block.querySelector(BLOCKS))
    const text = blocks.length ? blocks.map(block => block.textContent.trim()).filter(Boolean).join("\n\n") : held.textContent.trim()
    if (!sourced) return { text, html: held.innerHTML }
    const { start, end, place } = placed(parts)
    const source = `(${known.symbol}, ${place})`
    const address = edition.places.preferred(known, edition.places.addresses(known, start, end))
    const last = blocks.length > 1 ? make("p", {}) : blocks[0] ?? held
    if (blocks.length > 1) held.append(last)
    last.append(` ${source} `, make("a", { href: address }, address))
    return { text: `${text} ${source}\n${address}`, html: held.innerHTML }
  }

  document.addEventListener("copy", event => {
    const parts = selected()
    if (!parts.length || event.target.closest?.("input, textarea, dialog")) return
    const sourced = setting("copy") === "sourced" && known
    want(offerSource, true)
    const within = getSelection().getRangeAt(0).commonAncestorContainer
    if (!sourced && (within.closest?.("[data-unit]") ?? within.parentElement?.closest("[data-unit]"))) return // as it stands
    const made = passage(parts, sourced)
    event.clipboardData.setData("text/plain", made.text)
    event.clipboardData.setData("text/html", made.html)
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
    const leave = event => { if (event.key === "Escape") answer("") }
    const answer = value => {
      bar.remove()
      document.removeEventListener("keydown", leave)
      if (value) choose("copy", value)
    }
    const withSource = async () => {
      answer("sourced")
      const parts = selected()
      if (!parts.length) return
      const made = passage(parts, true)
      if (await copy(made.text, made.html)) say(words.added)
    }
    bar.append(button("", words.yes, withSource), button("", words.no, () => answer("plain")))
    document.addEventListener("keydown", leave)
    document.body.append(bar)
    say(words.offer)
  }

  const follow = () => { if (setting("copy") === "sourced") want(ready, true) }
  document.addEventListener("edition:chosen", follow)
  follow()

  edition.passages = { ready, directive, span, whole, copy, offerSelected }
})()
