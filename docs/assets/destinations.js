/* Reads where somebody wants to go: "24", "3 (c)", "40-43", "III.B", "summary 7", "p. 9", "A/58/275, para. 24", and
   lists of these: "24, 30-32, 3 (c)". Knows no page: the data of reports in, places out. */
(() => {
  "use strict"

  const PARAGRAPH = /\b(?:(?:sub-?)?paragraphs?|paras?|pars?|nos?)\b\.?|[¶§#]/gu
  const SECTION = /\b(?:sections?|sect?|chapters?|chap?|parts?)\b\.?/gu
  const NOTE = /\b(?:footnotes?|endnotes?|notes?|fn)\b\.?\s*(?=\d)/gu
  const PAGE = /^(?:printed )?(?:pages?|pp?|pg)\b\.?\s*(\d+)$/u
  const BETWEEN = /\s*(?:[-–—]|\.\.|\bto\b)\s*/gu
  const AND = /\s*(?:[,;]|\band\b|&)\s*/u
  const LONGEST = 300 // characters; a longer input is no place, and reading it would take its time
  const SHORT_ADDRESS = /([^/]+)\/p\/([^/]+)\.html$/u

  /** An address as its letters and digits: "3 (c)" and "para-3-c" are "3c". What stands between digits counts.
      @param {string} words */
  function key(words) {
    return edition.tokenizer.plain(words).replaceAll(NOTE, "fn ").replaceAll(PARAGRAPH, "").replaceAll(/\.(?=\D|$)/gu, "")
      .replaceAll(/(\d)\s+(?=\d)/gu, "$1_").replaceAll(/[^\p{L}\p{N}./_]/gu, "")
  }

  /** The same for a section: "Section III.B" is "iiib".
      @param {string} words */
  function sectionKey(words) {
    return key(edition.tokenizer.plain(words).replaceAll(SECTION, ""))
  }

  /** The units, by their place, and the sections of a report by every key that stands for them.
      @param {Report} report */
  function keys(report) {
    /** @type {Map<string, number>} */
    const units = new Map()
    /** @type {Map<string, Section>} */
    const sections = new Map()
    for (const name of /** @type {const} */ (["id", "anchor", "short", "label"])) {
      for (const [at, unit] of report.units.entries()) add(units, key(unit[name]), at)
    }
    for (const name of /** @type {const} */ (["label", "slug"])) {
      for (const section of [...report.sections, ...report.chapters]) add(sections, sectionKey(section[name]), section)
    }
    return { units, sections }
  }

  /** The first that has a name keeps it.
      @template T @param {Map<string, T>} map @param {string} name @param {T} value */
  function add(map, name, value) {
    if (name && !map.has(name)) map.set(name, value)
  }

  /** The places that an input means, the likeliest first; none if it means none, or if a part of a list means none.
      `loose` are those that it names by a part of their number or by words of their heading.
      @type {Parts["destinations"]["find"]} */
  function find(reports, slug, input) {
    const { places, lost } = read(reports, slug, input)
    return lost.length ? [] : places
  }

  /** What an input means: of a list also the parts that mean no place.
      @type {Parts["destinations"]["read"]} */
  function read(reports, slug, input) {
    if (input.length > LONGEST) return { report: undefined, places: [], lost: [] }
    const asked = edition.tokenizer.clean(input).trim()
    const { report, rest } = named(reports, slug, asked)
    if (!report || !rest) return { report, places: [], lost: [] }
    const known = keys(report)
    const one = exact(report, known, rest)
    if (one.length) return { report, places: one, lost: [] }
    const parts = rest.split(AND).filter(Boolean)
    const several = parts.length > 1 ? list(report, known, parts) : { places: [], lost: [rest] }
    if (!several.lost.length) return { report, ...several }
    const sections = PAGE.test(edition.tokenizer.plain(rest)) ? [] : partly(report, rest)
    const headed = sections.flatMap(section => whole(report, section)).map(place => ({ ...place, loose: true }))
    return headed.length ? { report, places: headed, lost: [] } : { report, ...several }
  }

  /** The places of a list, a range of them first if they follow each other.
      @param {Report} report @param {ReturnType<typeof keys>} known @param {string[]} parts */
  function list(report, known, parts) {
    /** @type {{ range: [number, number] | null, place: Destination }[]} */
    const found = []
    const lost = []
    let first = ""
    for (const part of parts) { // "summary 3, 5" goes on in the summary, "3 (a), (c)" in paragraph 3
      const stem = first.replace(/^\d/u.test(key(part)) ? /[\d.]+$/u : /\D+$/u, "")
      const range = ends(report, known.units, stem + part) ?? ends(report, known.units, part)
      const [place] = range ? [stretch(report, ...range)] : exact(report, known, part)
      if (range) first = key(report.units[range[0]].id)
      if (place) found.push({ range, place })
      else lost.push(part)
    }
    const joined = found.length > 1 && found.every(({ range }, i) => range && (!i || range[0] - 1 === found[i - 1].range?.[1]))
    const [from, to] = [found[0]?.range, found.at(-1)?.range]
    const all = joined && from && to && !lost.length ? [stretch(report, from[0], to[1])] : []
    return { places: [...all, ...found.map(({ place }) => place)], lost }
  }

  /** The unit, range, printed page or section that an input names exactly, in a list of one; none if it names none.
      @param {Report} report @param {ReturnType<typeof keys>} known @param {string} input @returns {Destination[]} */
  function exact(report, { units, sections }, input) {
    const range = ends(report, units, input)
    if (range) return [stretch(report, ...range)]
    const page = edition.tokenizer.plain(input).match(PAGE)
    if (page) return onPage(report, Number(page[1]))
    const section = sections.get(sectionKey(input))
    return section ? whole(report, section) : []
  }

  /** The report that an input names by its symbol or in an address, else the one at hand; and the rest of the input.
      @param {Report[]} reports @param {string} slug @param {string} input */
  function named(reports, slug, input) {
    const address = input.match(SHORT_ADDRESS)
    if (address) return { report: reports.find(each => each.slug === address[1]), rest: address[2] }
    const lower = input.toLowerCase()
    const found = reports.find(({ symbol }) => lower.startsWith(symbol.toLowerCase()) && !/^[\d/]/u.test(lower.slice(symbol.length)))
    if (!found) return { report: reports.find(each => each.slug === slug) ?? reports[0], rest: input.replace(/^.*#/u, "") }
    return { report: found, rest: input.slice(found.symbol.length).replace(/^[\s,:]+/u, "") }
  }

  /** The first and the last unit that an input names, by their places in the report.
      @param {Report} report @param {Map<string, number>} units @param {string} input @returns {[number, number] | null} */
  function ends(report, units, input) {
    const alone = units.get(key(input))
    if (alone !== undefined) return [alone, alone]
    for (const { 0: sign, index } of input.matchAll(BETWEEN)) {
      const first = units.get(key(input.slice(0, index))) ?? -1
      const last = first === -1 ? -1 : second(units, key(report.units[first].id), key(input.slice(index + sign.length))) ?? -1
      if (last !== -1) return [Math.min(first, last), Math.max(first, last)]
    }
    return null
  }

  /** The end of a range as its beginning makes it plain: "summary 3-5" ends at summary 5, "3 (a)-(c)" at 3 (c).
      @param {Map<string, number>} units @param {string} first @param {string} last */
  function second(units, first, last) {
    const within = /^\d/u.test(last) ? first.replace(/[\d.]+$/u, "") : first.replace(/\D+$/u, "")
    return units.get(within + last) ?? units.get(last)
  }

  /** The places of the units from one to another.
      @param {Report} report @param {number} first @param {number} last @returns {Stretch} */
  function stretch(report, first, last) {
    const [one, other] = [report.units[first], report.units[last]]
    const section = /** @type {Section} */ (report.sections.find(each => each.slug === one.section))
    const page = one.section === other.section ? section.url : `${report.slug}/full.html`
    const anchor = first === last ? one.anchor : `${one.anchor}..${other.anchor}`
    return { kind: first === last ? "unit" : "range", report, section, first: one, last: other, count: last - first + 1, url: `${page}#${anchor}` }
  }

  /** A section, if there is a unit with which it begins.
      @param {Report} report @param {Section} section @returns {Whole[]} */
  function whole(report, section) {
    const first = report.units.find(unit => unit.section === (section.begins ?? section.slug))
    return first ? [{ kind: "section", report, section, first, url: section.url }] : []
  }

  /** The first unit that begins on a printed page, if the page is one.
      @param {Report} report @param {number} page @returns {OnPage[]} */
  function onPage(report, page) {
    const at = report.units.findIndex(unit => Number.parseInt(unit.page, 10) === page)
    return at === -1 ? [] : [{ ...stretch(report, at, at), kind: "page", page }]
  }

  /** Sections above which nothing stands ("III"), by the end of their number ("B.5"), or by words of their heading.
      @param {Report} report @param {string} input */
  function partly(report, input) {
    const sought = sectionKey(input)
    const above = report.sections.find(section => section.slug.split("-").some((_, i, parts) => i && sectionKey(parts.slice(0, i).join(" ")) === sought))
    if (above) return [above]
    const below = report.sections.filter(section => section.label.includes(".") && sought && sectionKey(section.label).endsWith(sought))
    const words = edition.tokenizer.of(input).map(each => each.word).filter(word => word.length > 3 || /\d/u.test(word))
    /** @param {Section} section */
    const headed = section => {
      const heading = edition.tokenizer.of(section.heading).map(each => each.word)
      return words.some(word => word.length > 3) && words.every(word => heading.some(each => each.startsWith(word)))
    }
    return below.length ? below : report.sections.filter(headed)
  }

  /** What there is of the kind that an input without a place asks for; null if it asks for none.
      @type {Parts["destinations"]["limits"]} */
  function limits(report, input) {
    const { groups, pages } = possible(report)
    if (PAGE.test(edition.tokenizer.plain(input))) return pages.length ? { kind: "pages", first: pages[0], last: pages[1] } : null
    const { units } = keys(report)
    const wanted = input.split(BETWEEN).map(key).find(part => /\d/u.test(part) && !units.has(part)) ?? ""
    const [, base = "", item = ""] = wanted.match(/^(\d[\d.]*)(\p{L}+)$/u) ?? []
    const of = units.has(base) ? `${base}(` : (/^\d/u.test(wanted) ? "" : wanted.replace(/\d[\d.]*$/u, ""))
    const group = groups.find(([name]) => name === of || (of && key(name) === of))
    if (!group) return item && of ? { kind: "none", base } : null
    const [, [first, last]] = group
    return { kind: item && of ? "items" : (of ? "others" : "paragraphs"), base, first, last }
  }

  /** What can be gone to in a report: the first and the last of the numbered paragraphs, their items and other units;
      sections; pages.
      @type {Parts["destinations"]["possible"]} */
  function possible(report) {
    /** @type {Map<string, [Unit, Unit]>} */
    const groups = new Map()
    for (const unit of report.units) {
      const [, base, item, other] = unit.id.match(/^(.*\d)(\(.+\))$|^(.*?)-?\d[\d.]*$/u) ?? []
      const group = item ? `${base}(` : other ?? unit.id
      groups.set(group, [groups.get(group)?.[0] ?? unit, unit])
    }
    const labels = report.sections.map(section => section.label).filter(Boolean)
    const pages = report.units.map(unit => Number.parseInt(unit.page, 10)).filter(Boolean)
    return { groups: [...groups.entries()], labels, pages: [...pages.slice(0, 1), ...pages.slice(-1)] }
  }

  edition.destinations = { find, read, limits, possible }
})()
