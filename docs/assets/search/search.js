/* The search: a dialog over everything that can be found. Its data is loaded when it first opens: entries, pages, headings
   and the report at hand; the words of further reports while a query stands, and the reader is told how far that has come. */
(() => {
  "use strict"

  const words = {
    all: "All",
    place: "This is a place in the text:",
    sofar: "{n} of {all} reports are searched.",
    held: "What else was found is shown when you are back at the head of the list.",
    missing: "The others could not be loaded.",
    wholeReport: "All of {report}",
    more: "Show all {n}",
  }
  const SCRIPTS = /** @type {const} */ (["tokenizer", "finder", "destinations", "listing", "goto", "arrive"])
  const SHOWN = 30 // hits shown at once
  const TOGETHER = 4 // reports that are loaded at once
  const QUIET = 1500 // milliseconds without a move of the pointer over results, after which they may change
  const AGAIN = 1000 // milliseconds, at least, between two answers to the same query

  const { base, data, fill, make, script, slug, want } = edition
  const { KINDS, row } = edition.hits
  const EVERY = Object.keys(KINDS)
  /** @type {ReturnType<typeof made> | null} */
  let shown = null

  const asked = () => edition.answers ? "" : new URLSearchParams(location.hash.slice(1)).get("q") ?? ""

  /** Opens the dialog, with these words in its field if there are any.
      @type {Parts["search"]["open"]} */
  async function open(query) {
    const [dialogs] = await Promise.all([data("data/dialogs"), ...SCRIPTS.map(name => script(name))])
    shown ??= made(edition.listing.dialog(dialogs.search))
    await shown.open(query)
  }

  /** @param {HTMLDialogElement} dialog */
  function made(dialog) {
    const field = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=q]"))
    const place = /** @type {HTMLSelectElement} */ (dialog.querySelector("[name=place]"))
    const [narrow, kindsOf, found, tips, results] = /** @type {HTMLElement[]} */ (
      [".narrow", ".narrow fieldset", ".found", ".tips", ".results"].map(each => dialog.querySelector(each)))
    const lines = /** @type {HTMLAnchorElement} */ (dialog.querySelector(".narrow a"))
    const sofar = make("p", { className: "small" })
    found.after(sofar)

    /** @type {Report[]} */
    let reports = [] // that at hand first
    const searched = new Set([slug]) // those whose words are there
    /** @type {Findables} */
    let index
    let before = ""
    let chosen = ""
    let all = false

    /** @param {string} [query] */
    async function openWith(query) {
      if (query) field.value = query
      if (!dialog.open) before = location.hash.startsWith("#q=") ? "" : location.hash
      edition.panels.open(dialog)
      field.select()
      await gather()
      look()
    }

    field.addEventListener("input", () => {
      all = false
      look()
    })
    place.addEventListener("change", look)
    dialog.addEventListener("close", () => {
      const forward = dialog.returnValue === "back" && history.state?.over // the reader is back at the search already
      if (!dialog.open && !forward) address("")
    })
    for (const example of tips.querySelectorAll("button")) example.addEventListener("click", () => ask(example.textContent))

    /** Asks for these words in the place of what stands in the field.
        @param {string} query */
    function ask(query) {
      field.value = query
      all = false
      field.focus()
      look()
    }

    // A browser that keeps the page for the way back may empty a field that it must not complete: so it may, while the
    // page is away, and afterwards the field has what the address has.
    addEventListener("pagehide", () => field.removeAttribute("autocomplete"))
    addEventListener("pageshow", () => {
      field.autocomplete = "off"
      if (dialog.open && asked()) {
        field.value = asked()
        look()
      }
    })

    // --- What can be found ---

    /** Everything that can be found but the words of further reports, gathered once. */
    async function gather() {
      if (index) return
      const [own, entries, terms, pages, names, heads] = await Promise.all([data(`${slug}/data/units`), data("data/entries"),
        data("data/terms"), data("data/pages"), data("data/names"), data("data/reports")])
      reports = [own, ...heads.filter(each => each.slug !== slug).map(head => ({ ...head, units: [] }))]
      index = edition.finder.index({ reports, entries: [...entries, ...terms], pages, names })
      place.append(...(reports.length > 1 ? reports.map(group) : sections(own)))
    }

    /** @param {Report} report */
    function group(report) {
      const whole = new Option(fill(words.wholeReport, { report: report.symbol }), `${report.slug} `)
      return make("optgroup", { label: report.symbol }, whole, ...sections(report))
    }

    /** @param {Report} report */
    const sections = report => report.sections.map(section => new Option(section.heading, `${report.slug} ${section.slug}`))

    // --- Further reports ---

    let stale = false // more has come than is shown
    let working = false // further reports are on their way
    let moved = -QUIET // when the pointer has last moved over the results
    results.addEventListener("pointermove", () => { moved = performance.now() })

    /** The reports whose words the answer still lacks; first the one that the query names. */
    function lacking() {
      const [here] = place.value.split(" ")
      const unread = reports.filter(report => !searched.has(report.slug) && (!here || report.slug === here))
      if (!unread.length || !dialog.open || !field.value.trim()) return []
      const named = edition.destinations.read(reports, slug, field.value).report
      return unread.sort((one, other) => Number(other === named) - Number(one === named))
    }

    /** Searches further reports while the answer lacks any, and shows now and then what they have. */
    async function further() {
      if (working) return
      working = true
      try {
        let next = performance.now() + AGAIN
        for (let left = lacking(); dialog.open && (left.length || stale); left = lacking()) {
          await Promise.all(left.slice(0, TOGETHER).map(take))
          if (!left.length && busy()) await new Promise(resolve => { setTimeout(resolve, QUIET) })
          if (stale && !busy() && (performance.now() > next || !lacking().length)) {
            const began = performance.now()
            answer()
            next = performance.now() + Math.max(AGAIN, 3 * (performance.now() - began))
          }
          progress(stale && busy() ? words.held : "")
        }
      } finally {
        working = false
      }
    }

    /** @param {Report} report */
    async function take(report) {
      const { units } = await data(`${report.slug}/data/units`)
      searched.add(report.slug)
      report.units = units
      edition.finder.add(index, report)
      stale = true
    }

    /** Whether the reader is in what would change. */
    const busy = () => [results, kindsOf].some(each => each.contains(document.activeElement)) || dialog.scrollTop > 0 || performance.now() < moved + QUIET

    /** Says how many reports are searched, where not all are.
        @param {string} [more] */
    function progress(more = "") {
      const told = fill(words.sofar, { n: searched.size, all: reports.length })
      sofar.textContent = lacking().length || stale ? `${told} ${more}` : ""
    }

    // --- The answer to what stands in the field ---

    function look() {
      if (!index || !dialog.open) return
      address(field.value.trim())
      dialog.scrollTop = 0
      answer()
      if (lacking().length) want(further, true).then(done => { if (!done) progress(words.missing) })
    }

    function answer() {
      const query = field.value
      stale = false
      progress()
      hint(!query.trim())
      if (!query.trim()) {
        narrow.hidden = true
        found.replaceChildren()
        results.replaceChildren()
        return
      }
      const places = edition.destinations.find(reports, slug, query).filter(each => !each.loose).slice(0, 3)
      const told = edition.finder.find(index, query)
      const placeOnly = places.length > 0 && told.dropped // "40-43" is no word that anything lacks
      const inside = within()
      const hits = placeOnly ? [] : told.hits.filter(hit => inside(hit) && !(places.length && hit.item.kind === "section"))
      narrow.hidden = placeOnly || (!hits.length && !place.value)
      inLines(hits.some(({ item }) => item.kind === "paragraph"))
      filters(hits)
      const wanted = hits.filter(({ item }) => !chosen || item.kind === chosen)
      found.replaceChildren(...(placeOnly ? [words.place] : inWords(told, wanted)))
      hint(!wanted.length && !places.length && !place.value && !lacking().length)
      list(chosen && chosen !== "paragraph" ? [] : edition.goto.links(places, true, reports.length > 1), ordered(wanted))
    }

    /** Shows what the search can do: before anything is asked, and when nothing is found.
        @param {boolean} wanted */
    function hint(wanted) {
      tips.hidden = !wanted
    }

    /** Leads to the same words as lines, in the part of the text that is chosen.
        @param {boolean} wanted */
    function inLines(wanted) {
      const [of, section] = place.value.split(" ")
      const part = section || (!of && reports.length > 1 ? "*" : "")
      const told = new URLSearchParams({ q: edition.query.bounded(field.value).trim(), ...(part && { part }) })
      lines.hidden = !wanted
      lines.href = `${base}${of || slug}/concordance.html#${told}`
    }

    /** Whether a hit belongs to the part of the text that is chosen: `SLUG SECTION`, `SLUG ` for a whole report, or nothing for all.
        @returns {(hit: Hit) => boolean} */
    function within() {
      if (!place.value) return () => true
      const [of, section] = place.value.split(" ")
      const units = reports.find(report => report.slug === of)?.units ?? []
      const here = new Set(units.filter(unit => !section || unit.section === section).map(unit => unit.id))
      return ({ item }) => {
        if (item.where) return (item.where[of] ?? []).some(unit => here.has(unit))
        return item.report === of && (!section || item.section === section)
      }
    }

    /** Among all kinds, only the best names stand before the paragraphs; no term if the text is asked for these very words.
        @param {Hit[]} hits */
    function ordered(hits) {
      if (chosen) return hits
      const exact = /["“”«»„]/u.test(field.value)
      /** @param {number} many @param {(item: Item) => boolean} kind */
      const best = (many, kind) => hits.filter(({ item, named }) => named && kind(item)).slice(0, many)
      const first = [...best(3, item => item.count !== undefined && !(exact && item.kind === "term")), ...best(2, item => item.kind === "page")]
      first.sort((one, other) => hits.indexOf(one) - hits.indexOf(other))
      return [...first, ...hits.filter(hit => !first.includes(hit)).sort((a, b) => late(a) - late(b))]
    }

    /** @param {Hit} hit */
    const late = ({ item }) => (item.kind === "section" || item.kind === "paragraph" ? 0 : (item.kind === "page" ? 2 : 1))

    /** The answer in words.
        @param {Answer} told @param {Hit[]} hits */
    function inWords(told, hits) {
      const counts = EVERY.map(kind => ({ kind, n: hits.filter(({ item }) => item.kind === kind).length })).filter(({ n }) => n)
      const counted = counts.map(({ kind, n }) => `${n} ${KINDS[kind][n === 1 ? 0 : 1]}`)
      return edition.wording.answer(told, { counted, any: hits.length > 0, query: field.value, part: place.value !== "", yet: lacking().length > 0, offer })
    }

    /** A button that asks for what may be meant.
        @param {string} query */
    const offer = query => make("button", { type: "button", className: "alike", onclick: () => ask(query) }, query)

    /** @param {Hit[]} hits */
    function filters(hits) {
      const counts = new Map(EVERY.map(kind => [kind, hits.filter(({ item }) => item.kind === kind).length]))
      if (chosen && !counts.get(chosen)) chosen = ""
      const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
      const kinds = EVERY.filter(kind => counts.get(kind))
      const choices = [choice("", words.all, total), ...kinds.map(kind => choice(kind, KINDS[kind][2], counts.get(kind) ?? 0))]
      kindsOf.replaceChildren(...kindsOf.querySelectorAll("legend"), ...(kinds.length > 1 ? choices : []))
    }

    /** @param {string} kind @param {string} name @param {number} n */
    function choice(kind, name, n) {
      const radio = make("input", { type: "radio", name: "kind", value: kind, checked: kind === chosen, className: "unseen" })
      radio.addEventListener("change", () => {
        chosen = kind
        look()
        /** @type {HTMLInputElement | null} */
        const now = kindsOf.querySelector(`[value="${kind}"]`)
        now?.focus()
      })
      return make("label", {}, radio, make("span", {}, name, " ", make("small", {}, String(n))))
    }

    // --- The list ---

    /** @param {HTMLElement[]} places @param {Hit[]} hits */
    function list(places, hits) {
      const rows = hits.slice(0, all ? hits.length : SHOWN).map(hit => row(hit, field.value, reports))
      if (rows.length < hits.length) rows.push(rest(hits.length))
      results.replaceChildren(...places, ...rows)
    }

    /** @param {number} n */
    function rest(n) {
      const button = make("button", { type: "button" }, fill(words.more, { n }))
      button.addEventListener("click", () => {
        const at = results.children.length - 1
        all = true
        look()
        results.children[at]?.querySelector("a")?.focus()
      })
      return make("li", { className: "rest" }, button)
    }

    /** Puts the query behind the # of this page's address, so that it can be shared and the way back leads to it.
        @param {string} query */
    function address(query) {
      if (edition.answers) return // the address says what the page shows
      const here = new URL(location.href)
      if (!query && !here.hash.startsWith("#q=")) return // the reader has gone on to a place of this page
      here.searchParams.delete("q")
      here.hash = query ? new URLSearchParams({ q: query }).toString() : before
      if (here.href === location.href) return
      try {
        history.replaceState(history.state, "", here)
      } catch {
        /* a browser lets an address change only so often: it has these words with one of the next letters */
      }
    }

    return { open: openWith }
  }

  edition.search = { open }
})()
