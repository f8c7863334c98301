/* Where the terms of a query stand in a text, and in each part of what can be found. Knows no page. */
(() => {
  "use strict"

  const SENTENCE_END = /[.?!]["”’)]*\s|;/u
  const { NAME, PLACE } = edition.findable

  /** The places of a term in a part: the first and the last word of each.
      @param {Term} term @param {{ text: string, words: Word[] }} part */
  function places(term, { text, words }) {
    /** @type {Span[]} */
    const found = []
    for (let i = 0; i < words.length; i += 1) {
      const end = run(term, text, words, i)
      if (end >= 0) {
        found.push([i, end])
        i = end
      }
    }
    return found
  }

  /** The last word of the place of a term that begins with this word; -1 if none does.
      @param {Term} term @param {string} text @param {Word[]} words @param {number} i */
  function run(term, text, words, i) {
    const { accepted } = term
    if (term.joined.has(words[i].word)) return i
    if (accepted.length === 1 && !term.exact && i + 1 < words.length) { // "website" is also "web site"
      const [first, second] = [words[i].word, words[i + 1].word]
      const whole = term.words[0].word
      if (whole.startsWith(first) && second.length > 1 && first.length > 1 && accepted[0].has(first) === false
        && text.slice(words[i].end, words[i + 1].start).length === 1 && sameForm(whole, first + second)) return i + 1
    }
    for (let k = 0; k < accepted.length; k += 1) {
      const here = words[i + k]
      if (!here || !accepted[k].has(here.word) || (term.exact && term.words[k].own && !here.own)) return -1
      if (k && !follows(text.slice(words[i + k - 1].end, here.start), term.between[k - 1], text[here.start])) return -1
    }
    return i + accepted.length - 1
  }

  /** @param {string} one @param {string} other */
  function sameForm(one, other) {
    const forms = edition.tokenizer.forms(one)
    return one === other || edition.tokenizer.forms(other).some(each => forms.includes(each))
  }

  /** Whether what stands between two words of the text may stand for what the query has there.
      @param {string} sign @param {string} asked @param {string} next */
  function follows(sign, asked, next) {
    if (asked.includes("/") && !sign.normalize("NFKC").includes("/")) return false
    return !SENTENCE_END.test(sign) || !/\p{Lu}|\s/u.test(next) || /[.?!;:]/u.test(asked)
  }

  /** An item with what was found in it, or null if it has nothing that the query tells.
      @param {Findable} item @param {Term[]} terms @returns {Looked | null} */
  function look(item, terms) {
    const parts = item.parts.map(part => terms.map(term => places(term, part)))
    const has = terms.map((_, t) => parts.some(found => found[t].length))
    if (!terms.some((term, t) => term.telling && has[t])) return null
    const best = parts.map((found, p) => [found.filter(each => each.length).length, item.parts[p].name ? 1 : 0, -p, p])
      .reduce((one, other) => (compare(other, one) > 0 ? other : one))
    const marked = parts.map(found => found.map((each, t) => terms[t].needed ? each : [])) // of a question's small words nothing is marked
    /** @param {string} sort */
    const most = sort => Math.max(0, ...item.parts.map((part, p) => part.sort === sort && terms.every((term, t) => !term.telling || marked[p][t].length)
      ? naming(part, marked[p]) : 0))
    return { item, parts: marked, has, part: best[3], named: most(NAME), placed: most(PLACE), within: isWithin(item, parts) }
  }

  /** Whether a whole name of an entry, of several words, stands in the query: "who is bound by the Palermo Protocols".
      @param {Findable} item @param {Span[][][]} parts */
  function isWithin(item, parts) {
    return item.count !== undefined && item.parts.some((part, p) => part.sort === NAME && part.words.length > 1
      && covering(parts[p]).size === part.words.length)
  }

  /** The words of a part that terms stand at, by their numbers.
      @param {Span[][]} found */
  function covering(found) {
    return new Set(found.flat().flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
  }

  /** 3 if the words are the whole name, 2 if they begin it, 1 if they are most of it.
      @param {FindablePart} part @param {Span[][]} found */
  function naming({ words, person }, found) {
    const covered = covering(found)
    if (covered.size === words.length) return 3
    if (person || [...covered].every(i => i < covered.size)) return 2 // people are known by each of their names
    return covered.size * 2 > words.length ? 1 : 0
  }

  /** @param {number[]} one @param {number[]} other */
  function compare(one, other) {
    const i = one.findIndex((value, k) => value !== other[k])
    return i === -1 ? 0 : one[i] - other[i]
  }

  edition.matching = { places, look }
})()
