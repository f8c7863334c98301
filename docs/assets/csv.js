/* Tables as CSV, written as the data of the edition is: no cell is one that a spreadsheet runs as a formula, which would
   get an apostrophe before it. */
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

  edition.csv = { written }
})()
