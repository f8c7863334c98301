/* Units and ranges of units as places: how a citation names them, and their addresses. Knows no page: the data of a
   report's citations in, words out. The words are those of hooks/concordance/citing/locators.py, which
   tests/cases/places.yml holds too. */
(() => {
  "use strict"

  /** @param {CitedUnit} unit */
  const steps = unit => unit.steps ?? []

  /** @param {CitedUnit} unit */
  const numbered = unit => steps(unit).join(" ")

  /** @param {string[]} all @param {string[]} some */
  const begins = (all, some) => some.every((step, at) => all[at] === step)

  /** Whether nothing after the unit at `end` belongs to the paragraph or item with these steps.
      @param {CitedUnit[]} units @param {number} end @param {string[]} some */
  function closes(units, end, some) {
    const next = units[end + 1]
    return !(next && (next.place ?? "") === (units[end].place ?? "") && begins(steps(next), some))
  }

  /** The end of a range, without the steps that it has in common with the beginning.
      @param {Citations} data @param {number} end @param {number} common */
  function ending(data, end, common) {
    const last = steps(data.units[end])
    for (let depth = common + 1; depth < last.length; depth += 1) {
      if (closes(data.units, end, last.slice(0, depth))) return last.slice(common, depth).join(" ")
    }
    const rest = last.slice(common).join(" ")
    return closes(data.units, end, last) ? rest : `${rest}, ${data.words.chapeau}`
  }

  /** The place of the units from `start` to `end`.
      @type {Parts["places"]["locate"]} */
  function locate(data, start, end) {
    const [first, last] = [data.units[start], data.units[end]]
    /** @param {string[]} numbers */
    const alone = numbers => ({ units: [first], numbers, plural: false })
    if (start === end) return alone(first.steps ? [numbered(first)] : [])
    if ((first.place ?? "") !== (last.place ?? "") || !first.steps || !last.steps) return { units: [first, last], numbers: [], plural: false }
    const [above, below] = [steps(first), steps(last)]
    if (begins(below, above)) {
      if (closes(data.units, end, above)) return alone([numbered(first)])
      const items = [...new Set([start + 1, end])].map(at => steps(data.units[at]).slice(above.length).join(" "))
      return alone([`${numbered(first)}, ${data.words.chapeau}, ${data.words.and} ${items[0]}`, ...items.slice(1)])
    }
    let common = 0
    while (common < Math.min(above.length, below.length) && above[common] === below[common]) common += 1
    return { units: [first], numbers: [numbered(first), ending(data, end, common)], plural: common === 0 }
  }

  /** Whether the place is numbers that the report prints, before which a style puts a word of its own.
      @type {Parts["places"]["plain"]} */
  const plain = place => place.units.length === 1 && place.numbers.length > 0 && !place.units[0].place

  /** The place with the words that belong to it: "summary, para. 7".
      @type {Parts["places"]["phrase"]} */
  function phrase(data, place, { paragraph, dash }) {
    if (place.units.length > 1) {
      return place.units
        .map(unit => phrase(data, { units: [unit], numbers: unit.steps ? [numbered(unit)] : [], plural: false }, { paragraph, dash }))
        .join(` ${data.words.to} `)
    }
    const numbers = place.numbers.length ? `${paragraph[place.plural ? 1 : 0]} ${place.numbers.join(dash)}` : ""
    return [place.units[0].name, place.units[0].place, numbers].filter(Boolean).join(", ")
  }

  /** The place in the house form of the United Nations, the first of the styles.
      @type {Parts["places"]["house"]} */
  const house = (data, start, end) => phrase(data, locate(data, start, end), data.styles[0])

  // --- Addresses ---

  /** The addresses of a place: the lasting one, the short one of a single unit, the one that a citation gives, and the
      one that leads to words in it, which a directive names.

      A citation gives an address that others can open: where the edition is published, or else the server that it is read
      from; from a disk, where neither is known, none.
      @type {Parts["places"]["addresses"]} */
  function addresses(data, start, end, directive = "") {
    const [first, last] = [data.units[start], data.units[end]]
    const published = data.site || (/^https?:$/u.test(location.protocol) ? edition.base : "")
    const folder = `${published || edition.base}${data.slug}/`
    const page = `${folder}${first.section === last.section ? first.section : "full"}.html`
    const long = `${page}#${start === end ? first.anchor : `${first.anchor}..${last.anchor}`}`
    const short = start === end ? `${folder}p/${first.short}.html` : ""
    return { known: Boolean(published), long, short, cited: published && (short || long), words: directive && `${page}#${first.anchor}${directive}` }
  }

  /** The address that the reader's citations give: of the official document, unless this edition was chosen.
      @type {Parts["places"]["preferred"]} */
  const preferred = (data, address) => (edition.recall("cite")?.of === "edition" && address.cited) || data.official

  edition.places = { locate, plain, phrase, house, addresses, preferred }
})()
