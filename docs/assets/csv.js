/* Tables as CSV, written as the data of the edition is: no cell is one that a spreadsheet runs as a formula, which would
   get an apostrophe before it. Saved by the browser alone; nothing is sent anywhere. */
(() => {
  "use strict"

  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

  /** @param {string | number} value */
  function cell(value) {
    if (typeof value === "number") return String(value)
    const guarded = FORMULA.test(value) ? `'${value}` : value
    return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll("\"", "\"\"")}"` : guarded
  }

  /** @type {Parts["csv"]["written"]} */
  const written = rows => rows.map(row => `${row.map(cell).join(",")}\n`).join("")

  /** Hands the text to the browser as a file of this name.
      @type {Parts["csv"]["save"]} */
  function save(text, name) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
    const link = edition.make("a", { href, download: name, hidden: true })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(href), 60_000) // a browser may ask the reader first where to put it
  }

  edition.csv = { written, save }
})()
