/* Finds paragraphs, entries and pages by their words. Knows no page: data and a query in, hits in their order out. */
(() => {
  "use strict"

  const { prepare } = edition.query
  const { of: index, add, know } = edition.findable
  const { places, look } = edition.matching
  const { score, rank, level, weight } = edition.ranking
  const { spans } = edition.excerpt

  /** What is found. Every hit has all terms that are not dropped.

      Small words are not needed in a name, nor in a question, nor where nothing has them beside the others.
      @param {Findables} known @param {string} query @returns {Answer} */
  function find(known, query) {
    const { items } = known
    const terms = prepare(known, query)
    const looked = terms.length ? items.map(item => look(item, terms)).filter(each => each !== null) : []
    const { found, dropped } = answer(terms, looked)
    const rarity = terms.map((_, t) => Math.log(1 + items.length / (1 + looked.filter(({ has }) => has[t]).length)))
    const hits = found.map(hit => ({ hit, scored: score(hit, terms, rarity) })).sort((a, b) => {
      const [one, other] = [a.hit, b.hit]
      return rank(other) - rank(one) || level(other) - level(one) || weight(other) - weight(one)
        || b.scored - a.scored || one.item.order - other.item.order
    })
    return {
      terms: terms.map(({ shown, begun }, t) => ({ shown, begun: Boolean(begun), nowhere: !looked.some(({ has }) => has[t]) && terms[t].telling })),
      dropped,
      offers: edition.offers(known, terms, looked),
      hits: hits.map(({ hit }) => ({
        item: hit.item,
        named: rank(hit) >= 4 ? level(hit) : 0,
        missing: terms.filter((term, t) => term.telling && !hit.has[t]).map(term => term.shown),
        ...textOf(hit),
        spots: spots(hit, terms.length === 1),
      })),
    }
  }

  /** What has all terms that are needed, or all that tell something in its name; else what has the most of them.

      With it comes an entry whose whole name stands in the query.
      @param {Term[]} terms @param {Looked[]} looked */
  function answer(terms, looked) {
    const { found, dropped } = fitting(terms, looked)
    return { found: [...found, ...looked.filter(each => each.within && !found.includes(each))], dropped }
  }

  /** @param {Term[]} terms @param {Looked[]} looked */
  function fitting(terms, looked) {
    /** @param {(term: Term) => boolean} wanted */
    const having = wanted => looked.filter(({ has }) => terms.every((term, t) => has[t] || !wanted(term)))
    const whole = new Set(having(term => term.needed))
    const hits = looked.filter(hit => whole.has(hit) || hit.named || hit.placed)
    if (hits.length) return { found: hits, dropped: false }
    const telling = having(term => term.telling)
    if (telling.length) return { found: telling, dropped: false }
    /** @param {Looked} looked */
    const count = ({ has }) => has.filter((yes, t) => yes && terms[t].telling).length
    const most = Math.max(0, ...looked.map(count))
    return { found: looked.filter(hit => count(hit) === most), dropped: true }
  }

  /** The text to show and its marks: the part with the words. What an entry is stands after a name that is not its title.
      @param {Looked} looked */
  function textOf({ item, parts, part }) {
    const found = item.parts[part]
    const what = item.parts.findIndex(each => !each.name)
    if (!found.name) return { text: found.text, marks: spans(found, parts[part].flat()) }
    if (item.title.includes(found.text) && what === -1) return { text: "", marks: [] }
    if (item.title.includes(found.text)) return { text: item.parts[what].text, marks: spans(item.parts[what], parts[what].flat()) }
    const after = what === -1 || item.kind === "page" ? "" : `: ${item.parts[what].text}`
    return { text: found.text + after, marks: spans(found, parts[part].flat()) }
  }

  /** Each place of what was asked for in the words of a paragraph. Of several terms, those side by side are one place.
      @param {Looked} looked @param {boolean} alone @returns {Span[]} */
  function spots({ item, parts: [found], part }, alone) {
    if (item.kind !== "paragraph") return []
    const [{ words }] = item.parts
    return alone ? found[0].map(([from, to]) => [words[from].start, words[to].end]) : spans(item.parts[part], found.flat())
  }

  /** Where the words of a query stand in any text: spans of characters.
      @type {Parts["finder"]["within"]} */
  function within(query, text) {
    const part = { text, words: edition.tokenizer.of(text) }
    const known = { words: new Set(), byForm: new Map() }
    know(known, [part])
    const terms = prepare(known, query).filter(term => term.telling)
    return spans(part, terms.flatMap(term => places(term, part)))
  }

  edition.finder = { index, add, find, within }
})()
