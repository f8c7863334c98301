/* The search: a dialog over everything that can be found. Its data is loaded when it first opens. */
(() => {
  "use strict"

  const words = {
    all: "All",
    kinds: { // by kind: one, several, and the filter's name
      paragraph: ["paragraph", "paragraphs", "Paragraphs"],
      country: ["country", "countries", "Countries"],
      instrument: ["instrument", "instruments", "Instruments"],
      body: ["body", "bodies", "Bodies"],
      process: ["process", "processes", "Processes"],
      document: ["document", "documents", "Documents"],
      page: ["page of the edition", "pages of the edition", "Pages of the edition"],
    },
    place: "This is a place in the text:",
    nothing: "Nothing found.",
    nothingHere: "Nothing found in this part of the text.",
    can: "You can search for words, names, symbols and numbers, for example:",
    and: " and ",
    nowhere: ["{words} was not found.", "{words} were not found."], // one word, several
    dropped: "No result has all of your words. These have the most of them:",
    alike: "Did you mean",
    or: " or ",
    long: { words: "Only the first {n} words are searched for.", characters: "Only the first {n} characters are searched for." },
    begun: "Words that begin with {words}:",
    without: "without {words}",
    mentions: ["{n} mention", "{n} mentions"],
    section: "Section",
    report: "Report",
    wholeReport: "All of {report}",
    more: "Show all {n}",
  }
  const KINDS = Object.keys(words.kinds)
  const SCRIPTS = ["tokenizer", "finder", "destinations", "listing", "goto", "arrive"]
  const SHOWN = 30 // hits shown at once
  const LENGTH = 40 // characters of a word that are repeated to the reader

  let shown, index, reports, before = "", chosen = "", all = false

  const part = name => shown.querySelector(name)
  const { fill, make } = edition
  const cut = word => word.length > LENGTH ? `${word.slice(0, LENGTH)}…` : word
  const quoted = list => list.map(word => `“${cut(word.replace(/["“”]/g, ""))}”`).join(", ")
  const asked = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? ""

  /** Opens the dialog, with these words in its field if there are any. */
  async function open(query) {
    await Promise.all(SCRIPTS.map(edition.script))
    shown ??= made()
    const field = part("[name=q]")
    if (query) field.value = query
    if (!shown.open) before = location.hash.startsWith("#q=") ? "" : location.hash
    edition.panels.open(shown)
    field.select()
    await gather()
    look()
  }

  function made() {
    const dialog = edition.listing.dialog("search-dialog")
    dialog.querySelector("[name=q]").addEventListener("input", () => {
      all = false
      look()
    })
    dialog.querySelector("[name=place]").addEventListener("change", look)
    dialog.addEventListener("close", () => {
      const forward = dialog.returnValue === "back" && history.state?.over // the reader is back at the search already
      if (!dialog.open && !forward) address("")
    })
    for (const example of dialog.querySelectorAll(".tips button")) example.addEventListener("click", () => ask(example.textContent))
    return dialog
  }

  /** Asks for these words in the place of what stands in the field. */
  function ask(query) {
    const field = part("[name=q]")
    field.value = query
    all = false
    field.focus()
    look()
  }

  // A browser that keeps the page for the way back may empty a field that it must not complete: so it may, while the
  // page is away, and afterwards the field has what the address has.
  addEventListener("pagehide", () => shown?.querySelector("[name=q]").removeAttribute("autocomplete"))
  addEventListener("pageshow", () => {
    if (!shown) return
    part("[name=q]").autocomplete = "off"
    if (shown.open && asked()) {
      part("[name=q]").value = asked()
      look()
    }
  })

  /** Everything that can be found, gathered once. */
  async function gather() {
    if (index) return
    const [entries, pages, names] = await Promise.all(["data/entries", "data/pages", "data/names"].map(edition.data))
    const slugs = [...new Set([edition.slug, ...entries.flatMap(entry => Object.keys(entry.where))])]
    reports = await Promise.all(slugs.map(slug => edition.data(`${slug}/data/units`)))
    index = edition.finder.index({ reports, entries, pages, names })
    part("[name=place]").append(...(reports.length > 1 ? reports.map(group) : sections(reports[0])))
  }

  function group(report) {
    const whole = new Option(fill(words.wholeReport, { report: report.symbol }), `${report.slug} `)
    return make("optgroup", { label: report.symbol }, whole, ...sections(report))
  }

  function sections(report) {
    return report.sections.map(({ slug, heading }) => new Option(heading, `${report.slug} ${slug}`))
  }

  // --- The answer to what stands in the field ---

  function look() {
    if (!index || !shown.open) return
    const query = part("[name=q]").value
    address(query.trim())
    tips(!query.trim())
    if (!query.trim()) {
      part(".narrow").hidden = true
      part(".found").replaceChildren()
      part(".results").replaceChildren()
      return
    }
    const places = edition.destinations.find(reports, edition.slug, query).filter(place => !place.loose).slice(0, 3)
    const answer = edition.finder.find(index, query)
    const placeOnly = places.length > 0 && answer.dropped // "40-43" is no word that anything lacks
    const hits = placeOnly ? [] : answer.hits.filter(within(part("[name=place]").value))
    part(".narrow").hidden = placeOnly || (!hits.length && !narrowed())
    filters(hits)
    const wanted = hits.filter(({ item }) => (chosen ? item.kind === chosen : !places.length || item.kind !== "section"))
    part(".found").replaceChildren(...(placeOnly ? [words.place] : told(answer, wanted, query)))
    tips(!wanted.length && !places.length && !narrowed())
    list(chosen && chosen !== "paragraph" ? [] : edition.goto.links(places, { brief: true, several: reports.length > 1 }), ordered(wanted), query)
  }

  /** Whether only a part of the text is looked in. */
  const narrowed = () => Boolean(part("[name=place]").value)

  /** Shows what the search can do: before anything is asked, and when nothing is found. */
  function tips(wanted) {
    part(".tips").hidden = !wanted
  }

  /** Whether a hit belongs to a part of the text: `SLUG SECTION`, `SLUG ` for a whole report, or nothing for all. */
  function within(place) {
    if (!place) return () => true
    const [slug, section] = place.split(" ")
    const { units } = reports.find(report => report.slug === slug)
    const here = new Set(units.filter(unit => !section || unit.section === section).map(unit => unit.id))
    return ({ item }) => {
      if (item.where) return (item.where[slug] ?? []).some(unit => here.has(unit))
      return item.report === slug && (!section || item.section === section)
    }
  }

  /** Among all kinds, only the best names stand before the paragraphs. */
  function ordered(hits) {
    if (chosen) return hits
    const best = (many, kind) => hits.filter(({ item, named }) => named && kind(item)).slice(0, many)
    const first = [...best(3, item => item.count !== undefined), ...best(2, item => item.kind === "page")]
    first.sort((one, other) => hits.indexOf(one) - hits.indexOf(other))
    return [...first, ...hits.filter(hit => !first.includes(hit)).sort((a, b) => late(a) - late(b))]
  }

  const late = ({ item }) => (item.kind === "section" || item.kind === "paragraph" ? 0 : item.kind === "page" ? 2 : 1)

  /** The answer in words: how much of what kind, and what has been left out to find it. */
  function told({ terms, dropped, offers }, hits, query) {
    const counts = KINDS.map(kind => [kind, hits.filter(({ item }) => item.kind === kind).length]).filter(([, n]) => n)
    const list = counts.map(([kind, n]) => `${n} ${words.kinds[kind][n === 1 ? 0 : 1]}`)
    const joined = list.length > 1 ? list.slice(0, -1).join(", ") + words.and + list.at(-1) : list[0]
    const lost = terms.filter(term => term.nowhere).map(term => term.shown)
    const begun = terms.filter(term => term.begun).map(term => term.shown)
    const sentences = [
      leftOut(query),
      lost.length ? fill(words.nowhere[lost.length === 1 ? 0 : 1], { words: quoted(lost) }) : "",
      dropped && hits.length ? words.dropped : "",
      begun.length && hits.length ? fill(words.begun, { words: quoted(begun) }) : "",
      joined ? joined + (offers.length ? "." : "") : narrowed() ? words.nothingHere : lost.length ? "" : words.nothing,
    ]
    const meant = offers.flatMap((offered, i) => [i ? (i < offers.length - 1 ? ", " : words.or) : ` ${words.alike} `, offer(offered)])
    return [sentences.filter(Boolean).join(" "), ...meant, meant.length ? "?" : "", hits.length || narrowed() ? "" : ` ${words.can}`]
  }

  /** What is left out of a query that is too long, in words. */
  function leftOut(query) {
    const { long, MOST, LONGEST } = edition.finder
    const kind = long(query)
    return kind ? fill(words.long[kind], { n: (kind === "words" ? MOST : LONGEST).toLocaleString("en-GB") }) : ""
  }

  /** A button that asks for what may be meant. */
  function offer(query) {
    return make("button", { type: "button", className: "alike", onclick: () => ask(query) }, query)
  }

  function filters(hits) {
    const fieldset = part(".narrow fieldset")
    const counts = new Map(KINDS.map(kind => [kind, hits.filter(({ item }) => item.kind === kind).length]))
    if (chosen && !counts.get(chosen)) chosen = ""
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
    const kinds = KINDS.filter(kind => counts.get(kind))
    const choices = [["", words.all, total], ...kinds.map(kind => [kind, words.kinds[kind][2], counts.get(kind)])]
    const legend = fieldset.querySelector("legend")
    fieldset.replaceChildren(legend, ...(kinds.length > 1 ? choices.map(choice) : []))
  }

  function choice([kind, name, n]) {
    const radio = make("input", { type: "radio", name: "kind", value: kind, checked: kind === chosen, className: "unseen" })
    radio.addEventListener("change", () => {
      chosen = kind
      look()
      part(`[name=kind][value="${kind}"]`).focus()
    })
    return make("label", {}, radio, make("span", {}, name, " ", make("small", {}, String(n))))
  }

  // --- The list ---

  function list(places, hits, query) {
    const seen = all ? hits : hits.slice(0, SHOWN)
    const rows = seen.map(hit => row(hit, query))
    if (seen.length < hits.length) rows.push(rest(hits.length))
    part(".results").replaceChildren(...places, ...rows)
    shown.scrollTop = 0
  }

  function rest(n) {
    const button = make("button", { type: "button" }, fill(words.more, { n }))
    button.addEventListener("click", () => {
      const at = part(".results").children.length - 1
      all = true
      look()
      part(".results").children[at]?.querySelector("a").focus()
    })
    return make("li", { className: "rest" }, button)
  }

  function row({ item, text, marks, missing }, query) {
    const link = make("a", { href: edition.base + item.url },
      make("span", { className: "where" }, title(item)),
      make("span", { className: "about" }, ...about(item)),
      !text ? null : make("span", { className: "around" }, ...around(text, marks)),
      missing.length ? make("span", { className: "without" }, fill(words.without, { words: quoted(missing) })) : null)
    link.dataset.sought = edition.finder.bounded(query).trim()
    return edition.listing.item(item.kind, link)
  }

  function title(item) {
    return item.kind === "paragraph" ? edition.listing.capital(item.title) : item.title
  }

  function about(item) {
    const symbol = reports.length > 1 && item.report ? reports.find(({ slug }) => slug === item.report).symbol : ""
    if (item.kind === "paragraph") return [symbol ? `${symbol} · ${item.heading}` : item.heading]
    if (item.kind === "section") return [symbol || words.section]
    const kind = edition.listing.capital(words.kinds[item.kind][0])
    if (item.kind === "page") return [[kind, symbol, item.page].filter(Boolean).join(" · ")]
    if (!item.where) return [words.report]
    return [kind, " ", make("small", {}, item.count ? fill(words.mentions[item.count === 1 ? 0 : 1], { n: item.count }) : "")]
  }

  function around(text, marks) {
    return edition.finder.excerpt(text, marks).map(piece => piece.mark ? make("mark", {}, piece.text) : piece.text)
  }

  /** Puts the query behind the # of this page's address, so that it can be shared and the way back leads to it. */
  function address(query) {
    const here = new URL(location.href)
    if (!query && !here.hash.startsWith("#q=")) return // the reader has gone on to a place of this page
    here.searchParams.delete("q")
    here.hash = query ? new URLSearchParams({ q: query }) : before
    if (here.href === location.href) return
    try {
      history.replaceState(history.state, "", here)
    } catch {
      /* a browser lets an address change only so often: it has these words with one of the next letters */
    }
  }

  edition.search = { open }
})()
