/* "Go to": a field that takes the number of a paragraph or section and leads there, or says what is possible. */
(() => {
  "use strict"

  const words = {
    range: "{first} to {last}",
    paras: "Paras. {first} to {last}",
    page: "Printed page {page}",
    from: "from {label}",
    onPage: "{label} is the first to begin on this page",
    count: "{n} paragraphs",
    across: "in more than one section",
    nothing: "{report} has no such place.",
    possible: "You can go to: {list}.",
    limits: {
      paragraphs: "{report} has paragraphs {first} to {last}.",
      items: "Paragraph {base} has items {first} to {last}.",
      none: "Paragraph {base} has no items.",
      others: "{report} has these: {first} to {last}.",
      pages: "{report} has printed pages {first} to {last}.",
    },
    lost: "{list}: not found.",
    paragraphs: "paragraphs {first} to {last}",
    single: "paragraph {first}",
    others: "{first} to {last}",
    sections: "sections, for example {first} or {last}",
    pages: "printed pages, p. {first} to p. {last}",
  }
  const BEGINNING = 110 // characters shown of a unit

  const { base, data, fill, make, script, slug } = edition

  /** @type {ReturnType<typeof made> | null} */
  let shown = null

  /** Opens the dialog. */
  async function open() {
    const [dialogs] = await Promise.all([data("data/dialogs"), script("tokenizer"), script("destinations"), script("listing")])
    shown ??= made(edition.listing.dialog(dialogs.goto))
    edition.panels.open(shown.dialog)
    shown.field.select()
    shown.take(await data(`${slug}/data/units`))
  }

  /** The dialog, its field, and what takes the report to go to places of.
      @param {HTMLDialogElement} dialog */
  function made(dialog) {
    const field = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=place]"))
    const [found, results, hint] = /** @type {HTMLElement[]} */ ([".found", ".results", "#goto-possible"].map(each => dialog.querySelector(each)))
    /** @type {Report | null} */
    let report = null

    function look() {
      if (!report) return
      const { report: meant, places, lost } = edition.destinations.read([report], slug, field.value)
      results.replaceChildren(...links(places))
      found.textContent = meant ? impossible(meant, places, lost) : ""
      hint.hidden = false
    }

    /** What is sent without a place to go to gets an answer. */
    function refuse() {
      if (results.querySelector("a") || !field.value.trim() || !report) return
      found.textContent = `${fill(words.nothing, { report: report.symbol })} ${possible(report)}`
      hint.hidden = true
    }

    /** @param {Report} read */
    function take(read) {
      report = read
      hint.textContent = possible(read)
      look()
    }

    field.addEventListener("input", look)
    dialog.querySelector("form")?.addEventListener("submit", refuse)
    return { dialog, field, take }
  }

  /** What to say, while it is typed, of a number that the report does not have.
      @param {Report} report @param {Destination[]} places @param {string[]} lost */
  function impossible(report, places, lost) {
    const near = lost.map(part => edition.destinations.limits(report, part)).filter(each => each !== null)
    const some = places.length && lost.length ? [fill(words.lost, { list: lost.join(", ") })] : []
    return [...some, ...new Set(near.map(each => limits(report, each)))].join(" ")
  }

  /** @param {Report} report @param {Limits} has */
  function limits({ symbol }, has) {
    const text = words.limits[has.kind]
    if (has.kind === "none") return fill(text, { base: has.base })
    if (has.kind === "pages") return fill(text, { report: symbol, first: has.first, last: has.last })
    const { base: paragraph, first, last, kind } = has
    const from = { paragraphs: first.id, items: ending(first.id), others: name(first.id) }[kind]
    return fill(text, { report: symbol, base: paragraph, first: from, last: ending(last.id) })
  }

  /** What a report has that can be gone to, in one sentence.
      @param {Report} report */
  function possible(report) {
    const { groups, labels, pages } = edition.destinations.possible(report)
    const list = groups.map(([, [first, last]]) => {
      if (/^\d[\d.]*$/u.test(first.id)) return fill(first === last ? words.single : words.paragraphs, { first: first.id, last: last.id })
      return first === last ? name(first.id) : fill(words.others, { first: name(first.id), last: ending(last.id) })
    })
    if (labels.length) list.push(fill(words.sections, { first: labels[0], last: labels.reduce((a, b) => (b.length > a.length ? b : a)) }))
    if (pages.length) list.push(fill(words.pages, { first: pages[0], last: pages[1] }))
    return fill(words.possible, { report: report.symbol, list: list.join("; ") })
  }

  /** @param {string} id */
  const name = id => id.replaceAll("-", " ").replace("(", " (")

  /** A link for each place, as it stands in a list of results; `brief` leaves out how a section begins, `several` names the report.
      @type {Parts["goto"]["links"]} */
  function links(places, brief = false, several = false) {
    return places.map(place => {
      const [title, about] = told(place)
      const begins = brief && place.kind === "section" ? null : edition.panels.begun(place.first, BEGINNING)
      return edition.listing.item("place", make("a", { href: base + place.url },
        make("span", { className: "where" }, title),
        make("span", { className: "about" }, several ? `${place.report.symbol} · ${about}` : about),
        begins === null ? null : make("span", { className: "around" }, ...begins)))
    })
  }

  /** @param {Destination} place */
  function told(place) {
    const { first, section } = place
    const { capital } = edition.listing
    if (place.kind === "unit") return [capital(first.label), section.heading]
    if (place.kind === "range") return [span(first, place.last), `${fill(words.count, { n: place.count })} · ${first.section === place.last.section ? section.heading : words.across}`]
    if (place.kind === "page") return [fill(words.page, { page: place.page }), fill(words.onPage, { label: capital(first.label) })]
    return [section.label || section.heading, section.label ? section.heading : fill(words.from, { label: first.label })]
  }

  /** @param {Unit} first @param {Unit} last */
  function span(first, last) {
    if (/^\d/u.test(first.id)) return fill(words.paras, { first: name(first.id), last: name(last.id) })
    return edition.listing.capital(fill(words.range, { first: first.label, last: ending(last.id) }))
  }

  /** The last part of an id: 15 of summary-15, (m) of 3(m).
      @param {string} id */
  const ending = id => id.match(/\d[\d.]*$|\([^()]+\)$/u)?.[0] ?? name(id)

  edition.goto = { open, links }
})()
