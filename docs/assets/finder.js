/* Finds paragraphs, entries and pages by their words. Knows no page: data and a query in, hits in their order out. */
(() => {
  "use strict"

  const SENTENCE_END = /[.?!]["”’)]*\s|;/u
  const QUOTED = /["“”«»„]([^"“”«»„]*)(?:["“”«»„]|$)|[^\s"“”«»„]+/gu
  const SMALL = /^\p{Ll}{1,3}$/u
  const SPAN = 220 // characters of an excerpt
  const DOUBTS = 3 // words that can be misspelt for the query still to be understood
  const MOST = 40 // words of a query; what follows is not looked for
  const LONGEST = 1000 // characters of a query
  const ORDERS = 1e6 // items of a report, at the most

  // Words with which a question begins, and words that carry none of its meaning.
  const ASKING = new Set("what who whom whose which where when why how is are was were do does did can could should may tell explain define".split(" "))
  const SMALL_WORDS = new Set([...ASKING, ...("a an the of in on at to for by with from about and or as be been being had has have having " +
    "i me my we us our you your he she it its they them their there this that these those would will shall might must " +
    "say says said mean means meant please").split(" ")])

  const [NAME, PLACE, WORDS, TOLD] = ["name", "place", "words", "told"]

  /** A part of what can be found: its text, what sort it is, and its words.
      @typedef {{ text: string, sort: string, name: boolean, person?: boolean, abroad?: boolean, words: Word[] }} Part */

  /** @typedef {Item & { parts: Part[], order: number }} Found */

  /** How a word is written, there where it stands at this order.
      @typedef {{ text: string, small: boolean, order: number }} Writing */

  /** Everything that can be found; each word that is known, and by each form the words that are known by it; how usual
      words and names of entries are written.
      @typedef {{ reports: Report[], items: Found[], words: Set<string>, byForm: Map<string, string[]>,
        usual: Map<string, Writing>, named: Map<string, Writing> }} Index */

  /** A term of a query.
      @typedef {{ shown: string, text: string, exact: boolean, small: boolean, words: Word[], between: string[] }} Typed */

  /** A term, told which known words may stand for each of its words.
      @typedef {Typed & { accepted: Set<string>[], joined: Set<string>, telling: boolean, needed: boolean, begun?: boolean }} Term */

  /** An item with the places of each term in each of its parts, whether it has each term, and the part that has the most.
      @typedef {{ item: Found, parts: Span[][][], has: boolean[], part: number, named: number, placed: number }} Looked */

  // --- What can be found ---

  /** Everything that can be found, its words counted once. Of a report without its units only the headings are found, until
      `add` takes them.

      Each part of an item has its text and what sort it is: NAME, PLACE (a place that lies in it), WORDS (of a report) or
      TOLD (what is said about it). `names` are the names of entries in other languages.
      @type {Parts["finder"]["index"]} */
  function index({ reports = [], entries = [], pages = [], names = {} }) {
    /** @type {Index} */
    const known = { reports, items: [], words: new Set(), byForm: new Map(), usual: new Map(), named: new Map() }
    for (const [at, report] of reports.entries()) {
      const title = `${report.symbol}: ${report.title}`
      put(known, at * ORDERS, { kind: "document", id: report.slug, report: report.slug, title, url: `${report.slug}/index.html`, count: Infinity },
        [named(report.symbol), named(report.title), { ...named(report.author), person: true }])
      for (const [n, section] of [...report.chapters, ...report.sections].entries()) {
        put(known, at * ORDERS + n + 1, { kind: "section", id: section.slug, report: report.slug, section: section.slug, title: section.heading,
          url: section.url }, [named(section.heading)])
      }
      add(known, report)
    }
    let order = reports.length * ORDERS
    for (const entry of entries) {
      const called = [...new Set([entry.short, entry.title, ...entry.names])]
      const abroad = (names[entry.id] ?? []).filter(name => !called.includes(name))
      const item = put(known, order += 1, { kind: entry.kind, id: entry.id, title: entry.short, count: entry.count, where: entry.where, url: entry.address }, [
        ...called.map(named), ...abroad.map(name => ({ ...named(name), abroad: true })),
        ...entry.places.map(text => ({ text, sort: PLACE })),
        { text: entry.text, sort: TOLD }, ...entry.facts.map(fact => ({ text: fact.join(" "), sort: TOLD }))])
      write(known.named, item.parts.slice(0, 1), item.order)
    }
    for (const page of pages) {
      const of = reports.find(({ slug }) => page.url.startsWith(`${slug}/`))
      put(known, order += 1, { kind: "page", id: page.url, report: of?.slug, title: page.title, page: page.page, main: !page.deep, url: page.url },
        [named(page.title), ...(page.also ?? []).map(named), { text: page.text, sort: TOLD }])
    }
    return known
  }

  /** @param {string} text */
  const named = text => ({ text, sort: NAME })

  /** Takes the units of a report among what can be found.
      @param {Index} known @param {Report} report */
  function add(known, report) {
    const sections = new Map(report.sections.map(section => [section.slug, section]))
    const order = (known.reports.findIndex(({ slug }) => slug === report.slug) + 0.5) * ORDERS
    for (const [at, unit] of report.units.entries()) {
      const { heading = "", url = "" } = sections.get(unit.section) ?? {}
      put(known, order + at, { kind: "paragraph", id: unit.id, report: report.slug, section: unit.section, title: unit.label,
        heading, url: `${url}#${unit.anchor}` }, [{ text: unit.text, sort: WORDS }])
    }
  }

  /** Puts an item among what can be found; orders tell which of two that are alike stands first, whichever came first.
      @param {Index} known @param {number} order @param {Item} item
      @param {{ text: string, sort: string, person?: boolean, abroad?: boolean }[]} texts */
  function put(known, order, item, texts) {
    const parts = texts.filter(({ text }) => text)
      .map(part => ({ ...part, name: part.sort === NAME || part.sort === PLACE, words: edition.tokenizer.of(part.text) }))
    const found = { ...item, parts, order }
    known.items.push(found)
    know(known, parts)
    if (item.main !== false) write(known.usual, parts.filter(({ sort, abroad }) => !abroad && (sort === NAME || sort === WORDS)), order)
    return found
  }

  /** Learns how the words of these parts are written: without a capital, if they ever stand so.
      @param {Map<string, Writing>} written @param {{ text: string, words: Word[] }[]} parts @param {number} order */
  function write(written, parts, order) {
    for (const { text, words } of parts) {
      for (const { start, end, word, own } of words) {
        const small = /^\p{Ll}/u.test(text.slice(start, end))
        const now = written.get(word)
        const better = !now || (small ? !now.small || order >= now.order : !now.small && order < now.order)
        if (!own && better) written.set(word, { text: text.slice(start, end), small, order })
      }
    }
  }

  /** Learns the words of these parts, and the forms by which they are known.
      @param {Pick<Index, "words" | "byForm">} known @param {{ words: Word[] }[]} parts */
  function know({ words, byForm }, parts) {
    for (const { word } of parts.flatMap(part => part.words)) {
      if (!words.has(word)) {
        words.add(word)
        for (const form of edition.tokenizer.forms(word)) byForm.set(form, [...(byForm.get(form) ?? []), word])
      }
    }
  }

  // --- What is asked for ---

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
      @type {Parts["finder"]["long"]} */
  function long(query) {
    if (edition.tokenizer.of(bounded(query)).length > MOST) return "words"
    return query.trim().length > LONGEST ? "characters" : ""
  }

  /** The query's terms, each told which known words may stand for each of its words.
      @param {Pick<Index, "words" | "byForm">} known @param {string} query */
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
      @param {Pick<Index, "byForm">} known @param {string} word */
  function same({ byForm }, word) {
    return new Set([word, ...edition.tokenizer.forms(word).flatMap(form => byForm.get(form) ?? [])])
  }

  /** A word still being typed, which is none yet, stands for all that begin with it.
      @param {Pick<Index, "words">} known @param {Term} term */
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

  // --- Where it is ---

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
      @param {Found} item @param {Term[]} terms @returns {Looked | null} */
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
    return { item, parts: marked, has, part: best[3], named: most(NAME), placed: most(PLACE) }
  }

  /** 3 if the words are the whole name, 2 if they begin it, 1 if they are most of it.
      @param {Part} part @param {Span[][]} found */
  function naming({ words, person }, found) {
    const covered = new Set(found.flat().flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    if (words.every((_, i) => covered.has(i))) return 3
    if (person || [...covered].every(i => i < covered.size)) return 2 // people are known by each of their names
    return covered.size * 2 > words.length ? 1 : 0
  }

  /** @param {number[]} one @param {number[]} other */
  function compare(one, other) {
    const i = one.findIndex((value, k) => value !== other[k])
    return i === -1 ? 0 : one[i] - other[i]
  }

  // --- In which order ---

  /** How well an item answers: rare words count more; so do words near each other, in order, and as they were typed.
      @param {Looked} looked @param {Term[]} terms @param {number[]} rarity */
  function score({ item, parts, has, part }, terms, rarity) {
    const { words } = item.parts[part]
    let sum = 0
    for (const [t, term] of terms.entries()) {
      if (!has[t]) continue
      const all = parts.flatMap((found, p) => found[t].map(([from]) => item.parts[p].words[from].word))
      sum += rarity[t] * (all.length / (all.length + 0.6 + words.length / 250) + (all.includes(term.words[0].word) ? 0.15 : 0))
    }
    const found = parts[part]
    const here = found.every(each => each.length) ? found : found.filter((_, t) => terms[t].telling)
    if (here.length > 1 && here.every(each => each.length)) {
      const [width, ordered] = nearest(here)
      sum += (2 * here.length) / Math.max(here.length, width) + (ordered ? 1 : 0)
    }
    return sum
  }

  /** The shortest stretch that has every term: its width in words, and whether they follow each other as asked.
      @param {Span[][]} found */
  function nearest(found) {
    const all = found.flatMap((each, t) => each.map(([from, to]) => ({ from, to, t }))).sort((a, b) => a.from - b.from)
    const held = new Map()
    /** @type {[number, boolean]} */
    let best = [Infinity, false]
    let first = 0
    for (const [i, place] of all.entries()) {
      held.set(place.t, (held.get(place.t) ?? 0) + 1)
      while (held.get(all[first].t) > 1) {
        held.set(all[first].t, held.get(all[first].t) - 1)
        first += 1
      }
      if (held.size < found.length) continue
      const chosen = all.slice(first, i + 1)
      const width = place.to - chosen[0].from + 1
      const ordered = chosen.length === found.length && chosen.every((each, k) => each.t === k && (!k || each.from === chosen[k - 1].to + 1))
      if (width < best[0] || (width === best[0] && ordered)) best = [width, ordered]
    }
    return best
  }

  // --- The answer ---

  /** What is found. Every hit has all terms that are not dropped.

      Small words are not needed in a name, nor in a question, nor where nothing has them beside the others.
      @param {Index} known @param {string} query @returns {Answer} */
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
      offers: offers(known, terms, looked),
      hits: hits.map(({ hit }) => ({
        item: hit.item,
        named: rank(hit) >= 4 ? level(hit) : 0,
        missing: terms.filter((term, t) => term.telling && !hit.has[t]).map(term => term.shown),
        ...told(hit),
        spots: spots(hit, terms.length === 1),
      })),
    }
  }

  /** What has all terms that are needed, or all that tell something in its name; else what has the most of them.
      @param {Term[]} terms @param {Looked[]} looked */
  function answer(terms, looked) {
    /** @param {(term: Term) => boolean} wanted */
    const having = wanted => looked.filter(({ has }) => terms.every((term, t) => has[t] || !wanted(term)))
    const whole = new Set(having(term => term.needed))
    const hits = looked.filter(hit => whole.has(hit) || level(hit))
    if (hits.length) return { found: hits, dropped: false }
    const telling = having(term => term.telling)
    if (telling.length) return { found: telling, dropped: false }
    /** @param {Looked} looked */
    const count = ({ has }) => has.filter((yes, t) => yes && terms[t].telling).length
    const most = Math.max(0, ...looked.map(count))
    return { found: looked.filter(hit => count(hit) === most), dropped: true }
  }

  /** By their names entries first, pages and sections, what lies in a State; then the report's own words, then what
      explanations and other pages say.
      @param {Looked} looked */
  function rank({ item, named: byName, placed }) {
    if (item.kind === "paragraph") return 3
    if (item.kind === "section") return byName === 3 ? 6 : (byName ? 5 : 0)
    if (item.kind !== "page") return byName ? 6 : (placed ? 4 : 2)
    if (byName < 2 || !item.main) return Math.min(byName, 1)
    if (item.page) return byName === 3 ? 5 : 1
    return byName + 3
  }

  /** @param {Looked} looked */
  const level = ({ named: byName, placed }) => byName || placed

  /** @param {Looked} looked */
  const weight = looked => level(looked) ? looked.item.count ?? 0 : 0

  /** The text to show and its marks: the part with the words. What an entry is stands after a name that is not its title.
      @param {Looked} looked */
  function told({ item, parts, part }) {
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

  /** Where the words of a query stand in any text: spans of characters.
      @type {Parts["finder"]["within"]} */
  function within(query, text) {
    const part = { text, words: edition.tokenizer.of(text) }
    const known = { words: new Set(), byForm: new Map() }
    know(known, [part])
    const terms = prepare(known, query).filter(term => term.telling)
    return spans(part, terms.flatMap(term => places(term, part)))
  }

  // --- What may be meant instead ---

  /** Queries with a known word in the place of each that is not: several for one such word, one for more.
      @param {Index} known @param {Term[]} terms @param {Looked[]} looked */
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

  /** A word of a term, and by which it is replaced.
      @typedef {{ term: Term, word: Word, by: string }} Choice */

  /** @param {Term} term @param {Choice[]} choice */
  function respelt({ shown, text }, choice) {
    const respelled = choice.reduceRight((done, { word, by }) => done.slice(0, word.start) + by + done.slice(word.end), text)
    return shown.replace(text, () => respelled)
  }

  /** Words like this one that names and reports have, the nearest first: for a word that is nowhere.
      @param {Index} known @param {string} word */
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

  /** The words around the marks as pieces {text, mark}: the stretch that has most of them, cut between words.
      @type {Parts["finder"]["excerpt"]} */
  function excerpt(text, marks, length = SPAN) {
    const [from, to] = stretch(text, marks, length)
    const pieces = []
    let at = from
    for (const [start, end] of marks.filter(span => span[0] >= from && span[1] <= to)) {
      pieces.push({ text: text.slice(at, start), mark: false }, { text: text.slice(start, end), mark: true })
      at = end
    }
    pieces.push({ text: text.slice(at, to), mark: false })
    if (from > 0) pieces.unshift({ text: "… ", mark: false })
    if (to < text.length) pieces.push({ text: " …", mark: false })
    return pieces.filter(piece => piece.text)
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

  /** Whether a word is one of those that carry no meaning of their own.
      @type {Parts["finder"]["small"]} */
  const small = word => SMALL_WORDS.has(word)

  edition.finder = { MOST, LONGEST, bounded, small, index, add, long, find, within, excerpt }
})()
