/* What the search has found, as a list: a link for each, with what it is, where it stands and the words around what was asked. */
(() => {
  "use strict"

  const words = {
    /** @type {Record<string, [string, string, string]>} */
    kinds: { // by kind: one, several, and the filter's name
      paragraph: ["paragraph", "paragraphs", "Paragraphs"],
      section: ["section", "sections", "Sections"],
      country: ["country", "countries", "Countries"],
      instrument: ["instrument", "instruments", "Instruments"],
      body: ["body", "bodies", "Bodies"],
      process: ["process", "processes", "Processes"],
      document: ["document", "documents", "Documents"],
      term: ["term", "terms", "Terms"],
      page: ["page of the edition", "pages of the edition", "Pages of the edition"],
    },
    without: "without {words}",
    mentions: ["{n} mention", "{n} mentions"],
    uses: ["{n} use", "{n} uses"],
    report: "Report",
  }

  const { base, fill, make } = edition

  /** @type {Parts["hits"]["row"]} */
  function row({ item, text, marks, missing }, query, reports) {
    const link = make("a", { href: base + item.url, "data-sought": edition.query.bounded(query).trim() },
      make("span", { className: "where" }, item.kind === "paragraph" ? edition.listing.capital(item.title) : item.title),
      make("span", { className: "about" }, ...about(item, reports)),
      text ? make("span", { className: "around" }, ...around(text, marks, item.slips)) : null,
      missing.length ? make("span", { className: "without" }, fill(words.without, { words: edition.wording.quoted(missing) })) : null)
    return edition.listing.item(item.kind, link)
  }

  /** What it is or where it stands; of several reports, in which.
      @param {Item} item @param {Report[]} reports */
  function about({ kind, heading = "", report, page = "", where, count }, reports) {
    const symbol = (reports.length > 1 && reports.find(each => each.slug === report)?.symbol) || ""
    if (kind === "paragraph") return [[symbol, heading].filter(Boolean).join(" · ")]
    const told = edition.listing.capital(words.kinds[kind][0])
    if (kind === "section") return [symbol || told]
    if (kind === "page") return [[told, symbol, page].filter(Boolean).join(" · ")]
    if (!where) return [words.report]
    const counted = kind === "term" ? words.uses : words.mentions
    return [told, " ", make("small", {}, count ? fill(counted[count === 1 ? 0 : 1], { n: count }) : "")]
  }

  /** @param {string} text @param {Span[]} marks @param {number[]} [slips] */
  const around = (text, marks, slips) => edition.excerpt.pieces(text, marks).flatMap(piece => {
    const told = edition.quoted(piece.text, slips, piece.at)
    return piece.mark ? make("mark", {}, ...told) : told
  })

  edition.hits = { KINDS: words.kinds, row }
})()
