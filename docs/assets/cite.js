/* The panel of citations, which a paragraph's number and a selection open: addresses, a quotation, the citation in each
   style, references for managers, each with a button that copies it. */
edition.cite = (() => {
  "use strict"

  const AT = "\ue000", URL_MARK = "\ue001", DAY = "\ue002", KEY = "\ue003" // as hooks/concordance/styling.py sets them
  const words = {
    title: (symbol, place) => `Cite ${symbol}, ${place}`,
    close: "Close",
    from: "From",
    to: "to",
    link: "Address",
    short: "Short address",
    here: "Address in this copy",
    onlyHere: "This copy does not know where it is published, so citations name its version and no address.",
    quotation: "Quotation",
    references: "For reference managers",
    copy: "Copy",
    copied: "Copied",
    failed: "Select it to copy",
    copies: what => `Copy: ${what}`,
    settings: "Copied passages can carry their source",
    mistake: "Report a mistake here",
    mistakeTitle: (symbol, place) => `Mistake in ${symbol}, ${place}`,
    mistakeBody: (unit, version, address) => `Paragraph: ${unit}\nVersion of the edition: ${version}\nAddress: ${address}\n\nWhat is wrong, and how do you know?\n`,
    about: "How to cite, and what the addresses promise",
  }

  let dialog = null
  let data = null
  let quoted = []

  const element = (tag, name, ...inside) => {
    const made = document.createElement(tag)
    if (name) made.className = name
    made.append(...inside)
    return made
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

  /** A style's form for a place, as nodes: words, and words in italics. */
  function filled(style, form, place, address) {
    const plain = edition.places.plain(place)
    const templates = address ? form : form.bare ?? form
    const template = (plain ? (place.plural ? templates.many : templates.one) : templates.named) ?? templates.one
    const at = plain ? place.numbers.join(style.dash) : edition.places.phrase(data, place, style)
    const values = { [AT]: at, [URL_MARK]: address, [DAY]: inWords(today()) }
    return template.map(piece => (typeof piece === "string" ? put(piece, values) : element("i", "", put(piece[0], values))))
  }

  /** A reference for managers: text, or JSON. */
  function reference(format, place, address, key) {
    const at = edition.places.phrase(data, place, { ...data.styles[0], dash: "–" })
    if (format.item) {
      const { URL: _, ...item } = { ...format.item, id: key, note: at }
      if (address) Object.assign(item, { URL: address, accessed: { "date-parts": [today()] } })
      return JSON.stringify([item], null, 2)
    }
    const tex = format.id === "bibtex"
    const escaped = tex ? at.replace(/[&%$#_{}]/g, "\\$&").replace(/–/g, "--") : at
    const lines = format.text.split("\n").filter(line => address || !/[\ue001\ue002]/.test(line))
    return put(lines.join("\n"), { [AT]: escaped, [URL_MARK]: address, [DAY]: tex ? joined(today(), "-") : `${joined(today(), "/")}/`, [KEY]: key })
  }

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

  /** A thing to copy: its name, itself, a button. */
  function row(name, content, kind = "cite-text") {
    const shown = element(kind === "cite-code" ? "pre" : "p", kind, ...content)
    if (kind === "cite-code" || kind === "cite-quote") { // they scroll, so a keyboard must reach them
      shown.tabIndex = 0
      shown.setAttribute("role", "region")
      shown.setAttribute("aria-label", name)
    }
    const button = element("button", "cite-copy", words.copy)
    button.type = "button"
    button.setAttribute("aria-label", words.copies(name))
    button.addEventListener("click", async () => {
      const done = await copy(shown.textContent, kind === "cite-text" ? shown.innerHTML : "")
      if (!done) getSelection().selectAllChildren(shown)
      button.textContent = done ? words.copied : words.failed
      edition.say(`${button.textContent}: ${name}`)
      setTimeout(() => { button.textContent = words.copy }, 2500)
    })
    return element("div", "cite-row", element("span", "cite-name", name), shown, button)
  }

  // --- The panel ---

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
        const [start, end] = chosen()
        if (end < start) dialog.querySelector(`[name=${name === "from" ? "to" : "from"}]`).value = select.value
        quoted = []
        show()
        edition.say(title.textContent)
      })
      range.append(element("label", "", `${label} `, select), " ")
    }
    dialog.append(element("div", "cite-in", element("div", "cite-head", title, close), range, element("div", "cite-body"), foot()))
    document.body.append(dialog)
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
    const ways = element("p", "cite-foot", about, settings)
    if (data.mistakes) ways.prepend(element("a", "cite-mistake", words.mistake))
    return ways
  }

  const chosen = () => ["from", "to"].map(name => Number(dialog.querySelector(`[name=${name}]`).value))

  /** The address to report a mistake at, with the paragraph and the version filled in. */
  function mistake(start, end, long) {
    const house = edition.places.house(data, start, end)
    const ids = [...new Set([data.units[start].id, data.units[end].id])].join(" - ")
    const told = {
      title: words.mistakeTitle(data.symbol, house),
      body: words.mistakeBody(`${data.slug} ${ids}`, data.version, long),
      unit: `${data.slug} ${ids}`,
      version: data.version,
    }
    const mail = data.mistakes.startsWith("mailto:")
    const names = mail ? { subject: told.title, body: told.body } : told
    const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
    return `${data.mistakes}${data.mistakes.includes("?") ? "&" : "?"}${query}`
  }

  /** Shows everything for the chosen place. */
  function show() {
    const [start, end] = chosen()
    const places = edition.places
    const place = places.locate(data, start, end)
    const house = places.house(data, start, end)
    const address = places.addresses(data, start, end)
    const key = `${data.slug}:${[...new Set([data.units[start].anchor, data.units[end].anchor])].join("..")}`
    const parts = []
    dialog.querySelector("h2").textContent = words.title(data.symbol, house)
    if (quoted.length) {
      const text = quoted.map(part => part.text).join("\n\n")
      parts.push(row(words.quotation, [`“${text}” (${data.symbol}, ${house})\n${address.cited || data.official}`], "cite-quote"))
    }
    parts.push(row(address.known ? words.link : words.here, [address.long], "cite-address"))
    if (address.short && address.known) parts.push(row(words.short, [address.short], "cite-address"))
    if (!address.known) parts.push(element("p", "small", words.onlyHere))
    for (const style of data.styles) {
      const head = element("h3", "", style.name)
      parts.push(head, element("p", "small cite-rule", style.rule))
      for (const form of style.forms) {
        const made = row(form.name, filled(style, form, place, address.cited))
        made.dataset.form = `${style.id} ${form.id}`
        made.querySelector("button").setAttribute("aria-label", words.copies(`${style.name}, ${form.name}`))
        parts.push(made)
      }
    }
    parts.push(element("h3", "", words.references))
    for (const format of data.exports) {
      const made = row(format.name, [reference(format, place, address.cited, key)], "cite-code")
      made.dataset.form = format.id
      parts.push(made)
    }
    dialog.querySelector(".cite-body").replaceChildren(...parts)
    const report = dialog.querySelector(".cite-mistake")
    if (report) report.href = mistake(start, end, address.long)
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
    data = await edition.places.ready()
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
