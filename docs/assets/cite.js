/* The panel of citations, which a paragraph's number and a selection open: how the place is cited, as part of the official
   document or of this edition, in the style that was chosen and in the others; a quotation; addresses; references for
   managers; a text that reports a mistake. Each has a button that copies it. */
edition.cite = (() => {
  "use strict"

  const AT = "\ue000", URL_MARK = "\ue001", DAY = "\ue002", KEY = "\ue003" // as hooks/concordance/styling.py sets them
  const words = {
    title: (symbol, place) => `Cite ${symbol}, ${place}`,
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
    marked: quotation => `${quotation ? "Quotation" : "Words"}, marked`,
    onlyHere: "This copy does not know where it is published. Its addresses work on this device only, so a citation of it gives the address of the official document.",
    references: "For reference managers",
    copy: "Copy",
    copied: "Copied",
    failed: "Select it to copy",
    copies: what => `Copy: ${what}`,
    settings: "Reading settings",
    mistake: "Report a mistake",
    mistakeTo: "This copy has no address for reports. Copy this text, add what is wrong, and send it to whoever publishes this edition or gave you this copy.",
    mistakeText: "Your report",
    mistakeTitle: (symbol, place) => `Mistake in ${symbol}, ${place}`,
    mistakeBody: (unit, version, address) => `Paragraph: ${unit}\nVersion of the edition: ${version}\nAddress: ${address}\n\nWhat is wrong, and how do you know?\n`,
    about: "How to cite, and which addresses last",
  }

  let dialog = null
  let data = null
  let quoted = []

  const element = (tag, className, ...inside) => edition.panels.make(tag, className ? { className } : {}, ...inside)

  // --- What the reader chose last: the document or this edition, and the style ---

  const kept = edition.recall("cite") // anything may be stored
  const chosen = { of: kept?.of === "edition" ? "edition" : "official", style: kept?.style }

  function choose(name, value) {
    chosen[name] = value
    edition.remember("cite", chosen)
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
    return template.map(piece => (typeof piece === "string" ? put(piece, values) : element("i", "", put(piece[0], values))))
  }

  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "–": "--" }

  /** A reference for managers: text, or JSON. */
  function reference(format, place, address, key) {
    const at = edition.places.phrase(data, place, { ...data.styles[0], dash: "–" })
    const url = (ours() && address.cited) || data.official
    const made = ours() ? format.edition : format.official
    if (typeof made !== "string") {
      return JSON.stringify([{ ...made, id: key, note: at, URL: url, accessed: { "date-parts": [today()] } }], null, 2)
    }
    const tex = format.id === "bibtex"
    const escaped = tex ? at.replace(/[&%$#_{}\\~^–]/g, sign => LATEX[sign] ?? `\\${sign}`) : at
    return put(made, { [AT]: escaped, [URL_MARK]: url, [DAY]: tex ? joined(today(), "-") : `${joined(today(), "/")}/`, [KEY]: key })
  }

  // --- The panel's pieces ---

  /** A thing to copy: its name, itself, a button. */
  function row(name, content, kind = "cite-text", full = name) {
    const shown = element(kind === "cite-code" ? "pre" : "p", kind, ...content)
    if (kind === "cite-code" || kind === "cite-quote") { // they scroll, so a keyboard must reach them
      shown.tabIndex = 0
      shown.setAttribute("role", "region")
      shown.setAttribute("aria-label", full)
    }
    const button = element("button", "cite-copy", words.copy)
    button.type = "button"
    button.setAttribute("aria-label", words.copies(full))
    button.addEventListener("click", async () => {
      const done = await edition.places.copy(shown.textContent, kind === "cite-text" ? shown.innerHTML : "")
      if (!done) getSelection().selectAllChildren(shown)
      button.textContent = done ? words.copied : words.failed
      edition.say(`${button.textContent}: ${name}`)
      setTimeout(() => { button.textContent = words.copy }, 2500)
    })
    return element("div", "cite-row", element("span", "cite-name", name), shown, button)
  }

  /** One of several to choose from, as buttons that look like one. */
  function choice(name, legend, options) {
    const group = element("fieldset", "cite-choice", element("legend", "", legend))
    for (const [value, label] of options) {
      const input = element("input", "")
      Object.assign(input, { type: "radio", name, value })
      input.addEventListener("change", () => choose(name, value))
      group.append(element("label", "", input, element("span", "", label)))
    }
    return group
  }

  function fold(name, summary) {
    return element("details", `cite-fold ${name}`, element("summary", "", summary), element("div", ""))
  }

  const inside = (name, ...parts) => dialog.querySelector(`.${name}`).replaceChildren(...parts)

  function build() {
    dialog = element("dialog", "panel cite")
    dialog.setAttribute("aria-labelledby", "cite-title")
    const title = element("h2", "")
    title.id = "cite-title"
    const close = element("button", "close", "×")
    close.type = "button"
    close.setAttribute("aria-label", words.close)
    close.addEventListener("click", () => dialog.close())
    const range = element("p", "cite-range")
    for (const [name, label] of [["from", words.from], ["to", words.to]]) {
      const select = element("select", "")
      select.name = name
      data.units.forEach((_, at) => select.append(new Option(edition.places.house(data, at, at), at)))
      select.addEventListener("change", () => {
        const [start, end] = span()
        if (end < start) dialog.querySelector(`[name=${name === "from" ? "to" : "from"}]`).value = select.value
        quoted = []
        show()
        edition.say(title.textContent)
      })
      range.append(element("label", "", `${label} `, select), " ")
    }
    dialog.append(element("div", "cite-in",
      element("div", "cite-head", title, close), range,
      choice("of", words.of, [["official", words.official], ["edition", words.edition]]), languages(),
      choice("style", words.style, data.styles.map(style => [style.id, style.name])),
      element("div", "cite-chosen"), element("div", "cite-quoted"), fold("cite-others", words.others),
      element("div", "cite-addresses"),
      fold("cite-references", words.references), element("div", "cite-report"), foot()))
    document.body.append(dialog)
  }

  /** Links to the official document in its languages; nothing where they are not known. */
  function languages() {
    const line = element("p", "small cite-languages")
    if (!data.languages.length) return line
    line.append(words.read)
    for (const { tag, name, written, url } of data.languages) {
      const link = element("a", "", name)
      Object.assign(link, { href: url, lang: tag, hreflang: tag, dir: written })
      line.append(" ", link)
    }
    return line
  }

  function foot() {
    const settings = element("button", "cite-way", words.settings)
    settings.type = "button"
    settings.addEventListener("click", () => {
      dialog.close()
      edition.ways.settings()
    })
    const about = element("a", "", words.about)
    about.href = `${edition.base}about/citing.html`
    return element("p", "cite-foot", about, settings)
  }

  const span = () => ["from", "to"].map(name => Number(dialog.querySelector(`[name=${name}]`).value))

  /** A style's name, where its rules are told, and its forms. */
  function styled(style, place, address) {
    const rules = element("a", "cite-rules", words.rules)
    rules.href = `${edition.base}about/citing.html#${style.id}`
    rules.setAttribute("aria-label", `${words.rules}: ${style.name}`)
    const rows = style.forms.map(form => {
      const made = row(form.name, filled(style, form, place, address), "cite-text", `${style.name}, ${form.name}`)
      made.dataset.form = `${style.id} ${form.id}`
      return made
    })
    return [element("h3", "", `${style.name} `, rules), ...rows]
  }

  // --- Reporting a mistake ---

  /** How to report a mistake in the place: a link with all filled in, or a ready text where there is no address. */
  function report(start, end, long) {
    const house = edition.places.house(data, start, end)
    const unit = `${data.slug} ${[...new Set([data.units[start].id, data.units[end].id])].join(" - ")}`
    const told = { title: words.mistakeTitle(data.symbol, house), body: words.mistakeBody(unit, data.version, long), unit, version: data.version }
    if (!data.mistakes) {
      const text = `${told.title}\n\n${told.body}`
      const kept = dialog.querySelector("details.cite-mistake")
      const made = kept ?? fold("cite-mistake", words.mistake)
      made.lastChild.replaceChildren(element("p", "small", words.mistakeTo), row(words.mistakeText, [text], "cite-code"))
      return made
    }
    const names = data.mistakes.startsWith("mailto:") ? { subject: told.title, body: told.body } : told
    const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
    const link = element("a", "cite-mistake", words.mistake)
    link.href = `${data.mistakes}${data.mistakes.includes("?") ? "&" : "?"}${query}`
    return link
  }

  // --- Showing ---

  /** Shows everything for the chosen place. */
  function show() {
    const [start, end] = span()
    const places = edition.places
    const place = places.locate(data, start, end)
    const house = places.house(data, start, end)
    const address = places.addresses(data, start, end, quoted.length ? quoted : places.whole(data, start, end))
    const key = `${data.slug}:${[...new Set([data.units[start].anchor, data.units[end].anchor])].join("..")}`
    const first = data.styles.find(style => style.id === chosen.style) ?? data.styles[0]
    dialog.querySelector("h2").textContent = words.title(data.symbol, house)
    for (const [name, value] of [["of", chosen.of], ["style", first.id]]) dialog.querySelector(`[name=${name}][value=${value}]`).checked = true
    inside("cite-chosen", ...styled(first, place, address))
    inside("cite-others > div", ...data.styles.filter(style => style !== first).flatMap(style => styled(style, place, address)))
    const text = quoted.map(part => part.quote).join("\n\n")
    inside("cite-quoted", ...(text ? [row(words.quotation, [`“${text}” (${data.symbol}, ${house})\n${places.preferred(data, address)}`], "cite-quote")] : []))
    const lines = [element("h3", "", address.known ? words.addresses : words.here), row(start === end ? words.link : words.links, [address.long], "cite-address")]
    if (address.words) lines.push(row(words.marked(quoted.length), [address.words], "cite-address"))
    if (address.short && address.known) lines.push(row(words.short, [address.short], "cite-address"))
    if (!address.known) lines.push(element("p", "small", words.onlyHere))
    inside("cite-addresses", ...lines)
    inside("cite-references > div", ...data.exports.map(format => {
      const made = row(format.name, [reference(format, place, address, key)], "cite-code")
      made.dataset.form = format.id
      return made
    }))
    inside("cite-report", report(start, end, address.long))
  }

  async function openAt(start, end, parts) {
    if (!dialog) build()
    quoted = parts
    dialog.querySelector("[name=from]").value = start
    dialog.querySelector("[name=to]").value = end
    show()
    edition.open(dialog)
    dialog.scrollTop = 0
  }

  async function prepared() {
    await edition.load("assets/places.js")
    const { ready, styled } = edition.places
    ;[data] = await Promise.all([ready(), styled()])
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
    openAt(...edition.places.span(data, parts), parts)
  }

  return { open, selected }
})()
