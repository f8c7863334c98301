/* What the search is asked for: the terms of a query, and which known words may stand for each. Knows no page. */
(() => {
  "use strict"

  const QUOTED = /["“”«»„]([^"“”«»„]*)(?:["“”«»„]|$)|[^\s"“”«»„]+/gu
  const MOST = 40 // words of a query; what follows is not looked for
  const LONGEST = 1000 // characters of a query

  // Words with which a question begins, and words that carry none of its meaning.
  const ASKING = new Set("what who whom whose which where when why how is are was were do does did can could should may tell explain define".split(" "))
  const SMALL_WORDS = new Set([...ASKING, ...("a an the of in on at to for by with from about and or as be been being had has have having " +
    "i me my we us our you your he she it its they them their there this that these those would will shall might must " +
    "say says said mean means meant please").split(" ")])

  /** What is looked at of a query.
      @param {string} query */
  const bounded = query => query.trimStart().slice(0, LONGEST)

  /** The terms of a query. Words in quotes are one term, exact and in order; so are parts joined by signs: 58/275.
      @param {string} query */
  function parse(query) {
    /** @type {Typed[]} */
    const terms = []
    let left = MOST
    for (const [shown, quoted] of edition.tokenizer.clean(bounded(query)).matchAll(QUOTED)) {
      const all = quoted === undefined ? shown : quoted
      const words = edition.tokenizer.of(all).slice(0, left)
      const text = words.length < left ? all : all.slice(0, words.at(-1)?.end)
      const between = words.slice(1).map((word, i) => text.slice(words[i].end, word.start))
      const exact = quoted !== undefined
      const small = !exact && words.length === 1 && SMALL_WORDS.has(words[0].word)
      if (words.length) terms.push({ shown: shown.replace(all, () => text).trim(), text, exact, small, words, between })
      left -= words.length
      if (left <= 0) break
    }
    return terms
  }

  /** Of which a query has more than are looked for, "words" or "characters"; nothing if of none.
      @type {Parts["query"]["long"]} */
  function long(query) {
    if (edition.tokenizer.of(bounded(query)).length > MOST) return "words"
    return query.trim().length > LONGEST ? "characters" : ""
  }

  /** The query's terms, each told which known words may stand for each of its words.
      @param {Pick<Findables, "words" | "byForm">} known @param {string} query */
  function prepare(known, query) {
    const typed = parse(query)
    const question = typed.length > 0 && !typed[0].exact && (ASKING.has(typed[0].words[0].word) || /[?？]\s*$/u.test(query))
    const some = typed.some(term => !term.small)
    /** @type {Term[]} */
    const terms = typed.map(term => {
      const alone = term.exact || term.words.length === 1 || term.between.some(sign => sign.includes("/"))
      const telling = !some || !term.small
      return {
        ...term,
        accepted: term.words.map(({ word }) => term.exact ? new Set([word]) : same(known, word)),
        joined: alone ? new Set() : same(known, term.words.map(({ word }) => word).join("")),
        telling,
        needed: telling || !question,
      }
    })
    const last = terms.at(-1)
    if (last && !last.exact && !/\s$/u.test(bounded(query))) beginning(known, last)
    return terms
  }

  /** The known words that are the same as this one, and itself.
      @param {Pick<Findables, "byForm">} known @param {string} word */
  function same({ byForm }, word) {
    return new Set([word, ...edition.tokenizer.forms(word).flatMap(form => byForm.get(form) ?? [])])
  }

  /** A word still being typed, which is none yet, stands for all that begin with it.
      @param {Pick<Findables, "words">} known @param {Term} term */
  function beginning(known, term) {
    const at = term.words.length - 1
    const { word } = term.words[at]
    if (word.length < 2 || [...term.accepted[at]].some(each => known.words.has(each))) return
    const begun = [...known.words].filter(each => each.startsWith(word))
    if (begun.length) {
      term.accepted[at] = new Set(begun)
      term.begun = true
    }
  }

  /** Whether a word is one of those that carry no meaning of their own.
      @type {Parts["query"]["small"]} */
  const small = word => SMALL_WORDS.has(word)

  edition.query = { MOST, LONGEST, bounded, long, prepare, small }
})()
