/* Dates in words, whole or only as far as they are known: the rule of day_in_words in docs/templates/pages/macros.html, which
   tests/cases/dates.yml holds too. */
(() => {
  "use strict"

  /** 2003-08-12 as 12 August 2003, 2003-08 as August 2003, 2003 as it is.
      @type {Parts["dates"]["inWords"]} */
  function inWords(date) {
    const [year, month, day] = date.split("-").map(Number)
    /** @type {Intl.DateTimeFormatOptions} */
    const form = { year: "numeric", month: month ? "long" : undefined, day: day ? "numeric" : undefined, timeZone: "UTC" }
    return new Intl.DateTimeFormat("en-GB", form).format(Date.UTC(year, (month || 1) - 1, day || 1))
  }

  edition.dates = { inWords }
})()
