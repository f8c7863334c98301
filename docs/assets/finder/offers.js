/* What may be meant by a query with a misspelt word: the same query with a known word in its place. */
(() => {
  "use strict"

  const DOUBTS = 3 // words that can be misspelt for the query still to be understood
  const { NAME, WORDS } = edition.findable

  /** Queries with a known word in the place of each that is not: several for one such word, one for more.
      @param {Findables} known @param {Term[]} terms @param {Looked[]} looked */
  function offers(known, terms, looked) {
    /** @param {number} t */
    const usual = t => looked.some(({ item, parts }) => item.main !== false && item.parts.some(({ sort }, p) => parts[p][t].length && (sort === NAME || sort === WORDS)))
    const doubts = terms.flatMap((term, t) => {
      if (!term.telling || term.begun || usual(t)) return []
      const found = looked.some(({ has }) => has[t])
      return term.words.filter(({ word }, i) => !/\d/u.test(word) && ![...term.accepted[i]].some(each => known.usual.has(each)))
        .map(word => ({ term, word, meant: found ? near(known.named, word.word, 1) : alike(known, word.word) }))
    }).filter(({ meant }) => meant.length)
    if (doubts.length > DOUBTS) return []
    /** @param {Choice[]} choice */
    const written = choice => terms.map(term => respelt(term, choice.filter(each => each.term === term))).join(" ")
    if (doubts.length !== 1) return doubts.length ? [written(doubts.map(each => ({ ...each, by: each.meant[0] })))] : []
    return doubts[0].meant.map(by => written([{ ...doubts[0], by }]))
  }

  /** @param {Term} term @param {Choice[]} choice */
  function respelt({ shown, text }, choice) {
    const respelled = choice.reduceRight((done, { word, by }) => done.slice(0, word.start) + by + done.slice(word.end), text)
    return shown.replace(text, () => respelled)
  }

  /** Words like this one that names and reports have, the nearest first: for a word that is nowhere.
      @param {Findables} known @param {string} word */
  const alike = ({ usual }, word) => near(usual, word, word.length < 6 ? 1 : 2)

  /** @param {Map<string, Writing>} words @param {string} word @param {number} limit */
  function near(words, word, limit) {
    const sought = edition.tokenizer.plain(word)
    if (sought.length < 4) return []
    const found = [...words.keys()].filter(each => each.length > 2 && !/\d/u.test(each))
      .map(each => ({ far: edition.tokenizer.distance(sought, each, limit), each }))
      .filter(({ far }) => far <= limit)
      .sort((one, other) => one.far - other.far || (one.each < other.each ? -1 : 1))
      .map(({ each }) => each)
    const forms = found.map(each => edition.tokenizer.forms(each)) // of "migrant" and "migrants" one is enough
    return found.filter((_, i) => !forms.slice(0, i).some(earlier => earlier.some(form => forms[i].includes(form))))
      .slice(0, 3).map(each => words.get(each)?.text ?? each)
  }

  edition.offers = offers
})()
