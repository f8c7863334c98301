/* The panel of citations, which a paragraph's number and a selection open: how the place is cited, as part of the official
   document or of this edition, in the style that was chosen and in the others; a quotation; addresses; references for
   managers; a text that reports a mistake. Each has a button that copies it. */
(() => {
  "use strict"

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
    noting: "Mark, note or add to a list",
    mistake: "Report a mistake",
    mistakeTo: "This copy has no address for reports. Copy this text, add what is wrong, and send it to whoever publishes this edition or gave you this copy.",
    mistakeText: "Your report",
    mistakeTitle: "Mistake in {symbol}, {place}",
    mistakeBody: "Paragraph: {unit}\nVersion of the edition: {version}\nAddress: {address}\n\nWhat is wrong, and how do you know?\n",
    about: "How to cite, and which addresses last",
  }
  const { base, fill, make, recall, remember, say, script } = edition

  /** @type {ReturnType<typeof build> | null} */
  let panel = null

  // --- What the reader chose last: the document or this edition, and the style ---

  const kept = recall("cite") // anything may be stored
  const chosen = { of: kept?.of === "edition" ? "edition" : "official", style: kept?.style }

  const ours = () => chosen.of === "edition"

  // --- Filling ---

  /** A style's form for a place, as nodes: words, and words in italics.
      @param {Citations} data @param {Style} style @param {Form} form @param {Spot} place @param {Addresses} address */
  const filled = (data, style, form, place, address) => edition.citation.filled(data, style, form, place, address, ours())
    .map(part => (typeof part === "string" ? part : make("i", {}, part[0])))

  /** A reference for managers as text.
      @param {Citations} data @param {Citations["exports"][0]} format @param {Spot} place @param {Addresses} address @param {string} key */
  function reference(data, format, place, address, key) {
    const at = edition.places.phrase(data, place, { ...data.styles[0], dash: "–" })
    const url = (ours() && address.cited) || data.official
    const told = edition.citation.reference(data, format, { at, url, key }, ours())
    return typeof told === "string" ? told : JSON.stringify([told], null, 2)
  }

  // --- The panel's pieces ---

  /** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {string} className @param {Child[]} inside */
  function piece(tag, className, ...inside) {
    const made = make(tag, {}, ...inside)
    made.className = className
    return made
  }

  /** A thing to copy: its name, itself, a button.
      @param {string} name @param {Child[]} content @param {string} kind @param {string} full */
  function row(name, content, kind = "cite-text", full = name) {
    const shown = piece(kind === "cite-code" ? "pre" : "p", kind, ...content)
    if (kind === "cite-code" || kind === "cite-quote") { // they scroll, so a keyboard must reach them
      Object.assign(shown, { tabIndex: 0, role: "region", ariaLabel: full })
    }
    const button = make("button", { type: "button", className: "cite-copy", ariaLabel: fill(words.copies, { what: full }) }, words.copy)
    button.addEventListener("click", async () => {
      const done = await edition.passages.copy(shown.textContent, kind === "cite-text" ? shown.innerHTML : "")
      if (!done) getSelection()?.selectAllChildren(shown)
      button.textContent = done ? words.copied : words.failed
      say(`${button.textContent}: ${name}`)
      setTimeout(() => { button.textContent = words.copy }, 2500)
    })
    return piece("div", "cite-row", piece("span", "cite-name", name), shown, button)
  }

  /** One of several to choose from, as buttons that look like one; which one holds, and what to do when another is chosen.
      @param {"of" | "style"} name @param {string} legend @param {[string, string][]} options @param {() => void} done */
  function choice(name, legend, options, done) {
    const inputs = options.map(([value]) => make("input", { type: "radio", name, value, onchange: () => {
      chosen[name] = value
      remember("cite", chosen)
      done()
    } }))
    const labels = options.map(([, label], at) => make("label", {}, inputs[at], make("span", {}, label)))
    /** @param {string} value */
    const check = value => { for (const input of inputs) input.checked = input.value === value }
    return { shown: piece("fieldset", "cite-choice", make("legend", {}, legend), ...labels), check }
  }

  /** A part that unfolds, and what is in it.
      @param {string} name @param {string} summary */
  function fold(name, summary) {
    const inside = make("div", {})
    return { shown: piece("details", `cite-fold ${name}`, make("summary", {}, summary), inside), inside }
  }

  /** Links to the official document in its languages; nothing where they are not known.
      @param {Citations} data */
  function languages(data) {
    const links = data.languages.flatMap(({ tag, name, written, url }) => [" ", make("a", { href: url, lang: tag, hreflang: tag, dir: written }, name)])
    return piece("p", "small cite-languages", ...(links.length ? [words.read, ...links] : []))
  }

  /** A style's name, where its rules are told, and its forms.
      @param {Citations} data @param {Style} style @param {Spot} place @param {Addresses} address */
  function styled(data, style, place, address) {
    const rules = make("a", { className: "cite-rules", href: `${base}about/citing.html#${style.id}`, ariaLabel: `${words.rules}: ${style.name}` }, words.rules)
    const rows = style.forms.map(form => {
      const made = row(form.name, filled(data, style, form, place, address), "cite-text", `${style.name}, ${form.name}`)
      made.dataset.form = `${style.id} ${form.id}`
      return made
    })
    return [make("h3", {}, `${style.name} `, rules), ...rows]
  }

  /** How to report a mistake in the place, by title and text.
      @param {Citations} data @param {number} start @param {number} last @param {string} address */
  function mistake(data, start, last, address) {
    const unit = `${data.slug} ${[...new Set([data.units[start].id, data.units[last].id])].join(" - ")}`
    const { version } = data
    const title = fill(words.mistakeTitle, { symbol: data.symbol, place: edition.places.house(data, start, last) })
    return { title, body: fill(words.mistakeBody, { unit, version, address }), unit, version }
  }

  // --- The panel ---

  /** The panel for the citations of a report: it opens at a place, with the words that are quoted.
      @param {Citations} data */
  function build(data) {
    const { passages, places } = edition
    /** @type {Passage[]} */
    let quoted = []

    const title = make("h2", { id: "cite-title" })
    const close = make("button", { type: "button", className: "close", ariaLabel: words.close }, "×")
    const of = choice("of", words.of, [["official", words.official], ["edition", words.edition]], show)
    const style = choice("style", words.style, data.styles.map(({ id, name }) => [id, name]), show)
    const [from, to] = [end(), end()]
    const [first, quotation, addresses, report] = ["cite-chosen", "cite-quoted", "cite-addresses", "cite-report"].map(name => piece("div", name))
    const [others, references, told] = [fold("cite-others", words.others), fold("cite-references", words.references), fold("cite-mistake", words.mistake)]
    const settings = make("button", { type: "button", className: "cite-way" }, words.settings)
    const noting = make("button", { type: "button" }, words.noting)
    const dialog = make("dialog", { className: "panel cite", "aria-labelledby": title.id }, piece("div", "cite-in",
      piece("div", "cite-head", title, close),
      piece("p", "cite-range", make("label", {}, `${words.from} `, from), " ", make("label", {}, `${words.to} `, to), " "),
      piece("p", "cite-noting", noting),
      of.shown, languages(data), style.shown, first, quotation, others.shown, addresses, references.shown, report,
      piece("p", "cite-foot", make("a", { href: `${base}about/citing.html` }, words.about), settings)))

    close.addEventListener("click", () => dialog.close())
    from.name = "from"
    to.name = "to"
    from.addEventListener("change", () => moved(from, to))
    to.addEventListener("change", () => moved(to, from))
    settings.addEventListener("click", () => {
      dialog.close()
      edition.ways.settings()
    })
    noting.addEventListener("click", () => {
      const [begins, ends] = [from, to].map(each => data.units[Number(each.value)].id)
      dialog.close()
      edition.want(() => edition.part("desk/noting").then(each => quoted.length ? each.open(quoted) : each.place(begins, ends)))
    })
    document.body.append(dialog)

    /** A choice among the units. */
    function end() {
      return make("select", {}, ...data.units.map((_, at) => new Option(places.house(data, at, at), String(at))))
    }

    /** One end of the range was moved, and takes the other along.
        @param {HTMLSelectElement} one @param {HTMLSelectElement} other */
    function moved(one, other) {
      if (Number(to.value) < Number(from.value)) other.value = one.value
      quoted = []
      show()
      say(title.textContent)
    }

    /** A link with all filled in that reports a mistake, or a ready text where there is no address for it.
        @param {number} start @param {number} last @param {string} address */
    function reporting(start, last, address) {
      const ready = mistake(data, start, last, address)
      if (!data.mistakes) {
        told.inside.replaceChildren(piece("p", "small", words.mistakeTo), row(words.mistakeText, [`${ready.title}\n\n${ready.body}`], "cite-code"))
        return told.shown
      }
      const names = data.mistakes.startsWith("mailto:") ? { subject: ready.title, body: ready.body } : ready
      const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
      return make("a", { className: "cite-mistake", href: `${data.mistakes}${data.mistakes.includes("?") ? "&" : "?"}${query}` }, words.mistake)
    }

    /** Shows everything for the chosen place. */
    function show() {
      const [start, last] = [Number(from.value), Number(to.value)]
      const place = places.locate(data, start, last)
      const house = places.house(data, start, last)
      const marked = quoted.length ? quoted : passages.whole(data, start, last)
      const address = places.addresses(data, start, last, marked.length ? passages.directive(marked) : "")
      const key = `${data.slug}:${[...new Set([data.units[start].anchor, data.units[last].anchor])].join("..")}`
      const best = data.styles.find(({ id }) => id === chosen.style) ?? data.styles[0]
      title.textContent = fill(words.title, { symbol: data.symbol, place: house })
      of.check(chosen.of)
      style.check(best.id)
      first.replaceChildren(...styled(data, best, place, address))
      others.inside.replaceChildren(...data.styles.filter(each => each !== best).flatMap(each => styled(data, each, place, address)))
      const text = quoted.map(each => each.quote).join("\n\n")
      quotation.replaceChildren(...(text ? [row(words.quotation, [`“${text}” (${data.symbol}, ${house})\n${places.preferred(data, address)}`], "cite-quote")] : []))
      addresses.replaceChildren(
        make("h3", {}, address.known ? words.addresses : words.here),
        row(start === last ? words.link : words.links, [address.long], "cite-address"),
        ...(address.words ? [row(quoted.length ? words.quotationMarked : words.wordsMarked, [address.words], "cite-address")] : []),
        ...(address.short && address.known ? [row(words.short, [address.short], "cite-address")] : []),
        ...(address.known ? [] : [piece("p", "small", words.onlyHere)]))
      references.inside.replaceChildren(...data.exports.map(format => {
        const made = row(format.name, [reference(data, format, place, address, key)], "cite-code")
        made.dataset.form = format.id
        return made
      }))
      report.replaceChildren(reporting(start, last, address.long))
    }

    /** @param {number} start @param {number} last @param {Passage[]} parts */
    function openAt(start, last, parts) {
      quoted = parts
      from.value = String(start)
      to.value = String(last)
      show()
      edition.panels.open(dialog)
      dialog.scrollTop = 0
    }

    return { data, openAt }
  }

  /** The panel, once all is there that it needs. */
  async function prepared() {
    const [{ ready }] = await Promise.all([script("passages"), script("dates"), script("citation")])
    const data = await ready()
    panel ??= build(data)
    return panel
  }

  /** Opens the panel for the unit of this number.
      @type {Parts["cite"]["open"]} */
  async function open(number) {
    const built = await prepared()
    const at = built.data.units.findIndex(unit => `#${unit.anchor}` === number.hash)
    if (at !== -1) built.openAt(at, at, [])
  }

  /** Opens the panel for what is selected: the words of each unit.
      @type {Parts["cite"]["selected"]} */
  async function selected(parts) {
    const built = await prepared()
    built.openAt(...edition.passages.span(built.data, parts), parts)
  }

  edition.cite = { open, selected }
})()
