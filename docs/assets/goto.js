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

  let reports = []
  let shown = null

  const { base, data, fill, make, script, slug } = edition

  /** Opens the dialog. */
  async function open() {
    await Promise.all(["tokenizer", "destinations", "listing"].map(script))
    shown ??= made()
    edition.panels.open(shown)
    const field = shown.querySelector("[name=place]")
    field.select()
    reports = [await data(`${slug}/data/units`)]
    shown.querySelector("#goto-possible").textContent = possible(reports[0])
    look()
  }

  function made() {
    const dialog = edition.listing.dialog("goto-dialog")
    dialog.querySelector("[name=place]").addEventListener("input", look)
    dialog.querySelector("form").addEventListener("submit", refuse)
    return dialog
  }

  function look() {
    const { report, places, lost } = edition.destinations.read(reports, slug, shown.querySelector("[name=place]").value)
    shown.querySelector(".results").replaceChildren(...links(places))
    shown.querySelector(".found").textContent = report ? impossible(report, places, lost) : ""
    shown.querySelector("#goto-possible").hidden = false
  }

  /** What to say, while it is typed, of a number that the report does not have. */
  function impossible(report, places, lost) {
    const near = lost.map(part => edition.destinations.limits(report, part)).filter(Boolean)
    const told = [...new Set(near.map(each => limits(report, each)))]
    const some = places.length && lost.length ? [fill(words.lost, { list: lost.join(", ") })] : []
    return [...some, ...told].join(" ")
  }

  function limits(report, { kind, base, first, last }) {
    const [from, to] = {
      none: () => [],
      pages: () => [first, last],
      paragraphs: () => [first.id, last.id],
      items: () => [ending(first.id), ending(last.id)],
      others: () => [name(first.id), ending(last.id)],
    }[kind]()
    return fill(words.limits[kind], { report: report.symbol, base, first: from, last: to })
  }

  /** What is sent without a place to go to gets an answer. */
  function refuse() {
    if (shown.querySelector(".results a")) return
    if (!shown.querySelector("[name=place]").value.trim() || !reports.length) return
    shown.querySelector(".found").textContent = `${fill(words.nothing, { report: reports[0].symbol })} ${possible(reports[0])}`
    shown.querySelector("#goto-possible").hidden = true
  }

  /** What a report has that can be gone to, in one sentence. */
  function possible(report) {
    const { groups, labels, pages } = edition.destinations.possible(report)
    const list = groups.map(([, [first, last]]) => {
      if (/^\d[\d.]*$/.test(first.id)) return fill(first === last ? words.single : words.paragraphs, { first: first.id, last: last.id })
      return first === last ? name(first.id) : fill(words.others, { first: name(first.id), last: ending(last.id) })
    })
    if (labels.length) list.push(fill(words.sections, { first: labels[0], last: labels.reduce((a, b) => (b.length > a.length ? b : a)) }))
    if (pages.length) list.push(fill(words.pages, { first: pages[0], last: pages[1] }))
    return fill(words.possible, { report: report.symbol, list: list.join("; ") })
  }

  function name(id) {
    return id.replace(/-/g, " ").replace("(", " (")
  }

  /** A link for each place, as it stands in a list of results; `brief` leaves out how a section begins, `several` names the report. */
  function links(places, { brief = false, several = false } = {}) {
    return places.map(place => {
      const [title, about] = told(place)
      const words = brief && place.kind === "section" ? null : beginning(place.first.text)
      return edition.listing.item("place", make("a", { href: base + place.url },
        make("span", { className: "where" }, title),
        make("span", { className: "about" }, several ? `${place.report.symbol} · ${about}` : about),
        words && make("span", { className: "around" }, words)))
    })
  }

  function told({ kind, first, last, section, page, count }) {
    if (kind === "unit") return [edition.listing.capital(first.label), section.heading]
    if (kind === "range") return [span(first, last), `${fill(words.count, { n: count })} · ${first.section === last.section ? section.heading : words.across}`]
    if (kind === "page") return [fill(words.page, { page }), fill(words.onPage, { label: edition.listing.capital(first.label) })]
    return [section.label || section.heading, section.label ? section.heading : fill(words.from, { label: first.label })]
  }

  function span(first, last) {
    if (/^\d/.test(first.id)) return fill(words.paras, { first: name(first.id), last: name(last.id) })
    return edition.listing.capital(fill(words.range, { first: first.label, last: ending(last.id) }))
  }

  /** The last part of an id: 15 of summary-15, (m) of 3(m). */
  function ending(id) {
    return id.match(/\d[\d.]*$|\([^()]+\)$/)?.[0] ?? name(id)
  }

  function beginning(text) {
    return text.length > BEGINNING ? `${text.slice(0, text.lastIndexOf(" ", BEGINNING))} …` : text
  }

  edition.goto = { open, links }
})()
