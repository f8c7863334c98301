/* Citations and references filled in: a style's form for a place in words and italics, a reference for managers. Knows no
   page: the data of a report's citations in, words out. */
(() => {
  "use strict"

  /** Today: year, month and day. */
  const today = () => {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  }

  /** Today in a form such as "{year}/{month}/{day}".
      @type {Parts["citation"]["dated"]} */
  function dated(form) {
    const [year, month, day] = today().map(part => String(part).padStart(2, "0"))
    return edition.fill(form, { year, month, day })
  }

  /** The words with the marks in them replaced by the values of their names.
      @param {Citations} data @param {string} text @param {{ at: string, url: string, day: string, key?: string }} values */
  function put({ marks }, text, values) {
    const byMark = new Map(Object.entries({ key: "", ...values }).map(([name, value]) => [marks[/** @type {keyof typeof marks} */ (name)], value]))
    return Array.from(text, sign => byMark.get(sign) ?? sign).join("")
  }

  /** A style's form for a place; of this edition, or of the official document.
      @type {Parts["citation"]["filled"]} */
  function filled(data, style, form, place, address, ours) {
    const plain = edition.places.plain(place)
    const addressed = ours ? form.edition ?? form : form
    const templates = ours && !address.cited ? form.bare ?? addressed : addressed
    const template = (plain ? (place.plural ? templates.many : templates.one) : templates.named) ?? templates.one
    const at = plain ? place.numbers.join(style.dash) : edition.places.phrase(data, place, style)
    const values = { at, url: ours ? address.cited : data.official, day: edition.dates.inWords(dated("{year}-{month}-{day}")) }
    return template.map(part => (typeof part === "string" ? put(data, part, values) : [put(data, part[0], values)]))
  }

  /** A reference for managers to a place at an address: text, or a value of JSON.
      @type {Parts["citation"]["reference"]} */
  function reference(data, format, { at, url, key }, ours) {
    const told = ours ? format.edition : format.official
    if (typeof told !== "string") return { ...told, id: key, note: at, URL: url, accessed: { "date-parts": [today()] } }
    return put(data, told, { at: escaped(format, at), url, day: dated(format.day ?? ""), key })
  }

  /** The words as the format must have them to mean these words.
      @type {Parts["citation"]["escaped"]} */
  const escaped = (format, text) => Array.from(text, sign => format.escapes?.[sign] ?? sign).join("")

  edition.citation = { dated, filled, reference, escaped }
})()
