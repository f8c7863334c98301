/* Passages as annotations of the W3C's Web Annotation Data Model, in JSON-LD, and read from them again. The targets are those
   of hooks/concordance/data/annotations.py: the element with the words of a unit, and a place in it in Unicode code points.
   Knows no page and no storage. */
(() => {
  "use strict"

  const CONTEXT = "http://www.w3.org/ns/anno.jsonld"
  const FILE = "desk.jsonld"
  const PASSAGE = "passage-"
  const LIST = "list-"

  /** The addresses in the file: below the site's root, or below wherever the file lies, if the edition knows no address.
      @param {string} root */
  const own = root => `${root}${FILE}`

  // --- Out ---

  /** @type {Parts["annotating"]["written"]} */
  function written({ passages, lists }, places, root) {
    const named = new Map(lists.map(list => [list.id, list]))
    const items = passages.map(passage => JSON.stringify(annotation(passage, named, places, root)))
    const about = { "@context": CONTEXT, id: own(root), type: "AnnotationCollection", label: "Passages and notes", total: items.length }
    const page = { id: `${own(root)}#items`, type: "AnnotationPage", startIndex: 0 }
    return `${JSON.stringify(about).slice(0, -1)},"first":${JSON.stringify(page).slice(0, -1)},"items":[\n${items.join(",\n")}\n]}}\n`
  }

  /** @param {Kept} passage @param {Map<string, List>} named @param {KnownPlaces} places @param {string} root */
  function annotation(passage, named, { sectionOf, lengthOf }, root) {
    const lists = passage.lists.flatMap(id => named.get(id) ?? [])
    const body = [
      ...(passage.note ? [{ type: "TextualBody", purpose: "commenting", format: "text/plain", value: passage.note }] : []),
      ...lists.map(({ id, name, made, changed }) => ({
        id: `${own(root)}#${LIST}${id}`, type: "TextualBody", purpose: "tagging", value: name, created: made, modified: changed,
      })),
    ]
    return {
      id: `${own(root)}#${PASSAGE}${passage.id}`,
      type: "Annotation",
      motivation: passage.note ? "commenting" : (passage.colour ? "highlighting" : "bookmarking"),
      created: passage.made,
      modified: passage.changed,
      ...(body.length && { body }),
      target: {
        type: "SpecificResource",
        source: `${root}${passage.report}/${sectionOf(passage.report, passage.unit)}.html`,
        ...(passage.colour && { styleClass: passage.colour }),
        selector: selector(passage, lengthOf),
      },
    }
  }

  /** @param {string} unit */
  const whole = unit => ({ type: "CssSelector", value: `[data-unit="${unit.replaceAll(/["\\]/gu, String.raw`\$&`)}"]` })

  /** A place in the words of a unit, all of it where none is told.
      @param {string} unit @param {number | null} start @param {number | null} end @param {object[]} more */
  function words(unit, start, end, ...more) {
    const refined = [...(start === null ? [] : [{ type: "TextPositionSelector", start, end }]), ...more]
    return { ...whole(unit), ...(refined.length && { refinedBy: refined.length === 1 ? refined[0] : refined }) }
  }

  /** A range ends before what its end selects: before the place behind its last sign.
      @param {Kept} passage @param {(report: string, unit: string) => number} lengthOf */
  function selector({ report, unit, to, start, end, quote, before, after }, lengthOf) {
    const quoted = [{ type: "TextQuoteSelector", exact: quote, ...(before && { prefix: before }), ...(after && { suffix: after }) }]
    if (!to) return words(unit, start, end, ...quoted)
    const last = end ?? lengthOf(report, to)
    return {
      type: "RangeSelector",
      startSelector: words(unit, start, start),
      endSelector: words(to, last, last),
      refinedBy: quoted[0],
    }
  }

  // --- Back ---

  /** A value that anything may be, as an object whose fields may be anything.
      @param {unknown} value @returns {Record<string, any>} */
  const fields = value => (typeof value === "object" && value !== null ? value : {})

  /** @param {unknown} value */
  const all = value => (Array.isArray(value) ? value : [value])

  /** What stands behind this beginning of a fragment.
      @param {unknown} id @param {string} beginning */
  function behind(id, beginning) {
    const [, fragment = ""] = String(id).split("#")
    return fragment.startsWith(beginning) ? fragment.slice(beginning.length) : ""
  }

  /** The unit that a selector finds.
      @param {unknown} value */
  const unitOf = value => /^\[data-unit="((?:[^"\\]|\\["\\])*)"\]$/u.exec(String(fields(value).value))?.[1].replaceAll(/\\(.)/gu, "$1")

  /** The annotations of a file, as rough passages and lists, which are not yet looked through; null if it has none.
      @type {Parts["annotating"]["read"]} */
  function read(value) {
    const told = fields(value)
    const items = Array.isArray(value) ? value : fields(told.first).items ?? told.items
    if (!Array.isArray(items) || !items.every(item => all(fields(item).type).includes("Annotation"))) return null
    const lists = items.flatMap(item => all(fields(item).body)).map(fields).filter(({ id }) => behind(id, LIST))
      .map(({ id, value: name, created, modified }) => ({ id: behind(id, LIST), name, made: created, changed: modified }))
    return { format: 1, passages: items.map(rough), lists, removed: [] }
  }

  /** @param {unknown} item */
  function rough(item) {
    const { id, body, target, created, modified } = fields(item)
    const bodies = all(body).map(fields)
    const place = fields(target)
    const found = fields(place.selector)
    const [first, last] = [found.startSelector ?? found, found.endSelector ?? found].map(fields)
    const refined = [found, first, last].map(each => all(each.refinedBy).map(fields))
    const at = refined.map(each => each.find(({ type }) => type === "TextPositionSelector"))
    const quoted = refined[0].find(({ type }) => type === "TextQuoteSelector")
    const note = bodies.find(({ purpose }) => purpose === "commenting")?.value ?? ""
    return {
      id: behind(id, PASSAGE),
      report: String(place.source).split("/").at(-2) ?? "",
      unit: unitOf(first),
      to: first === last ? null : unitOf(last),
      start: at[1]?.start ?? null,
      end: at[1] ? at[2]?.end ?? null : null,
      quote: quoted?.exact ?? "",
      before: quoted?.prefix ?? "",
      after: quoted?.suffix ?? "",
      colour: place.styleClass ?? null,
      note,
      lists: bodies.map(each => behind(each.id, LIST)).filter(Boolean),
      made: created,
      changed: modified,
    }
  }

  edition.annotating = { written, read }
})()
