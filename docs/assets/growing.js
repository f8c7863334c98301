/* A table that grows by pages, whose heads sort it, and whose rows can be taken along as CSV. Its form, its words, its
   buttons and its heads stand in the page; the rows are given by whoever has them. */
(() => {
  "use strict"

  const words = {
    more: "Show {n} more",
    copied: ["Copied: {n} row.", "Copied: {n} rows."],
    saved: ["Saved as {name}: {n} row.", "Saved as {name}: {n} rows."],
    refused: "The browser does not allow copying here. Save the file instead.",
  }
  // What a table's elements are to a screen reader. In a narrow window the style sheet makes blocks of them, and some
  // browsers then no longer tell that they are a table.
  /** @type {Record<string, string>} */
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" }
  const STEP = 200 // rows that are shown at once
  const NUMBERS = new Intl.NumberFormat("en-GB") // one for all: to make it takes longer than to use it
  const { fill, script, want, within } = edition

  /** @type {Parts["growing"]["figure"]} */
  const figure = n => NUMBERS.format(n)

  /** One of two forms of words, for one or for several.
      @type {Parts["growing"]["counted"]} */
  const counted = (forms, n, values = {}) => fill(forms[n === 1 ? 0 : 1], { n: figure(n), ...values })

  /** The table in the part of the page with this id.
      @type {Parts["growing"]["table"]} */
  function table(id, { rows, order, sheet }) {
    const root = /** @type {HTMLElement} */ (document.getElementById(id))
    const [told, take, done, body, rest] = /** @type {HTMLElement[]} */ (
      [".told", ".take", ".take span", "tbody", ".rest"].map(each => root.querySelector(each)))
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form"))
    const whole = /** @type {HTMLTableElement} */ (root.querySelector("table"))
    const more = /** @type {HTMLButtonElement} */ (rest.querySelector("button"))
    /** @type {NodeListOf<HTMLButtonElement>} */
    const heads = root.querySelectorAll(".sort")
    let most = STEP

    /** Shows the first of the rows; says in words how many of how many. */
    function draw() {
      const { shown, all, inWords } = rows(most)
      body.replaceChildren(...shown)
      for (const each of [whole, ...whole.querySelectorAll("thead, tbody, tr, th, td")]) each.role = ROLES[each.localName]
      whole.hidden = !all
      take.hidden = !all
      done.textContent = ""
      rest.hidden = shown.length === all
      more.textContent = fill(words.more, { n: figure(Math.min(STEP, all - shown.length)) })
      told.textContent = inWords
    }

    function grow() {
      const at = body.children.length
      most += STEP
      draw()
      body.children[at]?.querySelector("a")?.focus()
    }

    /** Begins again with the first rows. */
    function anew() {
      most = STEP
      draw()
    }

    /** Tells by which head the rows are sorted.
        @param {string} by @param {"ascending" | "descending"} direction */
    function sorted(by, direction) {
      for (const head of heads) {
        const cell = /** @type {HTMLElement} */ (head.closest("th"))
        if (head.dataset.order === by) cell.setAttribute("aria-sort", direction)
        else cell.removeAttribute("aria-sort")
      }
    }

    /** @param {string} how */
    async function takeAlong(how) {
      const { cells, name } = sheet()
      const text = edition.csv.written(cells)
      const n = cells.length - 1
      done.textContent = ""
      if (how === "save") {
        edition.saving.save(new Blob([text], { type: "text/csv;charset=utf-8" }), name)
        done.textContent = counted(words.saved, n, { name })
      } else {
        const { copy } = await script("passages")
        done.textContent = await copy(text, "") ? counted(words.copied, n) : words.refused
      }
    }

    form.addEventListener("submit", event => event.preventDefault())
    more.addEventListener("click", grow)
    for (const head of heads) head.addEventListener("click", () => order(head.dataset.order ?? ""))
    take.addEventListener("click", event => {
      const how = within(event, "[data-take]")?.dataset.take
      if (how) want(() => takeAlong(how))
    })
    return { root, form, draw, anew, sorted }
  }

  edition.growing = { figure, counted, table }
})()
