/* A concordance: each place of a word with what stands before and behind it, and how often each word stands in a report.
   Knows no page; what is found, and what counts as a word, is the search's. */
(() => {
  "use strict"

  const AROUND = 120 // characters before and behind a word

  /** Where that begins which stands before a place, cut between words.
      @param {string} text @param {number} end */
  function begins(text, end) {
    const cut = Math.max(0, end - AROUND)
    return cut && cut + text.slice(cut, end).search(/\s/u) + 1
  }

  /** Where that ends which stands behind a place.
      @param {string} text @param {number} start */
  function ends(text, start) {
    const end = text.slice(start, start + AROUND).search(/\s\S*$/u)
    return text.length > start + AROUND && end >= 0 ? start + end : start + AROUND
  }

  /** @param {string} text */
  const inLine = text => text.replaceAll(/\s+/gu, " ")

  /** A line from these places of a text: what stands before the words, they, what stands behind, and where slips end in each.
      @param {string} text @param {number[]} slips @param {Span} span */
  function parted(text, slips, [from, to]) {
    /** @param {number} start @param {number} end @returns {[string, number[]]} */
    const part = (start, end) => [inLine(text.slice(start, end)),
      slips.filter(slip => slip > start && slip <= end).map(slip => inLine(text.slice(start, slip)).length)]
    const [[before, first], [word, second], [behind, third]] = [part(begins(text, from), from), part(from, to), part(to, ends(text, to))]
    return { before, word, behind, slips: { before: first, word: second, behind: third } }
  }

  /** The places of a query in the paragraphs that the search finds for it, in the order of the reports.
      @type {Parts["lines"]["of"]} */
  function of(known, reports, query) {
    const { dropped, hits } = edition.finder.find(known, query)
    const symbols = new Map(reports.map(report => [report.slug, report.symbol]))
    const order = new Map(reports.flatMap(report => report.units.map(unit => `${report.slug} ${unit.id}`)).map((name, at) => [name, at]))
    /** @param {Hit} hit */
    const place = ({ item }) => order.get(`${item.report} ${item.id}`) ?? 0
    const lines = hits.filter(({ item }) => item.kind === "paragraph").sort((one, other) => place(one) - place(other))
      .flatMap(({ item, text, spots }) => spots.map(span => ({
        item,
        symbol: symbols.get(item.report ?? "") ?? "",
        ...parted(text, item.slips ?? [], span),
      })))
    return { dropped, lines }
  }

  /** The lines by the words before, the nearest first, or by those behind; lines that are alike stay as they are.
      @type {Parts["lines"]["sorted"]} */
  function sorted(lines, by) {
    if (by === "place") return lines
    const collator = new Intl.Collator("en", { numeric: true })
    /** @param {string} key @param {Word} word */
    const add = (key, { word }) => by === "before" ? `${word} ${key}` : `${key} ${word}`
    const keyed = lines.map(line => ({ line, key: edition.tokenizer.of(line[by]).reduce(add, "") }))
    return keyed.sort((one, other) => collator.compare(one.key, other.key)).map(({ line }) => line)
  }

  /** The words of a report, the most frequent first, then by the alphabet; as written without a capital, if they ever are.
      @type {Parts["lines"]["words"]} */
  function words(report) {
    /** @type {Map<string, Counted>} */
    const found = new Map()
    for (const { section, text } of report.units) {
      for (const { start, end, word, own } of edition.tokenizer.of(text)) {
        const written = own ? text.slice(start, end).replace(/['’＇]s$/u, "") : text.slice(start, end)
        const known = found.get(word) ?? { word, shown: written, count: 0, sections: new Map() }
        found.set(word, known)
        if (/^\p{Ll}/u.test(written) && !/^\p{Ll}/u.test(known.shown)) known.shown = written
        known.count += 1
        known.sections.set(section, (known.sections.get(section) ?? 0) + 1)
      }
    }
    const collator = new Intl.Collator("en", { numeric: true })
    return [...found.values()].sort((one, other) => other.count - one.count || collator.compare(one.word, other.word))
  }

  edition.lines = { of, sorted, words }
})()
