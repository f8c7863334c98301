/* Reads where somebody wants to go: "24", "3 (c)", "40-43", "III.B", "summary 7", "p. 9", "A/58/275, para. 24", and
   lists of these: "24, 30-32, 3 (c)". Knows no page: the data of reports in, places out. */
(() => {
  "use strict"

  const PARAGRAPH = /\b(?:(?:sub-?)?paragraphs?|paras?|pars?|nos?)\b\.?|[¶§#]/g
  const SECTION = /\b(?:sections?|sect?|chapters?|chap?|parts?)\b\.?/g
  const NOTE = /\b(?:footnotes?|endnotes?|notes?|fn)\b\.?\s*(?=\d)/g
  const PAGE = /^(?:printed )?(?:pages?|pp?|pg)\b\.?\s*(\d+)$/
  const BETWEEN = /\s*(?:[-–—]|\.\.|\bto\b)\s*/g
  const AND = /\s*(?:[,;]|\band\b|&)\s*/
  const LONGEST = 300 // characters; a longer input is no place, and reading it would take its time
  const SHORT_ADDRESS = /([^/]+)\/p\/([^/]+)\.html$/

  /* An address as its letters and digits: "3 (c)" and "para-3-c" are "3c". What stands between digits counts. */
  function key(words) {
    return edition.tokenizer.plain(words).replace(NOTE, "fn ").replace(PARAGRAPH, "").replace(/\.(?=\D|$)/g, "")
      .replace(/(\d)\s+(?=\d)/g, "$1_").replace(/[^\p{L}\p{N}./_]/gu, "")
  }

  /* The same for a section: "Section III.B" is "iiib". */
  function sectionKey(words) {
    return key(edition.tokenizer.plain(words).replace(SECTION, ""))
  }

  /* The units and sections of a report by every key that stands for them. */
  function keys(report) {
    const units = new Map(), sections = new Map()
    const add = (map, name, value) => {
      if (name && !map.has(name)) map.set(name, value)
    }
    for (const name of ["id", "anchor", "short", "label"]) report.units.forEach((unit, at) => add(units, key(unit[name]), at))
    const all = [...report.sections, ...(report.chapters ?? [])]
    for (const name of ["label", "slug"]) all.forEach(section => add(sections, sectionKey(section[name]), section))
    return { units, sections }
  }

  /* The places that an input means, the likeliest first; none if it means none, or if a part of a list means none.
     `loose` are those that it names by a part of their number or by words of their heading. */
  function find(reports, slug, input) {
    const { places, lost } = read(reports, slug, input)
    return lost.length ? [] : places
  }

  /* What an input means: {report, places, lost}, of a list the parts that mean no place. */
  function read(reports, slug, input) {
    if (input.length > LONGEST) return { places: [], lost: [] }
    const asked = edition.tokenizer.clean(input).trim()
    const { report, rest } = named(reports, slug, asked)
    if (!report || !rest) return { report, places: [], lost: [] }
    const known = keys(report)
    const one = exact(report, known, rest)
    if (one.length) return { report, places: one, lost: [] }
    const parts = rest.split(AND).filter(Boolean)
    const several = parts.length > 1 ? list(report, known, parts) : { places: [], lost: [rest] }
    if (!several.lost.length) return { report, ...several }
    const headed = PAGE.test(edition.tokenizer.plain(rest)) ? [] : partly(report, rest).map(section => ({ ...whole(report, section), loose: true }))
    return headed.length ? { report, places: headed, lost: [] } : { report, ...several }
  }

  /* The places of a list, a range of them first if they follow each other. */
  function list(report, known, parts) {
    const found = [], lost = []
    let first = ""
    for (const part of parts) { // "summary 3, 5" goes on in the summary, "3 (a), (c)" in paragraph 3
      const stem = first.replace(/^\d/.test(key(part)) ? /[\d.]+$/ : /\D+$/, "")
      const range = ends(report, known.units, stem + part) ?? ends(report, known.units, part)
      const [place] = range ? [stretch(report, ...range)] : exact(report, known, part)
      if (range) first = key(report.units[range[0]].id)
      if (place) found.push({ range, place })
      else lost.push(part)
    }
    const joined = found.length > 1 && found.every(({ range }, i) => range && (!i || range[0] === found[i - 1].range?.[1] + 1))
    const whole = joined && !lost.length ? [stretch(report, found[0].range[0], found.at(-1).range[1])] : []
    return { places: [...whole, ...found.map(({ place }) => place)], lost }
  }

  /* The unit, range, printed page or section that an input names exactly, in a list of one; none if it names none. */
  function exact(report, { units, sections }, input) {
    const range = ends(report, units, input)
    if (range) return [stretch(report, ...range)]
    const page = edition.tokenizer.plain(input).match(PAGE)
    if (page) return onPage(report, Number(page[1]))
    const section = sections.get(sectionKey(input))
    return section ? [whole(report, section)] : []
  }

  /* The report that an input names by its symbol or in an address, else the one at hand; and the rest of the input. */
  function named(reports, slug, input) {
    const address = input.match(SHORT_ADDRESS)
    if (address) return { report: reports.find(each => each.slug === address[1]), rest: address[2] }
    const lower = input.toLowerCase()
    const found = reports.find(({ symbol }) => lower.startsWith(symbol.toLowerCase()) && !/^[\d/]/.test(lower.slice(symbol.length)))
    if (!found) return { report: reports.find(each => each.slug === slug) || reports[0], rest: input.replace(/^.*#/, "") }
    return { report: found, rest: input.slice(found.symbol.length).replace(/^[\s,:]+/, "") }
  }

  /* The first and the last unit that an input names, by their places in the report. */
  function ends(report, units, input) {
    const whole = units.get(key(input))
    if (whole !== undefined) return [whole, whole]
    for (const { 0: sign, index } of input.matchAll(BETWEEN)) {
      const first = units.get(key(input.slice(0, index)))
      const last = first === undefined ? undefined : second(units, key(report.units[first].id), key(input.slice(index + sign.length)))
      if (last !== undefined) return [Math.min(first, last), Math.max(first, last)]
    }
    return null
  }

  /* The end of a range as its beginning makes it plain: "summary 3-5" ends at summary 5, "3 (a)-(c)" at 3 (c). */
  function second(units, first, last) {
    const within = /^\d/.test(last) ? first.replace(/[\d.]+$/, "") : first.replace(/\D+$/, "")
    return units.get(within + last) ?? units.get(last)
  }

  function stretch(report, first, last) {
    const [one, other] = [report.units[first], report.units[last]]
    const section = sectionOf(report, one)
    const page = one.section === other.section ? section.url : `${report.slug}/full.html`
    const anchor = first === last ? one.anchor : `${one.anchor}..${other.anchor}`
    return { kind: first === last ? "unit" : "range", report, section, first: one, last: other, count: last - first + 1, url: `${page}#${anchor}` }
  }

  function whole(report, section) {
    return { kind: "section", report, section, first: report.units.find(unit => unit.section === (section.begins ?? section.slug)), url: section.url }
  }

  function sectionOf(report, unit) {
    return report.sections.find(section => section.slug === unit.section)
  }

  /* The first unit that begins on a printed page, if the page is one. */
  function onPage(report, page) {
    const at = report.units.findIndex(unit => parseInt(unit.page, 10) === page)
    return at < 0 ? [] : [{ ...stretch(report, at, at), kind: "page", page }]
  }

  /* Sections above which nothing stands ("III"), by the end of their number ("B.5"), or by words of their heading. */
  function partly(report, input) {
    const sought = sectionKey(input)
    const above = report.sections.find(section => section.slug.split("-").some((_, i, parts) => i && sectionKey(parts.slice(0, i).join(" ")) === sought))
    if (above) return [above]
    const below = report.sections.filter(section => section.label.includes(".") && sought && sectionKey(section.label).endsWith(sought))
    const words = edition.tokenizer.of(input).map(each => each.word).filter(word => word.length > 3 || /\d/.test(word))
    const headed = section => {
      const heading = edition.tokenizer.of(section.heading).map(each => each.word)
      return words.some(word => word.length > 3) && words.every(word => heading.some(each => each.startsWith(word)))
    }
    return below.length ? below : report.sections.filter(headed)
  }

  /* What there is of the kind that an input without a place asks for: {kind, first, last}; null if it asks for none. */
  function limits(report, input) {
    const { groups, pages } = possible(report)
    if (PAGE.test(edition.tokenizer.plain(input))) return pages.length ? { kind: "pages", first: pages[0], last: pages[1] } : null
    const { units } = keys(report)
    const wanted = input.split(BETWEEN).map(key).find(part => /\d/.test(part) && !units.has(part)) ?? ""
    const [, base, item] = wanted.match(/^(\d[\d.]*)(\p{L}+)$/u) ?? []
    const of = units.has(base) ? `${base}(` : /^\d/.test(wanted) ? "" : wanted.replace(/\d[\d.]*$/, "")
    const group = groups.find(([name]) => name === of || (of && key(name) === of))
    if (!group) return item && of ? { kind: "none", base } : null
    const [first, last] = group[1]
    return { kind: item && of ? "items" : of ? "others" : "paragraphs", base, first, last }
  }

  /* What can be gone to in a report: [first, last] of the numbered paragraphs, their items and other units; sections; pages. */
  function possible(report) {
    const groups = new Map()
    for (const unit of report.units) {
      const [, base, item, other] = unit.id.match(/^(.*\d)(\(.+\))$|^(.*?)-?\d[\d.]*$/) || []
      const group = item ? `${base}(` : other ?? unit.id
      groups.set(group, [groups.get(group)?.[0] ?? unit, unit])
    }
    const labels = report.sections.map(section => section.label).filter(Boolean)
    const pages = report.units.map(unit => parseInt(unit.page, 10)).filter(Boolean)
    return { groups: [...groups.entries()], labels, pages: pages.length ? [pages[0], pages.at(-1)] : [] }
  }

  edition.destinations = { find, read, limits, possible }
})()
