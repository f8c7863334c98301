/* All words of a report, counted in all and by section; each leads to its lines. */
(() => {
  "use strict"

  const words = {
    counted: ["{n} word", "{n} words"],
    some: "{k} of {n} words",
    times: ["{words}, in {n} place.", "{words}, in {n} places."],
    small: ["{n} small word is left out.", "{n} small words are left out."],
    none: "No word begins so.",
    heads: ["word", "times"], // of a CSV file
  }
  const LENGTH = 34 // characters of a section's heading beside a count

  /** Shows the list of a report; `reach` is called when a word is followed to its lines.
      @type {Parts["wordlist"]["show"]} */
  function show(report, reach) {
    const { make } = edition
    const { counted, figure } = edition.growing
    const list = edition.growing.table("counted", { rows, order: sort, sheet })
    const begins = /** @type {HTMLInputElement} */ (list.form.elements.namedItem("begins"))
    const small = /** @type {HTMLInputElement} */ (list.form.elements.namedItem("small"))
    const collator = new Intl.Collator("en", { numeric: true })
    const byCount = edition.lines.words(report)
    const byWord = [...byCount].sort((one, other) => collator.compare(one.word, other.word))
    const sections = report.sections.filter(section => byCount.some(each => each.sections.has(section.slug)))
    let order = "count"

    function begun() {
      const beginning = edition.tokenizer.plain(edition.tokenizer.clean(begins.value.trim()))
      return (order === "count" ? byCount : byWord).filter(({ word }) => word.startsWith(beginning))
    }

    /** @param {Counted} each */
    const telling = ({ word }) => !small.checked || !edition.query.small(word)

    /** @param {number} most */
    function rows(most) {
      const all = begun()
      const wanted = all.filter(telling)
      const shown = wanted.slice(0, most)
      return { shown: shown.map(row), all: wanted.length, inWords: inWords(shown.length, wanted, all.length - wanted.length) }
    }

    /** @param {number} shown @param {Counted[]} wanted @param {number} left */
    function inWords(shown, wanted, left) {
      const n = wanted.length
      const told = shown < n ? edition.fill(words.some, { k: figure(shown), n: figure(n) }) : counted(words.counted, n)
      const places = wanted.reduce((sum, { count }) => sum + count, 0)
      return [n ? counted(words.times, places, { words: told }) : words.none, left ? counted(words.small, left) : ""].join(" ").trim()
    }

    /** @param {Counted} each */
    function row({ word, shown, count, sections: per }) {
      const link = make("a", { href: `#${new URLSearchParams({ q: `"${word}"` })}`, onclick: () => setTimeout(reach, 0) }, shown)
      const places = sections.flatMap(section => {
        const n = per.get(section.slug)
        return n ? [make("span", {}, `${shortly(section)}\u00A0`, make("b", {}, figure(n))), " "] : []
      })
      return make("tr", {},
        make("td", {}, link),
        make("td", { className: "many" }, figure(count)),
        make("td", { className: "per" }, ...places))
    }

    function sheet() {
      const cells = begun().filter(telling).map(({ word, count, sections: per }) => [
        word, count, ...sections.map(section => per.get(section.slug) ?? 0)])
      return { cells: [[...words.heads, ...sections.map(({ heading }) => heading)], ...cells], name: `${report.slug}-words.csv` }
    }

    /** @param {string} by */
    function sort(by) {
      order = by
      list.sorted(order, order === "count" ? "descending" : "ascending")
      list.anew()
    }

    list.form.addEventListener("input", list.anew)
    list.root.hidden = false
    list.draw()
  }

  /** @param {Section} section */
  function shortly({ label, heading }) {
    return label || (heading.length > LENGTH ? `${heading.slice(0, heading.lastIndexOf(" ", LENGTH))} …` : heading)
  }

  edition.wordlist = { show }
})()
