/* What the search can find: reports, entries and pages, with the words of each. Knows no page: the data of an edition in. */
(() => {
  "use strict"

  const ORDERS = 1e6 // items of a report, at the most
  const [NAME, PLACE, WORDS, ABOUT] = ["name", "place", "words", "about"]

  /** Everything that can be found, its words counted once. Of a report without its units only the headings are found, until
      `add` takes them.

      Each part of an item has its text and what sort it is: NAME, PLACE (a place that lies in it), WORDS (of a report) or
      ABOUT (what is said about it). `names` are the names of entries in other languages.
      @type {Parts["findable"]["of"]} */
  function of({ reports = [], entries = [], pages = [], names = {} }) {
    /** @type {Findables} */
    const known = { reports, items: [], words: new Set(), byForm: new Map(), usual: new Map(), named: new Map() }
    for (const [at, report] of reports.entries()) {
      const title = `${report.symbol}: ${report.title}`
      put(known, at * ORDERS, { kind: "document", id: report.slug, report: report.slug, title, url: `${report.slug}/index.html`, count: Infinity },
        [named(report.symbol), named(report.title), { ...named(report.author), person: true }])
      for (const [n, section] of [...report.chapters, ...report.sections].entries()) {
        put(known, at * ORDERS + n + 1, { kind: "section", id: section.slug, report: report.slug, section: section.slug, title: section.heading,
          url: section.url }, [named(section.heading)])
      }
      add(known, report)
    }
    let order = reports.length * ORDERS
    for (const entry of entries) {
      const called = [...new Set([entry.short, entry.title, ...entry.names])]
      const abroad = (names[entry.id] ?? []).filter(name => !called.includes(name))
      const item = put(known, order += 1, { kind: entry.kind, id: entry.id, title: entry.short, count: entry.count, where: entry.where, url: entry.address }, [
        ...called.map(named), ...abroad.map(name => ({ ...named(name), abroad: true })),
        ...entry.places.map(text => ({ text, sort: PLACE })),
        { text: entry.text, sort: ABOUT }, ...entry.facts.map(fact => ({ text: fact.join(" "), sort: ABOUT }))])
      write(known.named, item.parts.slice(0, 1), item.order)
    }
    for (const page of pages) {
      const report = reports.find(({ slug }) => page.url.startsWith(`${slug}/`))
      put(known, order += 1, { kind: "page", id: page.url, report: report?.slug, title: page.title, page: page.page, main: !page.deep, url: page.url },
        [named(page.title), ...(page.also ?? []).map(named), { text: page.text, sort: ABOUT }])
    }
    return known
  }

  /** @param {string} text */
  const named = text => ({ text, sort: NAME })

  /** Takes the units of a report among what can be found.
      @param {Findables} known @param {Report} report */
  function add(known, report) {
    const sections = new Map(report.sections.map(section => [section.slug, section]))
    const order = (known.reports.findIndex(({ slug }) => slug === report.slug) + 0.5) * ORDERS
    for (const [at, unit] of report.units.entries()) {
      const { heading = "", url = "" } = sections.get(unit.section) ?? {}
      put(known, order + at, { kind: "paragraph", id: unit.id, report: report.slug, section: unit.section, title: unit.label,
        slips: unit.slips, heading, url: `${url}#${unit.anchor}` }, [{ text: unit.text, sort: WORDS }])
    }
  }

  /** Puts an item among what can be found; orders tell which of two that are alike stands first, whichever came first.
      @param {Findables} known @param {number} order @param {Item} item
      @param {{ text: string, sort: string, person?: boolean, abroad?: boolean }[]} texts */
  function put(known, order, item, texts) {
    const parts = texts.filter(({ text }) => text)
      .map(part => ({ ...part, name: part.sort === NAME || part.sort === PLACE, words: edition.tokenizer.of(part.text) }))
    const found = { ...item, parts, order }
    known.items.push(found)
    know(known, parts)
    if (item.main !== false) write(known.usual, parts.filter(({ sort, abroad }) => !abroad && (sort === NAME || sort === WORDS)), order)
    return found
  }

  /** Learns how the words of these parts are written: without a capital, if they ever stand so.
      @param {Map<string, Writing>} written @param {{ text: string, words: Word[] }[]} parts @param {number} order */
  function write(written, parts, order) {
    for (const { text, words } of parts) {
      for (const { start, end, word, own } of words) {
        const small = /^\p{Ll}/u.test(text.slice(start, end))
        const now = written.get(word)
        const better = !now || (small ? !now.small || order >= now.order : !now.small && order < now.order)
        if (!own && better) written.set(word, { text: text.slice(start, end), small, order })
      }
    }
  }

  /** Learns the words of these parts, and the forms by which they are known.
      @param {Pick<Findables, "words" | "byForm">} known @param {{ words: Word[] }[]} parts */
  function know({ words, byForm }, parts) {
    for (const { word } of parts.flatMap(part => part.words)) {
      if (!words.has(word)) {
        words.add(word)
        for (const form of edition.tokenizer.forms(word)) byForm.set(form, [...(byForm.get(form) ?? []), word])
      }
    }
  }

  edition.findable = { NAME, PLACE, WORDS, of, add, know }
})()
