/* Where a passage stands in the units of a report: how its place is written down, and how it is found again, also where the
   words of a unit were repaired since. Places are kept as code points, which do not depend on a programming language. */
(() => {
  "use strict"

  const BESIDE = 32 // code points that are kept of what stands before and after a passage
  const ALIKE = 0.6 // the part of its words that a changed passage shares with what it was

  /** The code points of a text.
      @param {string} text */
  const points = text => [...text]

  /** The place of a text that has so many code points before it.
      @param {string} text @param {number} count */
  const place = (text, count) => /[\u{10000}-\u{10FFFF}]/u.test(text) ? points(text).slice(0, count).join("").length : count

  /** @type {Parts["anchoring"]["describe"]} */
  function describe(units, first, start, last, end) {
    const [one, other] = [units[first], units[last]]
    const to = first === last ? null : other.id
    const texts = units.slice(first, last + 1).map(unit => unit.text)
    if (start === null || end === null) {
      return { unit: one.id, start: null, end: null, to, quote: texts.join("\n\n"), before: "", after: "" }
    }
    texts.push(texts.pop()?.slice(0, end) ?? "")
    texts[0] = texts[0].slice(start)
    return {
      unit: one.id,
      start: points(one.text.slice(0, start)).length,
      end: points(other.text.slice(0, end)).length,
      to,
      quote: texts.join("\n\n"),
      before: points(one.text.slice(0, start)).slice(-BESIDE).join(""),
      after: points(other.text.slice(end)).slice(0, BESIDE).join(""),
    }
  }

  // --- Finding ---

  /** How much two texts have in common at their ends (-1), or at their beginnings (1).
      @param {string} one @param {string} other @param {1 | -1} from */
  function shared(one, other, from) {
    let length = 0
    const at = () => from < 0 ? -1 - length : length
    while (length < one.length && one.at(at()) === other.at(at())) length += 1
    return length
  }

  /** Where these words stand in a unit; of several places the one with the most of what stood beside them, if no other has
      as much, else the nearest to where they were; null if none, or if two are as good.
      @param {string} text @param {{ quote: string, before: string, after: string }} words @param {number} near */
  function exactly(text, { quote, before, after }, near) {
    const places = []
    for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
      const beside = shared(before, text.slice(0, at), -1) + shared(after, text.slice(at + quote.length), 1)
      places.push({ at, beside, away: Math.abs(at - near) })
    }
    places.sort((one, other) => other.beside - one.beside || one.away - other.away)
    const [best, next] = places
    return best && !(next && next.beside === best.beside && next.away === best.away) ? best.at : null
  }

  /** Where changed words stand: between what stood before them and what stood after, if both are there once.
      @param {string} text @param {{ quote: string, before: string, after: string }} words @returns {Span | null} */
  function between(text, { quote, before, after }) {
    const from = before ? text.indexOf(before) + before.length : 0
    const to = after ? text.indexOf(after, from) : text.length
    const once = [before, after].every(each => !each || text.split(each).length === 2)
    return once && to > from && alike(text.slice(from, to), quote) ? [from, to] : null
  }

  /** Whether two texts share most of their words.
      @param {string} one @param {string} other */
  function alike(one, other) {
    const [words, others] = [one, other].map(text => new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u)))
    const both = [...words].filter(word => others.has(word)).length
    return both >= ALIKE * Math.max(words.size, others.size)
  }

  /** Whole units: by their ids, unless their words stand in other units now.
      @param {{ id: string, text: string }[]} units @param {Anchor} passage @returns {Found | null} */
  function wholly(units, { unit, to, quote }) {
    const ids = units.map(each => each.id)
    const [first, last] = [ids.indexOf(unit), ids.indexOf(to ?? unit)]
    const told = first !== -1 && last >= first ? units.slice(first, last + 1).map(each => each.text).join("\n\n") : ""
    /** @param {number} from @param {number} until @param {boolean} exact */
    const found = (from, until, exact) => ({ first: from, last: until, start: 0, end: units[until].text.length, exact })
    if (told === quote) return found(first, last, true)
    const parts = quote.split("\n\n")
    const elsewhere = units.findIndex((_, at) => parts.every((words, n) => units[at + n]?.text === words))
    if (elsewhere !== -1) return found(elsewhere, elsewhere + parts.length - 1, true)
    return told && alike(told, quote) ? found(first, last, false) : null
  }

  /** One end of a passage, or all of one in a single unit: in its own unit, else in another.
      @param {{ id: string, text: string }[]} units @param {string} id @param {number} near code points
      @param {{ quote: string, before: string, after: string }} words */
  function part(units, id, near, words) {
    const own = units.findIndex(each => each.id === id)
    const { quote } = words
    if (own !== -1) {
      const { text } = units[own]
      const at = place(text, near)
      const start = text.startsWith(quote, at) && text.slice(0, at).endsWith(words.before) ? at : exactly(text, words, at)
      if (start !== null) return { unit: own, span: /** @type {Span} */ ([start, start + quote.length]), exact: true }
    }
    const changed = own === -1 ? null : between(units[own].text, words)
    if (changed) return { unit: own, span: changed, exact: false }
    const elsewhere = units.flatMap(({ text }, unit) => {
      const start = unit !== own && text.includes(quote) ? exactly(text, words, 0) : null
      return start === null ? [] : [{ unit, span: /** @type {Span} */ ([start, start + quote.length]), exact: true }]
    })
    return elsewhere.length === 1 ? elsewhere[0] : null
  }

  /** @type {Parts["anchoring"]["find"]} */
  function find(units, passage) {
    const { unit, start, end, to, quote, before, after } = passage
    if (start === null || end === null) return wholly(units, passage)
    if (to === null) {
      const found = part(units, unit, start, { quote, before, after })
      return found && { first: found.unit, last: found.unit, start: found.span[0], end: found.span[1], exact: found.exact }
    }
    const parts = quote.split("\n\n")
    const lead = part(units, unit, start, { quote: parts[0], before, after: "" })
    const [tail] = parts.slice(-1)
    const close = part(units, to, Math.max(0, end - points(tail).length), { quote: tail, before: "", after })
    if (!lead || !close || close.unit < lead.unit) return null
    return { first: lead.unit, last: close.unit, start: lead.span[0], end: close.span[1], exact: lead.exact && close.exact }
  }

  // --- What is shown of it ---

  /** The words that were kept, with the mark of each slip in them, where the units it was found in have these words.
      @type {Parts["anchoring"]["shown"]} */
  const shown = (units, { quote }, found) => quote.split("\n\n").flatMap((text, n) => {
    const unit = found && units[found.first + n]
    const from = found && n === 0 ? found.start : 0
    const words = unit?.text.startsWith(text, from) ? edition.quoted(text, unit.slips, from) : [text]
    return n ? ["\n\n", ...words] : words
  })

  edition.anchoring = { describe, find, shown }
})()
