/* What a reader keeps, found again in the reports of this copy and in their order, to be chosen from. Shows nothing. */
(() => {
  "use strict"

  const { data } = edition

  /** @type {Parts["shelf"]["over"]} */
  function over(heads) {
    /** @type {Shelf} */
    const shelf = { known: new Map(), found: new Map(), all: [], lists: [], has, read, fitting }
    /** @type {Map<string, string>} */
    const texts = new Map() // what a passage is searched in

    /** @param {string} report */
    function has(report) {
      return heads.some(({ slug }) => slug === report)
    }

    async function read() {
      const [all, lists] = await Promise.all([edition.desk.all(), edition.desk.lists()])
      await Promise.all([...new Set(all.map(({ report }) => report))].filter(slug => has(slug) && !shelf.known.has(slug)).map(learn))
      texts.clear()
      shelf.found.clear()
      for (const passage of all) {
        const told = shelf.known.get(passage.report)
        if (told) shelf.found.set(passage.id, edition.anchoring.find(told.report.units, passage))
      }
      shelf.all = inOrder(all)
      shelf.lists = lists
    }

    /** @param {string} slug */
    async function learn(slug) {
      const [report, citations] = await Promise.all([data(`${slug}/data/units`), data(`${slug}/data/citations`)])
      shelf.known.set(slug, { report, citations })
    }

    /** @param {Kept[]} all */
    function inOrder(all) {
      const order = new Map(heads.map(({ slug }, at) => [slug, at]))
      const units = new Map([...shelf.known].map(([slug, { report }]) => [slug, new Map(report.units.map(({ id }, at) => [id, at]))]))
      /** @param {Kept} passage */
      const place = ({ id, report, unit, start: from }) => {
        const at = shelf.found.get(id)
        return [order.get(report) ?? order.size, at?.first ?? units.get(report)?.get(unit) ?? Infinity, at?.start ?? from ?? 0]
      }
      return all.map(passage => ({ passage, at: place(passage) }))
        .sort(({ at: [a, b, c] }, { at: [d, e, f] }) => a - d || (b === e ? c - f : b - e)).map(({ passage }) => passage)
    }

    /** @param {Kept} passage */
    function textOf({ id, quote, note }) {
      const text = texts.get(id) ?? edition.tokenizer.plain(`${quote}\n${note}`)
      texts.set(id, text)
      return text
    }

    /** @type {Shelf["fitting"]} */
    function fitting({ q, colour, list }) {
      const asked = edition.tokenizer.plain(q).split(/\s+/u).filter(Boolean)
      return shelf.all.filter(passage => (!colour || (passage.colour ?? "none") === colour) && (!list || passage.lists.includes(list))
        && asked.every(word => textOf(passage).includes(word)))
    }

    return shelf
  }

  edition.shelf = { over }
})()
