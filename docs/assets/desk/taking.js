/* What a reader takes along from the desk: passages with their citations, as Markdown and as references for managers. Knows
   no page and no storage: passages and the data of reports in, text out. Word is written by docx.js, annotations by
   annotating.js. */
(() => {
  "use strict"

  const words = {
    title: "Passages and notes",
    note: "Note:",
    lists: ["List:", "Lists:"],
    colour: "Colour:",
    lost: "These words are not found at their place in this version of the edition.",
  }

  /** @param {Template} template */
  const inWords = template => template.map(part => (typeof part === "string" ? part : part[0])).join("")

  // --- Passages with their citations ---

  /** The passages with what is needed to cite each, in the order given. A place that this edition does not have is told as it
      was kept, and has no reference.
      @type {Parts["taking"]["of"]} */
  function of(passages, by) {
    const names = new Map(by.lists.map(list => [list.id, list.name]))
    /** @type {Map<string, ReturnType<typeof cited>>} */
    const places = new Map() // of which many passages are
    return passages.map(passage => {
      const told = by.known.get(passage.report)
      const { symbol, title } = told?.report ?? { symbol: passage.report, title: "" }
      const rough = { cited: [`${symbol}, ${passage.unit}${passage.to ? ` - ${passage.to}` : ""}`], inText: false, listed: null, place: null }
      return {
        passage,
        symbol,
        title,
        lists: passage.lists.map(id => names.get(id) ?? "").filter(Boolean),
        lost: by.found.get(passage.id) === null,
        ...(told && located(told.citations, passage, by, places)) ?? rough,
      }
    })
  }

  /** How the place of a passage is cited; null where this version does not have it.
      @param {Citations} data @param {Kept} passage @param {Taking} by @param {Map<string, ReturnType<typeof cited>>} places */
  function located(data, passage, by, places) {
    const now = by.found.get(passage.id)
    const [start, end] = now ? [now.first, now.last] : [passage.unit, passage.to ?? passage.unit].map(id => data.units.findIndex(unit => unit.id === id))
    if (start < 0 || end < start) return null
    const key = `${data.slug} ${start} ${end}`
    const made = places.get(key) ?? cited(data, start, end, by)
    places.set(key, made)
    return made
  }

  /** @param {Citations} data @param {number} start @param {number} end @param {Taking} by */
  function cited(data, start, end, { style: chosen, ours }) {
    const style = data.styles.find(({ id }) => id === chosen) ?? data.styles[0]
    const spot = edition.places.locate(data, start, end)
    const address = edition.places.addresses(data, start, end)
    /** @param {Form} form */
    const filled = form => edition.citation.filled(data, style, form, spot, address, ours)
    const [form] = style.forms
    const list = style.forms.find(each => !each.many) // which names no place in the report
    return {
      cited: filled(form),
      inText: form.id === "text",
      listed: list ? { name: list.name, entry: filled(list) } : null,
      place: { data, house: edition.places.house(data, start, end), name: edition.places.phrase(data, spot, { ...data.styles[0], dash: "–" }), address, ours },
    }
  }

  /** The passages of each report, in their order.
      @type {Parts["taking"]["byReport"]} */
  const byReport = taken => [...Map.groupBy(taken, each => each.symbol).values()]

  /** The works that are cited, as the style lists them, each once; and what it calls the list.
      @type {Parts["taking"]["works"]} */
  function works(taken) {
    const listed = taken.flatMap(each => each.listed ?? [])
    const entries = [...new Map(listed.map(({ entry }) => [inWords(entry), entry])).entries()]
    return { name: listed[0]?.name ?? "", entries: entries.sort(([one], [other]) => one.localeCompare(other, "en")).map(([, entry]) => entry) }
  }

  /** What is said of a passage besides its words, a line each: the reader's note is not among it.
      @type {Parts["taking"]["remarks"]} */
  const remarks = ({ passage, lists, lost }) => [
    passage.colour && `${words.colour} ${passage.colour}`,
    lists.length && `${words.lists[lists.length === 1 ? 0 : 1]} ${lists.join(", ")}`,
    lost && words.lost,
  ].filter(each => typeof each === "string")

  // --- Markdown ---

  const SIGNS = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;" }))

  /** A line that Markdown reads as these words, with the spaces at its ends.
      @param {string} text */
  const literal = text => text.replaceAll(/[\\`*_[\]]/gu, String.raw`\$&`).replaceAll(/[&<>~|]/gu, sign => SIGNS.get(sign) ?? sign)
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/u, (_, space, sign) => space + (/\d/u.test(sign) ? `${sign}\\` : `\\${sign}`)).replace(/^(\s*)=/u, "$1&#61;")

  /** @param {string} text */
  const plain = text => literal(text.trim())

  /** The words with their ends of lines and their paragraphs, each line after `before`.
      @param {string} text @param {string} [before] */
  const block = (text, before = "") => text.trim().split(/\n\s*\n/u)
    .map(part => part.split("\n").map(line => before + plain(line)).join("  \n")).join(`\n${before.trim()}\n`)

  /** @param {Template} template */
  const styled = template => template.map(part => (typeof part === "string" ? literal(part) : `*${literal(part[0])}*`)).join("")

  /** @type {Parts["taking"]["markdown"]} */
  function markdown(taken, about) {
    const { name, entries } = works(taken)
    const parts = byReport(taken).map(group => [
      `## ${plain(group[0].title ? `${group[0].symbol}, ${group[0].title}` : group[0].symbol)}`,
      ...group.flatMap(inMarkdown),
    ])
    const list = entries.length ? [`## ${plain(name)}`, ...entries.map(entry => `- ${styled(entry)}`)] : []
    return `${[`# ${words.title}`, plain(about), ...parts.flat(), ...list].join("\n\n")}\n`
  }

  /** @param {Taken} taken */
  function inMarkdown(taken) {
    const { quote, note } = taken.passage
    return [
      ...(quote.trim() ? [block(quote, "> ")] : []),
      `— ${styled(taken.cited)}`,
      ...(note.trim() ? [`**${words.note}** ${block(note)}`] : []),
      ...remarks(taken).map(plain),
    ]
  }

  // --- References for managers: one for each report, with the places, the quotations and the notes of all its passages ---

  /** @param {string} text */
  const single = text => text.replaceAll(/\s+/gu, " ").trim()

  /** Whether each brace has its other: BibTeX counts those with a backslash too.
      @param {string} text */
  function even(text) {
    let depth = 0
    for (const sign of text) {
      depth += { "{": 1, "}": -1 }[sign] ?? 0
      if (depth < 0) return false
    }
    return depth === 0
  }

  /** @type {Parts["taking"]["references"]} */
  function references(taken, format) {
    const reports = Map.groupBy(taken.filter(each => each.place), each => each.passage.report)
    const made = [...reports.values()].map(group => reference(format, group))
    return format === "csl-json" ? `${JSON.stringify(made, null, 2)}\n` : `${made.join(format === "ris" ? "\n" : "\n\n")}\n`
  }

  /** @param {string} id @param {Taken[]} group */
  function reference(id, group) {
    const places = group.flatMap(({ place }) => place ?? [])
    const [{ data, address: { known, long }, ours }] = places
    const at = [...new Set(places.map(({ name }) => name))].join(", ")
    const url = ours && known ? new URL("index.html", long).href : data.official
    const lists = [...new Set(group.flatMap(each => each.lists.map(name => single(name.replaceAll(",", " ")))))] // a comma parts them
    const said = group.map(({ place, passage: { quote, note } }) => `${place?.name}: ${[quote.trim() && `“${single(quote)}”`, single(note)].filter(Boolean).join(" ")}`)
    const format = /** @type {ReferenceFormat} */ (data.exports.find(each => each.id === id))
    const made = edition.citation.reference(data, format, { at, url, key: data.slug }, ours)
    if (typeof made !== "string") return { ...made, annote: said.join("\n"), ...(lists.length && { keyword: lists.join(",") }) }
    /** @param {string} text */
    const escaped = text => {
      const told = edition.citation.escaped(format, text)
      return even(text) ? told : told.replaceAll(String.raw`\{`, String.raw`\textbraceleft{}`).replaceAll(String.raw`\}`, String.raw`\textbraceright{}`)
    }
    if (id === "ris") return made.replace(/ER {2}- ?$/u, () => [...said.map(each => `N1  - ${each}`), ...lists.map(each => `KW  - ${each}`), "ER  - "].join("\n"))
    const fields = [`annote = {${escaped(said.join(" "))}}`, lists.length && `keywords = {${escaped(lists.join(", "))}}`]
    return made.replace(/\n\}$/u, () => [...fields.filter(Boolean).map(each => `,\n  ${each}`), "\n}"].join(""))
  }

  edition.taking = { of, byReport, works, remarks, markdown, references }
})()
