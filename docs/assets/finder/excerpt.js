/* What is shown of a text that was found: places as spans of characters, and the words around them. */
(() => {
  "use strict"

  const SMALL = /^\p{Ll}{1,3}$/u
  const SPAN = 220 // characters of an excerpt

  /** The places as spans of characters. A small word, "of", counts only beside another, unless there are no others.
      @param {{ text: string, words: Word[] }} part @param {Span[]} found */
  function spans({ text, words }, found) {
    /** @type {Span[]} */
    const marked = found.map(([from, to]) => [words[from].start, words[to].end])
    const all = joined(marked.sort((a, b) => a[0] - b[0]))
    const telling = all.filter(span => !SMALL.test(text.slice(...span)))
    return telling.length ? telling : all
  }

  /** Spans in order, those that touch or have one sign between them made one.
      @param {Span[]} all */
  function joined(all) {
    /** @type {Span[]} */
    const done = []
    for (const [from, to] of all) {
      const last = done.at(-1)
      if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
      else done.push([from, to])
    }
    return done
  }

  /** The words around the marks as pieces {text, mark, at}: the stretch that has most of them, cut between words.
      @type {Parts["excerpt"]["pieces"]} */
  function pieces(text, marks, length = SPAN) {
    const [from, to] = stretch(text, marks, length)
    const done = []
    let at = from
    for (const [start, end] of marks.filter(span => span[0] >= from && span[1] <= to)) {
      done.push({ text: text.slice(at, start), mark: false, at }, { text: text.slice(start, end), mark: true, at: start })
      at = end
    }
    done.push({ text: text.slice(at, to), mark: false, at })
    if (from > 0) done.unshift({ text: "… ", mark: false, at: text.length })
    if (to < text.length) done.push({ text: " …", mark: false, at: text.length })
    return done.filter(piece => piece.text)
  }

  /** @param {string} text @param {Span[]} marks @param {number} length */
  function stretch(text, marks, length) {
    if (text.length <= length * 1.25 || !marks.length) return cut(text, 0, Math.min(text.length, length * 1.25))
    /** @param {Span} span */
    const held = ([start]) => {
      const seen = marks.filter(span => span[0] >= start && span[1] <= start + length * 0.8)
      return [...new Set(seen.map(span => edition.tokenizer.plain(text.slice(...span))))].join("").length * 100 + seen.length
    }
    const best = marks.reduce((one, other) => (held(other) > held(one) ? other : one))
    const from = Math.max(0, Math.min(best[0] - length / 5, text.length - length))
    return cut(text, from, Math.min(text.length, from + length))
  }

  /** @param {string} text @param {number} from @param {number} to @returns {Span} */
  function cut(text, from, to) {
    const start = from > 0 ? text.indexOf(" ", from) + 1 : 0
    const end = to < text.length ? text.lastIndexOf(" ", to) : text.length
    return [start, Math.max(start, end)]
  }

  edition.excerpt = { spans, pieces }
})()
