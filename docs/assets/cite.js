/* The panel of citations, which a paragraph's number and a selection open: how the place is cited, as part of the official
   document or of this edition, in the style that was chosen and in the others; a quotation; addresses; references for
   managers; a text that reports a mistake. Each has a button that copies it. */
(() => {
  "use strict"

  const AT = "\ue000", URL_MARK = "\ue001", DAY = "\ue002", KEY = "\ue003" // as hooks/concordance/styling.py sets them
  const words = {
    title: "Cite {symbol}, {place}",
    close: "Close",
    from: "From",
    to: "to",
    of: "What you cite",
    official: "Official document",
    edition: "This edition",
    read: "Read it in",
    style: "Style",
    rules: "The rules it follows",
    others: "Other styles",
    quotation: "Quotation",
    addresses: "Addresses on this site",
    here: "Addresses in this copy",
    link: "Paragraph",
    links: "Paragraphs",
    short: "Short",
    quotationMarked: "Quotation, marked",
    wordsMarked: "Words, marked",
    onlyHere: "This copy does not know where it is published. Its addresses work on this device only, so a citation of it gives the address of the official document.",
    references: "For reference managers",
    copy: "Copy",
    copied: "Copied",
    failed: "Select it to copy",
    copies: "Copy: {what}",
    settings: "Reading settings",
    mistake: "Report a mistake",
    mistakeTo: "This copy has no address for reports. Copy this text, add what is wrong, and send it to whoever publishes this edition or gave you this copy.",
    mistakeText: "Your report",
    mistakeTitle: "Mistake in {symbol}, {place}",
    mistakeBody: "Paragraph: {unit}\nVersion of the edition: {version}\nAddress: {address}\n\nWhat is wrong, and how do you know?\n",
    about: "How to cite, and which addresses last",
  }
  const { base, fill, make, recall, remember, say } = edition

  let dialog = null
  let data = null
  let quoted = []

  // --- What the reader chose last: the document or this edition, and the style ---

  const kept = recall("cite") // anything may be stored
  const chosen = { of: kept?.of === "edition" ? "edition" : "official", style: kept?.style }

  function choose(name, value) {
    chosen[name] = value
    remember("cite", chosen)
    show()
  }

  // --- Filling ---

  const today = () => {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  }
  const inWords = ([year, month, day]) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day))
  const joined = ([year, month, day], mark) => [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join(mark)

  /** The words with the marks in them replaced by the values. */
  const put = (text, values) => text.replace(/[\ue000-\ue003]/g, mark => values[mark] ?? "")

  const ours = () => chosen.of === "edition"

  /** A style's form for a place, as nodes: words, and words in italics. */
  function filled(style, form, place, address) {
    const plain = edition.places.plain(place)
    const addressed = ours() ? form.edition ?? form : form
    const templates = ours() && !address.cited ? form.bare ?? addressed : addressed
    const template = (plain ? (place.plural ? templates.many : templates.one) : templates.named) ?? templates.one
    const at = plain ? place.numbers.join(style.dash) : edition.places.phrase(data, place, style)
    const values = { [AT]: at, [URL_MARK]: ours() ? address.cited : data.official, [DAY]: inWords(today()) }
    return template.map(piece => (typeof piece === "string" ? put(piece, values) : make("i", {}, put(piece[0], values))))
  }

  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "–": "--" }

  /** A reference for managers: text, or JSON. */
  function reference(format, place, address, key) {
    const at = edition.places.phrase(data, place, { ...data.styles[0], dash: "–" })
    const url = (ours() && address.cited) || data.official
    const told = ours() ? format.edition : format.official
    if (typeof told !== "string") {
      return JSON.stringify([{ ...told, id: key, note: at, URL: url, accessed: { "date-parts": [today()] } }], null, 2)
    }
    const tex = format.id === "bibtex"
    const escaped = tex ? at.replace(/[&%$#_{}\\~^–]/g, sign => LATEX[sign] ?? `\\${sign}`) : at
    return put(told, { [AT]: escaped, [URL_MARK]: url, [DAY]: tex ? joined(today(), "-") : `${joined(today(), "/")}/`, [KEY]: key })
  }

  // --- The panel's pieces ---

  const piece = (tag, className, ...inside) => make(tag, { className }, ...inside)

  /** A thing to copy: its name, itself, a button. */
  function row(name, content, kind = "cite-text", full = name) {
    const shown = piece(kind === "cite-code" ? "pre" : "p", kind, ...content)
    if (kind === "cite-code" || kind === "cite-quote") { // they scroll, so a keyboard must reach them
      Object.assign(shown, { tabIndex: 0, role: "region", ariaLabel: full })
    }
    const button = make("button", { type: "button", className: "cite-copy", ariaLabel: fill(words.copies, { what: full }) }, words.copy)
    button.addEventListener("click", async () => {
      const done = await edition.passages.copy(shown.textContent, kind === "cite-text" ? shown.innerHTML : "")
      if (!done) getSelection().selectAllChildren(shown)
      button.textContent = done ? words.copied : words.failed
      say(`${button.textContent}: ${name}`)
      setTimeout(() => { button.textContent = words.copy }, 2500)
    })
    return piece("div", "cite-row", piece("span", "cite-name", name), shown, button)
  }

  /** One of several to choose from, as buttons that look like one. */
  function choice(name, legend, options) {
    const radio = value => make("input", { type: "radio", name, value, onchange: () => choose(name, value) })
    const labels = options.map(([value, label]) => make("label", {}, radio(value), make("span", {}, label)))
    return piece("fieldset", "cite-choice", make("legend", {}, legend), ...labels)
  }

  const fold = (name, summary) => piece("details", `cite-fold ${name}`, make("summary", {}, summary), make("div", {}))

  const inside = (name, ...parts) => dialog.querySelector(`.${name}`).replaceChildren(...parts)

  function build() {
    const close = make("button", { type: "button", className: "close", ariaLabel: words.close, onclick: () => dialog.close() }, "×")
    const range = piece("p", "cite-range", end("from", words.from), " ", end("to", words.to), " ")
    dialog = make("dialog", { className: "panel cite", "aria-labelledby": "cite-title" }, piece("div", "cite-in",
      piece("div", "cite-head", make("h2", { id: "cite-title" }), close), range,
      choice("of", words.of, [["official", words.official], ["edition", words.edition]]), languages(),
      choice("style", words.style, data.styles.map(style => [style.id, style.name])),
      piece("div", "cite-chosen"), piece("div", "cite-quoted"), fold("cite-others", words.others),
      piece("div", "cite-addresses"),
      fold("cite-references", words.references), piece("div", "cite-report"), foot()))
    document.body.append(dialog)
  }

  /** The choice of the unit with which the range begins or ends. */
  function end(name, label) {
    const select = make("select", { name }, ...data.units.map((_, at) => new Option(edition.places.house(data, at, at), at)))
    select.addEventListener("change", () => {
      const [from, to] = span()
      if (to < from) dialog.querySelector(`[name=${name === "from" ? "to" : "from"}]`).value = select.value
      quoted = []
      show()
      say(dialog.querySelector("h2").textContent)
    })
    return make("label", {}, `${label} `, select)
  }

  /** Links to the official document in its languages; nothing where they are not known. */
  function languages() {
    const links = data.languages.flatMap(({ tag, name, written, url }) => [" ", make("a", { href: url, lang: tag, hreflang: tag, dir: written }, name)])
    return piece("p", "small cite-languages", ...(links.length ? [words.read, ...links] : []))
  }

  function foot() {
    const settings = make("button", { type: "button", className: "cite-way" }, words.settings)
    settings.addEventListener("click", () => {
      dialog.close()
      edition.ways.settings()
    })
    return piece("p", "cite-foot", make("a", { href: `${base}about/citing.html` }, words.about), settings)
  }

  const span = () => ["from", "to"].map(name => Number(dialog.querySelector(`[name=${name}]`).value))

  /** A style's name, where its rules are told, and its forms. */
  function styled(style, place, address) {
    const rules = make("a", { className: "cite-rules", href: `${base}about/citing.html#${style.id}`, ariaLabel: `${words.rules}: ${style.name}` }, words.rules)
    const rows = style.forms.map(form => {
      const made = row(form.name, filled(style, form, place, address), "cite-text", `${style.name}, ${form.name}`)
      made.dataset.form = `${style.id} ${form.id}`
      return made
    })
    return [make("h3", {}, `${style.name} `, rules), ...rows]
  }

  // --- Reporting a mistake ---

  /** How to report a mistake in the place: a link with all filled in, or a ready text where there is no address. */
  function report(start, last, long) {
    const place = edition.places.house(data, start, last)
    const unit = `${data.slug} ${[...new Set([data.units[start].id, data.units[last].id])].join(" - ")}`
    const { version } = data
    const told = { title: fill(words.mistakeTitle, { symbol: data.symbol, place }), body: fill(words.mistakeBody, { unit, version, address: long }), unit, version }
    if (!data.mistakes) {
      const made = dialog.querySelector("details.cite-mistake") ?? fold("cite-mistake", words.mistake)
      made.lastChild.replaceChildren(piece("p", "small", words.mistakeTo), row(words.mistakeText, [`${told.title}\n\n${told.body}`], "cite-code"))
      return made
    }
    const names = data.mistakes.startsWith("mailto:") ? { subject: told.title, body: told.body } : told
    const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
    return make("a", { className: "cite-mistake", href: `${data.mistakes}${data.mistakes.includes("?") ? "&" : "?"}${query}` }, words.mistake)
  }

  // --- Showing ---

  /** Shows everything for the chosen place. */
  function show() {
    const { passages, places } = edition
    const [start, last] = span()
    const place = places.locate(data, start, last)
    const house = places.house(data, start, last)
    const marked = quoted.length ? quoted : passages.whole(data, start, last)
    const address = places.addresses(data, start, last, marked.length ? passages.directive(marked) : "")
    const key = `${data.slug}:${[...new Set([data.units[start].anchor, data.units[last].anchor])].join("..")}`
    const first = data.styles.find(style => style.id === chosen.style) ?? data.styles[0]
    dialog.querySelector("h2").textContent = fill(words.title, { symbol: data.symbol, place: house })
    for (const [name, value] of [["of", chosen.of], ["style", first.id]]) dialog.querySelector(`[name=${name}][value=${value}]`).checked = true
    inside("cite-chosen", ...styled(first, place, address))
    inside("cite-others > div", ...data.styles.filter(style => style !== first).flatMap(style => styled(style, place, address)))
    const text = quoted.map(each => each.quote).join("\n\n")
    inside("cite-quoted", ...(text ? [row(words.quotation, [`“${text}” (${data.symbol}, ${house})\n${places.preferred(data, address)}`], "cite-quote")] : []))
    const lines = [make("h3", {}, address.known ? words.addresses : words.here), row(start === last ? words.link : words.links, [address.long], "cite-address")]
    if (address.words) lines.push(row(quoted.length ? words.quotationMarked : words.wordsMarked, [address.words], "cite-address"))
    if (address.short && address.known) lines.push(row(words.short, [address.short], "cite-address"))
    if (!address.known) lines.push(piece("p", "small", words.onlyHere))
    inside("cite-addresses", ...lines)
    inside("cite-references > div", ...data.exports.map(format => {
      const made = row(format.name, [reference(format, place, address, key)], "cite-code")
      made.dataset.form = format.id
      return made
    }))
    inside("cite-report", report(start, last, address.long))
  }

  function openAt(start, last, parts) {
    if (!dialog) build()
    quoted = parts
    dialog.querySelector("[name=from]").value = start
    dialog.querySelector("[name=to]").value = last
    show()
    edition.panels.open(dialog)
    dialog.scrollTop = 0
  }

  async function prepared() {
    const { ready } = await edition.script("passages")
    data = await ready()
  }

  /** Opens the panel for the unit of this number. */
  async function open(number) {
    await prepared()
    const anchor = number.hash.slice(1)
    const at = data.units.findIndex(unit => unit.anchor === anchor)
    if (at >= 0) openAt(at, at, [])
  }

  /** Opens the panel for what is selected: the words of each unit. */
  async function selected(parts) {
    await prepared()
    openAt(...edition.passages.span(data, parts), parts)
  }

  edition.cite = { open, selected }
})()
