/* Finds paragraphs, entries and pages by their words. Knows no page: data and a query in, hits in their order out. */
(() => {
  "use strict"

  const SENTENCE_END = /[.?!]["”’)]*\s|;/
  const QUOTED = /["“”«»„]([^"“”«»„]*)(?:["“”«»„]|$)|[^\s"“”«»„]+/gu
  const SMALL = /^\p{Ll}{1,3}$/u
  const SPAN = 220 // characters of an excerpt
  const DOUBTS = 3 // words that can be misspelt for the query still to be understood
  const MOST = 40, LONGEST = 1000 // words and characters of a query; what follows is not looked for

  /* Words with which a question begins, and words that carry none of its meaning. */
  const ASKING = new Set("what who whom whose which where when why how is are was were do does did can could should may tell explain define".split(" "))
  const SMALL_WORDS = new Set([...ASKING, ...("a an the of in on at to for by with from about and or as be been being had has have having " +
    "i me my we us our you your he she it its they them their there this that these those would will shall might must " +
    "say says said mean means meant please").split(" ")])

  const [NAME, PLACE, WORDS, TOLD] = ["name", "place", "words", "told"]

  /* --- What can be found --- */

  /* Everything that can be found, its words counted once: of reports (`SLUG/data/units`), entries and pages.

     Each part of an item has its text and what sort it is: NAME, PLACE (a place that lies in it), WORDS (of a report) or
     TOLD (what is said about it). `names` are the names of entries in other languages. */
  function index({ reports = [], entries = [], pages = [], names = {} }) {
    const items = []
    const add = (item, texts) => {
      const parts = texts.filter(([text]) => text).map(([text, sort, more]) => ({ text, sort, ...more, name: sort === NAME || sort === PLACE, words: edition.tokenizer.of(text) }))
      items.push({ ...item, parts, order: items.length })
    }
    for (const report of reports) {
      const sections = new Map(report.sections.map(section => [section.slug, section]))
      const title = `${report.symbol}: ${report.title}`
      add({ kind: "document", id: report.slug, report: report.slug, title, url: `${report.slug}/index.html`, count: Infinity },
        [[report.symbol, NAME], [report.title, NAME], [report.author, NAME, { person: true }]])
      for (const section of [...(report.chapters || []), ...report.sections]) {
        add({ kind: "section", id: section.slug, report: report.slug, section: section.slug, title: section.heading,
          url: section.url }, [[section.heading, NAME]])
      }
      for (const unit of report.units) {
        add({ kind: "paragraph", id: unit.id, report: report.slug, section: unit.section, title: unit.label,
          heading: sections.get(unit.section).heading, url: `${sections.get(unit.section).url}#${unit.anchor}` },
        [[unit.text, WORDS]])
      }
    }
    for (const entry of entries) {
      const called = [...new Set([entry.short, entry.title, ...(entry.names || [])])]
      const abroad = (names[entry.id] || []).filter(name => !called.includes(name))
      add({ kind: entry.kind, id: entry.id, title: entry.short, count: entry.count, where: entry.where || {},
        url: entry.address },
      [...called.map(name => [name, NAME]), ...abroad.map(name => [name, NAME, { abroad: true }]), ...(entry.places || []).map(place => [place, PLACE]), [entry.text, TOLD],
        ...(entry.facts || []).map(fact => [fact.join(" "), TOLD])])
    }
    for (const page of pages) {
      const of = reports.find(({ slug }) => page.url.startsWith(`${slug}/`))
      add({ kind: "page", id: page.url, report: of?.slug, title: page.title, page: page.page, main: !page.deep, url: page.url },
        [[page.title, NAME], ...(page.also || []).map(name => [name, NAME]), [page.text, TOLD]])
    }
    const parts = items.flatMap(item => item.parts.map(part => ({ ...part, main: item.main !== false })))
    const usual = wordsOf(parts.filter(({ sort, main, abroad }) => main && !abroad && (sort === NAME || sort === WORDS)))
    const named = wordsOf(items.filter(item => item.where).flatMap(item => item.parts.slice(0, 1)))
    return { items, usual, named, ...known(items.flatMap(item => item.parts)) }
  }

  /* The words of these parts, each as it is written there: without a capital, if it ever stands so. */
  function wordsOf(parts) {
    const all = new Map()
    for (const { text, words } of parts) {
      for (const { start, end, word, own } of words) {
        if (own || (all.has(word) && !/^\p{Ll}/u.test(text[start]))) continue
        all.set(word, text.slice(start, end))
      }
    }
    return all
  }

  /* The words of these parts, and by each form the words that are known by it. */
  function known(parts) {
    const words = new Set(parts.flatMap(part => part.words.map(({ word }) => word))), byForm = new Map()
    for (const word of words) {
      for (const form of edition.tokenizer.forms(word)) byForm.set(form, [...(byForm.get(form) || []), word])
    }
    return { words, byForm }
  }

  /* --- What is asked for --- */

  /* What is looked at of a query. */
  function bounded(query) {
    return query.trimStart().slice(0, LONGEST)
  }

  /* The terms of a query. Words in quotes are one term, exact and in order; so are parts joined by signs: 58/275. */
  function parse(query) {
    const terms = []
    let left = MOST
    for (const [shown, quoted] of edition.tokenizer.clean(bounded(query)).matchAll(QUOTED)) {
      const all = quoted === undefined ? shown : quoted
      const words = edition.tokenizer.of(all).slice(0, left)
      const text = words.length < left ? all : all.slice(0, words.at(-1).end)
      const between = words.slice(1).map((word, i) => text.slice(words[i].end, word.start))
      const exact = quoted !== undefined
      const small = !exact && words.length === 1 && SMALL_WORDS.has(words[0].word)
      if (words.length) terms.push({ shown: shown.replace(all, () => text).trim(), text, exact, small, words, between })
      left -= words.length
      if (left <= 0) break
    }
    return terms
  }

  /* Of which a query has more than are looked for, "words" or "characters"; nothing if of none. */
  function long(query) {
    if (edition.tokenizer.of(bounded(query)).length > MOST) return "words"
    return query.trim().length > LONGEST ? "characters" : ""
  }

  /* The query's terms, each told which known words may stand for each of its words. */
  function prepare(index, query) {
    const terms = parse(query)
    const question = terms.length > 0 && !terms[0].exact && (ASKING.has(terms[0].words[0].word) || /[?？]\s*$/.test(query))
    const some = terms.some(term => !term.small)
    for (const term of terms) {
      const accepted = word => term.exact ? new Set([word]) : same(index, word)
      term.accepted = term.words.map(({ word }) => accepted(word))
      term.joined = term.exact || term.words.length === 1 || term.between.some(sign => sign.includes("/"))
        ? new Set() : same(index, term.words.map(({ word }) => word).join(""))
      term.telling = !some || !term.small
      term.needed = term.telling || !question
    }
    const last = terms.at(-1)
    if (last && !last.exact && !/\s$/.test(bounded(query))) beginning(index, last)
    return terms
  }

  function same({ byForm }, word) {
    return new Set([word, ...edition.tokenizer.forms(word).flatMap(form => byForm.get(form) || [])])
  }

  /* A word still being typed, which is none yet, stands for all that begin with it. */
  function beginning(index, term) {
    const { word } = term.words.at(-1)
    if (word.length < 2 || [...term.accepted.at(-1)].some(each => index.words.has(each))) return
    const begun = [...index.words].filter(each => each.startsWith(word))
    if (begun.length) {
      term.accepted[term.accepted.length - 1] = new Set(begun)
      term.begun = true
    }
  }

  /* --- Where it is --- */

  /* The places of a term in a part: [first word, last word] of each. */
  function places(term, { text, words }) {
    const found = []
    for (let i = 0; i < words.length; i++) {
      const end = run(term, text, words, i)
      if (end >= 0) {
        found.push([i, end])
        i = end
      }
    }
    return found
  }

  function run(term, text, words, i) {
    const { accepted, joined } = term
    if (joined.has(words[i].word)) return i
    if (accepted.length === 1 && !term.exact && i + 1 < words.length) { // "website" is also "web site"
      const [first, second] = [words[i].word, words[i + 1].word]
      const whole = term.words[0].word
      if (whole.startsWith(first) && second.length > 1 && first.length > 1 && accepted[0].has(first) === false
        && text.slice(words[i].end, words[i + 1].start).length === 1 && sameForm(whole, first + second)) return i + 1
    }
    for (let k = 0; k < accepted.length; k++) {
      const here = words[i + k]
      if (!here || !accepted[k].has(here.word) || (term.exact && term.words[k].own && !here.own)) return -1
      if (k && !follows(text.slice(words[i + k - 1].end, here.start), term.between[k - 1], text[here.start])) return -1
    }
    return i + accepted.length - 1
  }

  function sameForm(one, other) {
    const forms = edition.tokenizer.forms(one)
    return one === other || edition.tokenizer.forms(other).some(each => forms.includes(each))
  }

  /* Whether what stands between two words of the text may stand for what the query has there. */
  function follows(sign, asked, next) {
    if (asked.includes("/") && !sign.normalize("NFKC").includes("/")) return false
    return !SENTENCE_END.test(sign) || !/\p{Lu}|\s/u.test(next) || /[.?!;:]/.test(asked)
  }

  /* An item with what was found in it, or null if it has nothing that the query tells. */
  function look(item, terms) {
    const parts = item.parts.map(part => terms.map(term => places(term, part)))
    const has = terms.map((_, t) => parts.some(found => found[t].length))
    if (!terms.some((term, t) => term.telling && has[t])) return null
    const best = parts.map((found, p) => [found.filter(each => each.length).length, item.parts[p].name ? 1 : 0, -p, p])
      .reduce((one, other) => (compare(other, one) > 0 ? other : one))
    const level = sort => Math.max(0, ...item.parts.map((part, p) => part.sort === sort && all(terms, t => parts[p][t].length)
      ? naming(part, parts[p]) : 0))
    for (const found of parts) terms.forEach((term, t) => { if (!term.needed) found[t] = [] }) // of a question's small words nothing is marked
    return { item, parts, has, part: best[3], named: level(NAME), placed: level(PLACE) }
  }

  /* Whether this is so of every term that tells something. */
  function all(terms, test) {
    return terms.every((term, t) => !term.telling || test(t))
  }

  /* 3 if the words are the whole name, 2 if they begin it, 1 if they are most of it. */
  function naming({ words, person }, found) {
    const covered = new Set(found.flat().flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    if (words.every((_, i) => covered.has(i))) return 3
    if (person || [...covered].every(i => i < covered.size)) return 2 // people are known by each of their names
    return covered.size * 2 > words.length ? 1 : 0
  }

  function compare(one, other) {
    const i = one.findIndex((value, k) => value !== other[k])
    return i < 0 ? 0 : one[i] - other[i]
  }

  /* --- In which order --- */

  /* How well an item answers: rare words count more; so do words near each other, in order, and as they were typed. */
  function score({ item, parts, has, part }, terms, rarity) {
    const { words } = item.parts[part]
    let sum = 0
    terms.forEach((term, t) => {
      if (!has[t]) return
      const all = parts.flatMap((found, p) => found[t].map(place => [place, item.parts[p].words]))
      const typed = all.some(([[from], list]) => list[from].word === term.words[0].word)
      sum += rarity[t] * (all.length / (all.length + 0.6 + words.length / 250) + (typed ? 0.15 : 0))
    })
    const found = parts[part]
    const here = found.every(each => each.length) ? found : found.filter((_, t) => terms[t].telling)
    if (here.length > 1 && here.every(each => each.length)) {
      const [width, ordered] = nearest(here)
      sum += (2 * here.length) / Math.max(here.length, width) + (ordered ? 1 : 0)
    }
    return sum
  }

  /* The shortest stretch that has every term: its width in words, and whether they follow each other as asked. */
  function nearest(found) {
    const all = found.flatMap((each, t) => each.map(([from, to]) => ({ from, to, t }))).sort((a, b) => a.from - b.from)
    const held = new Map()
    let best = [Infinity, false], first = 0
    all.forEach((place, i) => {
      held.set(place.t, (held.get(place.t) || 0) + 1)
      while (held.get(all[first].t) > 1) held.set(all[first].t, held.get(all[first++].t) - 1)
      if (held.size < found.length) return
      const stretch = all.slice(first, i + 1)
      const width = place.to - stretch[0].from + 1
      const ordered = stretch.length === found.length && stretch.every((each, k) => each.t === k && (!k || each.from === stretch[k - 1].to + 1))
      if (width < best[0] || (width === best[0] && ordered)) best = [width, ordered]
    })
    return best
  }

  /* --- The answer --- */

  /* What is found: {terms, dropped, hits}. Every hit has all terms that are not dropped.

     Small words are not needed in a name, nor in a question, nor where nothing has them beside the others. */
  function find(index, query) {
    const { items } = index
    const terms = prepare(index, query)
    const looked = terms.length ? items.map(item => look(item, terms)).filter(Boolean) : []
    const { hits, dropped } = answer(terms, looked)
    const rarity = terms.map((_, t) => Math.log(1 + items.length / (1 + looked.filter(({ has }) => has[t]).length)))
    for (const hit of hits) hit.score = score(hit, terms, rarity)
    hits.sort((one, other) => rank(other) - rank(one) || level(other) - level(one) || weight(other) - weight(one)
      || other.score - one.score || one.item.order - other.item.order)
    return {
      terms: terms.map(({ shown, begun }, t) => ({ shown, begun: Boolean(begun), nowhere: !looked.some(({ has }) => has[t]) && terms[t].telling })),
      dropped,
      offers: offers(index, terms, looked),
      hits: hits.map(hit => ({
        item: hit.item,
        named: rank(hit) >= 4 ? level(hit) : 0,
        missing: terms.filter((term, t) => term.telling && !hit.has[t]).map(term => term.shown),
        ...shown(hit),
      })),
    }
  }

  /* What has all terms that are needed, or all that tell something in its name; else what has the most of them. */
  function answer(terms, looked) {
    const having = wanted => looked.filter(({ has }) => terms.every((term, t) => has[t] || !wanted(term)))
    const whole = new Set(having(term => term.needed))
    const hits = looked.filter(hit => whole.has(hit) || level(hit))
    if (hits.length) return { hits, dropped: false }
    const telling = having(term => term.telling)
    if (telling.length) return { hits: telling, dropped: false }
    const count = ({ has }) => has.filter((yes, t) => yes && terms[t].telling).length
    const most = Math.max(0, ...looked.map(count))
    return { hits: looked.filter(hit => count(hit) === most), dropped: true }
  }

  /* By their names entries first, pages and sections, what lies in a State; then the report's own words, then what
     explanations and other pages say. */
  function rank({ item, named, placed }) {
    if (item.kind === "paragraph") return 3
    if (item.kind === "section") return named === 3 ? 6 : named ? 5 : 0
    if (item.kind === "page") return named < 2 || !item.main ? Math.min(named, 1) : item.page ? (named === 3 ? 5 : 1) : named + 3
    return named ? 6 : placed ? 4 : 2
  }

  function level({ named, placed }) {
    return named || placed
  }

  function weight({ item, named, placed }) {
    return (named || placed) && item.count !== undefined ? item.count : 0
  }

  /* The text to show and its marks: the part with the words. What an entry is stands after a name that is not its title. */
  function shown({ item, parts, part }) {
    const found = item.parts[part]
    const what = item.parts.findIndex(each => !each.name)
    if (!found.name) return { text: found.text, marks: spans(found, parts[part].flat()) }
    if (item.title.includes(found.text)) return what < 0 ? { text: "", marks: [] } : { text: item.parts[what].text, marks: spans(item.parts[what], parts[what].flat()) }
    const after = what < 0 || item.kind === "page" ? "" : `: ${item.parts[what].text}`
    return { text: found.text + after, marks: spans(found, parts[part].flat()) }
  }

  /* The places as spans of characters. A small word, "of", counts only beside another, unless there are no others. */
  function spans({ text, words }, found) {
    const all = joined(found.map(([from, to]) => [words[from].start, words[to].end]).sort((a, b) => a[0] - b[0]))
    const telling = all.filter(span => !SMALL.test(text.slice(...span)))
    return telling.length ? telling : all
  }

  /* Spans in order, those that touch or have one sign between them made one. */
  function joined(spans) {
    return spans.reduce((done, [from, to]) => {
      const last = done.at(-1)
      if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
      else done.push([from, to])
      return done
    }, [])
  }

  /* Where the words of a query stand in any text: spans of characters. */
  function within(query, text) {
    const part = { text, words: edition.tokenizer.of(text) }
    const terms = prepare(known([part]), query).filter(term => term.telling)
    return spans(part, terms.flatMap(term => places(term, part)))
  }

  /* --- What may be meant instead --- */

  /* Queries with a known word in the place of each that is not: several for one such word, one for more. */
  function offers(index, terms, looked) {
    const usual = (term, t) => looked.some(({ item, parts }) => item.main !== false && item.parts.some(({ sort }, p) => parts[p][t].length && (sort === NAME || sort === WORDS)))
    const doubts = terms.flatMap((term, t) => {
      if (!term.telling || term.begun || usual(term, t)) return []
      const found = looked.some(({ has }) => has[t])
      return term.words.filter(({ word }, i) => !/\d/.test(word) && ![...term.accepted[i]].some(each => index.usual.has(each)))
        .map(word => ({ term, word, meant: found ? near(index.named, word.word, 1) : alike(index, word.word) }))
    }).filter(({ meant }) => meant.length)
    if (doubts.length > DOUBTS) return []
    const written = choice => terms.map(term => respelt(term, choice.filter(each => each.term === term))).join(" ")
    if (doubts.length !== 1) return doubts.length ? [written(doubts.map(each => ({ ...each, by: each.meant[0] })))] : []
    return doubts[0].meant.map(by => written([{ ...doubts[0], by }]))
  }

  function respelt({ shown, text }, choice) {
    const put = choice.reduceRight((done, { word, by }) => done.slice(0, word.start) + by + done.slice(word.end), text)
    return shown.replace(text, () => put)
  }

  /* Words like this one that names and reports have, the nearest first: for a word that is nowhere. */
  function alike({ usual }, word) {
    return near(usual, word, word.length < 6 ? 1 : 2)
  }

  function near(words, word, limit) {
    const sought = edition.tokenizer.plain(word)
    if (sought.length < 4) return []
    const found = [...words.keys()].filter(each => each.length > 2 && !/\d/.test(each))
      .map(each => [edition.tokenizer.distance(sought, each, limit), each])
      .filter(([far]) => far <= limit)
      .sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1))
      .map(([, each]) => each)
    const forms = found.map(each => edition.tokenizer.forms(each)) // of "migrant" and "migrants" one is enough
    return found.filter((_, i) => !forms.slice(0, i).some(earlier => earlier.some(form => forms[i].includes(form))))
      .slice(0, 3).map(each => words.get(each))
  }

  /* The words around the marks as pieces {text, mark}: the stretch that has most of them, cut between words. */
  function excerpt(text, spans, length = SPAN) {
    const [from, to] = stretch(text, spans, length)
    const pieces = []
    let at = from
    for (const [start, end] of spans.filter(span => span[0] >= from && span[1] <= to)) {
      pieces.push({ text: text.slice(at, start), mark: false }, { text: text.slice(start, end), mark: true })
      at = end
    }
    pieces.push({ text: text.slice(at, to), mark: false })
    if (from > 0) pieces.unshift({ text: "… ", mark: false })
    if (to < text.length) pieces.push({ text: " …", mark: false })
    return pieces.filter(piece => piece.text)
  }

  function stretch(text, spans, length) {
    if (text.length <= length * 1.25 || !spans.length) return cut(text, 0, Math.min(text.length, length * 1.25))
    const held = ([start]) => {
      const seen = spans.filter(span => span[0] >= start && span[1] <= start + length * 0.8)
      return [...new Set(seen.map(span => edition.tokenizer.plain(text.slice(...span))))].join("").length * 100 + seen.length
    }
    const best = spans.reduce((one, other) => (held(other) > held(one) ? other : one))
    const from = Math.max(0, Math.min(best[0] - length / 5, text.length - length))
    return cut(text, from, Math.min(text.length, from + length))
  }

  function cut(text, from, to) {
    const start = from > 0 ? text.indexOf(" ", from) + 1 : 0
    const end = to < text.length ? text.lastIndexOf(" ", to) : text.length
    return [start, Math.max(start, end)]
  }

  edition.finder = { MOST, LONGEST, bounded, index, parse, long, find, within, alike, excerpt }
})()
