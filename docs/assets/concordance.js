/* The concordance of a report: the lines of the words in the address, and the list of all words. The words stand behind the
   # of the address, as the search's do, so that they stay in the browser; so do the part of the text and the order. */
(() => {
  "use strict"

  const words = {
    begin: "Type a word, or choose one from the list of all words.",
    none: "The search finds no paragraph for these words in this part of the text.",
    dropped: "No paragraph has all of these words. These have the most of them:",
    lines: ["{n} line, in {m}.", "{n} lines, in {m}."],
    some: "{k} of {n} lines, in {m}.",
    paragraphs: ["{n} paragraph", "{n} paragraphs"],
    sofar: "{n} of {all} reports are read.",
    all: "All {n} reports",
    missing: "The others could not be loaded.",
    heads: ["report", "unit", "section", "before", "words", "behind", "url"], // of a CSV file
  }
  const SCRIPTS = /** @type {const} */ (["tokenizer", "finder", "listing", "lines", "csv", "saving", "growing", "wordlist"])
  const TOGETHER = 4 // reports that are loaded at once
  const ORDERS = /** @type {Order[]} */ (["place", "before", "behind"])

  const { base, data, fill, load, make, quoted, remember, script, slug, want, within } = edition

  // --- What is read ---

  /** @type {Report[]} */
  let reports = [] // that at hand first
  const read = new Set([slug])
  /** @type {Findables} */
  let index

  /** The same as the search has, so that both find the same. */
  async function gather() {
    const looks = load("assets/concordance.css").catch(() => null) // without them, all works
    await Promise.all([looks, ...SCRIPTS.map(name => script(name))])
    const [own, entries, terms, pages, names, heads] = await Promise.all([data(`${slug}/data/units`), data("data/entries"),
      data("data/terms"), data("data/pages"), data("data/names"), data("data/reports")])
    reports = [own, ...heads.filter(each => each.slug !== slug).map(head => ({ ...head, units: [] }))]
    index = edition.finder.index({ reports, entries: [...entries, ...terms], pages, names })
  }

  /** @param {Report} report */
  async function take(report) {
    const { units } = await data(`${report.slug}/data/units`)
    report.units = units
    edition.finder.add(index, report)
    read.add(report.slug)
  }

  const unread = () => reports.filter(report => !read.has(report.slug))

  // --- The lines ---

  function lines() {
    const { counted, figure } = edition.growing
    const list = edition.growing.table("lines", { rows, order: sort, sheet })
    const field = /** @type {HTMLInputElement} */ (list.form.elements.namedItem("q"))
    const part = /** @type {HTMLSelectElement} */ (list.form.elements.namedItem("part"))
    const sofar = /** @type {HTMLElement} */ (list.root.querySelector(".sofar"))
    /** @type {Order} */
    let order = "place"
    /** @type {Line[]} */
    let found = []
    let dropped = false
    let reading = false

    /** @param {string | null} name */
    const known = name => ORDERS.find(each => each === name) ?? "place"

    /** Takes what the address asks for. */
    function arrive() {
      const told = new URLSearchParams(location.hash.replace(/^#q%3D/iu, "#q=").slice(1))
      const query = told.get("q")
      if (query === null && location.hash) return // a place of this page
      const wanted = told.get("part") ?? ""
      field.value = query ?? ""
      part.value = [...part.options].some(option => option.value === wanted) ? wanted : ""
      order = known(told.get("sort"))
      look()
    }

    /** Puts what is asked for behind the # of the address. */
    function address() {
      const q = field.value.trim()
      const told = new URLSearchParams({ q, ...(part.value && { part: part.value }), ...(order !== "place" && { sort: order }) })
      try {
        history.replaceState(history.state, "", q ? `#${told}` : location.pathname)
      } catch {
        /* a browser lets an address change only so often: it has these words with one of the next letters */
      }
    }

    function look() {
      search()
      if (part.value === "*" && unread().length) want(further, true).then(done => { if (!done) sofar.textContent = words.missing })
    }

    function search() {
      const told = edition.lines.of(index, reports, field.value)
      const chosen = part.value
      found = told.lines.filter(({ item }) => chosen === "*" || (item.report === slug && (!chosen || item.section === chosen)))
      ;({ dropped } = told)
      list.sorted(order, "ascending")
      list.anew()
    }

    /** Reads further reports, and shows their lines once all are there. */
    async function further() {
      if (reading) return
      reading = true
      try {
        for (let left = unread(); left.length && part.value === "*"; left = unread()) {
          sofar.textContent = fill(words.sofar, { n: read.size, all: reports.length })
          await Promise.all(left.slice(0, TOGETHER).map(take))
        }
        sofar.textContent = ""
        search()
      } finally {
        reading = false
      }
    }

    /** @param {number} most */
    function rows(most) {
      const shown = edition.lines.sorted(found, order).slice(0, most)
      return { shown: shown.map(row), all: found.length, inWords: inWords(shown.length) }
    }

    /** @param {number} shown */
    function inWords(shown) {
      if (!field.value.trim()) return words.begin
      if (!found.length) return words.none
      const n = found.length
      const m = counted(words.paragraphs, new Set(found.map(({ item }) => `${item.report} ${item.id}`)).size)
      const told = shown < n ? fill(words.some, { k: figure(shown), n: figure(n), m }) : counted(words.lines, n, { m })
      return dropped ? `${words.dropped} ${told}` : told
    }

    /** @param {Line} line */
    function row({ item, symbol, before, word, behind, slips }) {
      const sought = edition.query.bounded(field.value).trim()
      const onclick = () => remember("sought", { to: link.href, words: sought })
      const link = make("a", { href: base + item.url, onclick }, edition.listing.capital(item.title))
      return make("tr", { onclick: event => follow(event, link) },
        make("td", { className: "at" }, link, part.value === "*" ? make("small", {}, symbol) : null),
        make("td", { className: "before" }, make("div", {}, make("span", {}, ...quoted(before, slips.before)))),
        make("td", { className: "behind" }, make("div", {}, make("mark", {}, ...quoted(word, slips.word)), ...quoted(behind, slips.behind))))
    }

    /** Lets a click anywhere on a line follow its link, as it would there, but not where words are being selected.
        @param {MouseEvent} event @param {HTMLElement} link */
    function follow(event, link) {
      if (!within(event, "a") && getSelection()?.isCollapsed !== false) link.dispatchEvent(new MouseEvent(event.type, event))
    }

    function sheet() {
      const headings = new Map(reports.flatMap(report => report.sections.map(section => [`${report.slug} ${section.slug}`, section.heading])))
      const cells = edition.lines.sorted(found, order).map(({ item, before, word, behind }) => [
        item.report ?? "", item.id, headings.get(`${item.report} ${item.section}`) ?? "", before.trim(), word, behind.trim(), item.url])
      return { cells: [words.heads, ...cells], name: `${slug}-lines.csv` }
    }

    /** @param {string} by */
    function sort(by) {
      order = known(by)
      address()
      list.sorted(order, "ascending")
      list.anew()
    }

    list.form.addEventListener("input", () => {
      address()
      look()
    })
    addEventListener("hashchange", arrive)
    if (reports.length > 1) part.options[0].after(new Option(fill(words.all, { n: reports.length }), "*"))
    list.root.hidden = false
    arrive()

    /** Brings the lines into sight. */
    return () => {
      list.root.scrollIntoView({ block: "start" })
      field.focus({ preventScroll: true })
    }
  }

  function start() {
    want(async () => {
      await gather()
      edition.wordlist.show(reports[0], lines())
    })
  }

  edition.concordance = { start }
})()
