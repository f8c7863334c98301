/* Passages as a Word file: quotations with their citations as footnotes or in the text, as the style has it, the notes, and
   the list of the works. Knows no page and no storage. A Word file is a ZIP archive of XML files. */
(() => {
  "use strict"

  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006"
  const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const PARTS = /** @type {const} */ (["styles", "footnotes"])
  const words = { title: "Passages and notes", note: "Note:" }

  // --- XML ---

  /** The words as XML holds them, without the signs that it cannot hold.
      @param {string} text */
  const escaped = text => text.replaceAll(/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;")

  /** A run of words, each end of a line in them kept.
      @param {string} text @param {string} [look] */
  const run = (text, look = "") => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${text.split(/\r\n|[\n\r]/u)
    .map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`).join("<w:br/>")}</w:r>`

  /** @param {Template} template */
  const styled = template => template.map(part => (typeof part === "string" ? run(part) : run(part[0], "<w:i/>"))).join("")

  /** @param {string} style @param {string} inside */
  const paragraph = (style, inside) => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`

  /** @param {string} name @param {string} inside */
  const file = (name, inside) => `${HEAD}<w:${name} xmlns:w="${MAIN}">${inside}</w:${name}>`

  // --- The document ---

  /** @param {Taken[]} taken @param {string} about */
  function body(taken, about) {
    /** @type {string[]} */
    const notes = []

    /** A citation, after the words or at the foot of the page.
        @param {Taken} each */
    function cited({ cited: template, inText }) {
      if (inText) return run(" ") + styled(template)
      notes.push(styled(template))
      return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${notes.length}"/></w:r>`
    }

    /** @param {Taken} each */
    function passage(each) {
      const { quote, note } = each.passage
      const quoted = quote.trim().split(/\n{2,}/u).map(part => run(part)) // of each unit
      quoted.push(quoted.pop() + cited(each))
      const made = quoted.map(part => paragraph("Quote", part))
      if (note.trim()) made.push(paragraph("", run(words.note, "<w:b/>") + run(` ${note.trim()}`)))
      made.push(...edition.taking.remarks(each).map(remark => paragraph("Remark", run(remark))))
      return made
    }

    const parts = edition.taking.byReport(taken).map(group => {
      const [{ symbol, title }] = group
      return [paragraph("Heading1", run(title ? `${symbol}, ${title}` : symbol)), ...group.flatMap(passage)].join("")
    })
    const { name, entries } = edition.taking.works(taken)
    const list = entries.length ? [paragraph("Heading1", run(name)), ...entries.map(entry => paragraph("Bibliography", styled(entry)))] : []
    return { notes, text: [paragraph("Title", run(words.title)), paragraph("", run(about)), ...parts, ...list].join("") }
  }

  /** @param {string[]} notes */
  function footnotes(notes) {
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    const lines = ["separator", "continuationSeparator"].map((name, at) =>
      `<w:footnote w:type="${name}" w:id="${at - 1}"><w:p><w:r><w:${name}/></w:r></w:p></w:footnote>`)
    return file("footnotes", [...lines, ...notes.map((note, at) =>
      `<w:footnote w:id="${at + 1}">${paragraph("FootnoteText", mark + run(" ") + note)}</w:footnote>`)].join(""))
  }

  /** @param {string} id @param {string} name @param {string} look @param {string} [kind] @param {string} [follows] */
  const style = (id, name, look, kind = "paragraph", follows = "Normal") =>
    `<w:style w:type="${kind}" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${name}"/>${
      id === "Normal" || kind === "character" ? "" : `<w:basedOn w:val="Normal"/><w:next w:val="${follows}"/>`}<w:qFormat/>${look}</w:style>`

  /** How paragraphs look: the space around them and on their left, in twentieths of a point, and their words.
      @param {number} before @param {number} after @param {number} left @param {string} [look] @param {string} [more] */
  const looks = (before, after, left, look = "", more = "") =>
    `<w:pPr>${more}<w:spacing w:before="${before}" w:after="${after}"/><w:ind w:left="${left}"/></w:pPr>${look && `<w:rPr>${look}</w:rPr>`}`

  /** @param {number} points */
  const size = points => `<w:sz w:val="${points * 2}"/>`

  const styles = () => file("styles", [
    `<w:docDefaults><w:rPrDefault><w:rPr>${size(11)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    style("Normal", "Normal", looks(0, 120, 0)),
    style("Title", "Title", looks(0, 240, 0, size(20))),
    style("Heading1", "heading 1", looks(360, 120, 0, `<w:b/>${size(14)}`, '<w:keepNext/>').replace("</w:pPr>", '<w:outlineLvl w:val="0"/></w:pPr>')),
    style("Quote", "Quote", looks(120, 120, 567)),
    style("Remark", "Remark", looks(0, 120, 0, `<w:color w:val="595959"/>${size(9)}`)),
    style("Bibliography", "Bibliography", looks(0, 120, 567).replace("/></w:pPr>", ' w:hanging="567"/></w:pPr>')),
    style("FootnoteText", "footnote text", looks(0, 0, 0, size(10)), "paragraph", "FootnoteText"),
    style("FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character"),
  ].join(""))

  /** Relations from one part of the package to others, by type and place.
      @param {[type: string, target: string][]} each */
  const relations = each => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${
    each.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`

  /** @type {Parts["docx"]["written"]} */
  function written(taken, about) {
    const { notes, text } = body(taken, about)
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    const types = [["document", "document.main"], ...PARTS.map(name => [name, name])].map(([name, type]) =>
      `<Override PartName="/word/${name}.xml" ContentType="${PART}.${type}+xml"/>`).join("")
    return zip({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
      "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
      "word/_rels/document.xml.rels": relations(PARTS.map(name => [name, `${name}.xml`])),
      "word/document.xml": file("document", `<w:body>${text}${page}</w:body>`),
      "word/styles.xml": styles(),
      "word/footnotes.xml": footnotes(notes),
    })
  }

  // --- The archive ---

  const REMAINDERS = Uint32Array.from({ length: 256 }, (_, at) => {
    let value = at
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xED_B8_83_20 ^ value >>> 1 : value >>> 1
    return value
  })

  /** The checksum that a ZIP archive has of each file.
      @param {Uint8Array} bytes */
  function crc(bytes) {
    let value = 0xFF_FF_FF_FF
    for (const byte of bytes) value = REMAINDERS[(value ^ byte) & 0xFF] ^ value >>> 8
    return (value ^ 0xFF_FF_FF_FF) >>> 0
  }

  /** Numbers of two or four bytes, the lowest byte first.
      @param {[size: 2 | 4, value: number][]} fields */
  function numbers(...fields) {
    return Uint8Array.from(fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => value >>> at * 8 & 0xFF)))
  }

  /** The bytes in fewer bytes, where the browser can do that.
      @param {Uint8Array<ArrayBuffer>} bytes */
  async function packed(bytes) {
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))
      return { method: 8, data: new Uint8Array(await new Response(stream).arrayBuffer()) }
    } catch {
      return { method: 0, data: bytes }
    }
  }

  /** @param {Record<string, string>} files */
  async function zip(files) {
    const encoder = new TextEncoder()
    /** @type {Uint8Array<ArrayBuffer>[][]} */
    const [all, directory] = [[], []]
    let at = 0
    for (const [path, text] of Object.entries(files)) {
      const [name, bytes] = [encoder.encode(path), encoder.encode(text)]
      const { method, data } = await packed(bytes)
      // version 2.0, no flags, how it is packed; 1 January 1980, for a time of day is nobody's business
      const about = numbers([2, 20], [2, 0], [2, method], [2, 0], [2, 33], [4, crc(bytes)], [4, data.length], [4, bytes.length], [2, name.length], [2, 0])
      all.push(numbers([4, 0x04_03_4B_50]), about, name, data)
      directory.push(numbers([4, 0x02_01_4B_50], [2, 20]), about, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name)
      at += 4 + about.length + name.length + data.length
    }
    const length = directory.reduce((sum, part) => sum + part.length, 0)
    const count = Object.keys(files).length
    const end = numbers([4, 0x06_05_4B_50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, at], [2, 0])
    return new Blob([...all, ...directory, end], { type: `${PART}.document` })
  }

  edition.docx = { written }
})()
