/* Tables that a reader can sort, lists and tables that a reader can filter. Without this script, or when it
   fails, they are plain and whole. Everything is said in the markup; the script knows no page and no words.

   The page asks for the script by data-script="tables" on either <div>.

   Sort: a table inside <div class="sortable">.
   - The cells of its head become buttons; one with data-sort="none", or without words, stays as it is.
   - A cell is compared by its data-sort, or by its words; numbers inside words by their value. In Markdown:
         | 12 mentions {: data-sort="12" } |
   - A column of nothing but numbers begins with the largest, any other with the first in the alphabet; a second
     click turns the order round. Empty cells stand last, rows that are alike in the order of the page.
   - A table that comes sorted says so: aria-sort="ascending" (or "descending") on that cell of the head.

   Filter: <div class="filterable"> around a form and the rows. For example:
         <form class="filters" autocomplete="off" hidden>
           <label>Region <select name="region"><option value="">all</option>
             <option value="asia">Asia</option></select></label>
           <label><input type="checkbox" name="rest" value="none" checked data-also="region"> Also show the rest</label>
           <p role="status" data-words="{shown} of {all} countries" data-also-words=", and {also} of no region"></p>
           <button type="reset">Show all</button>
         </form>
   - The form is hidden where there is no script. Each <select> filters by the attribute data-NAME.
   - A row is any element with such an attribute; a table cell with one speaks for its row (Markdown can set
     attributes on cells only): | Mali {: data-region="africa" } |. The value is a list of words with spaces
     between them, and the row is shown if the choice is one of them: data-region="africa asia".
   - Rows not chosen are hidden, on paper too, and so is an element of class "group" that has no row left to show, with
     the links in the page's navigation that lead into it.
   - A check box with data-also="region" is there when a region is chosen. While it is checked, rows that have the value
     of the box (data-region="none") are shown beside those of the region; the status counts them apart. They stand
     behind all others in the element with data-behind, where there is one.
   - Each option is followed by the number of rows that fit it and the other choices; one that would show none cannot
     be chosen.
   - The status says how many rows are shown, and what was chosen; screen readers hear it.
   - The choice stands in the address (?region=asia), which can be kept, sent and linked to. A link to a row that
     the choice hides shows all rows again; one to the heading of a hidden group keeps the choice and leads to the form.
   Both can stand on one <div>. */

(() => {
  "use strict"

  const { fill, fragment, make } = edition

  // --- Sorting ---

  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" })

  /** @param {HTMLTableRowElement} row @param {number} column */
  const keyOf = (row, column) => {
    const cell = row.cells[column]
    return cell ? (cell.dataset.sort ?? cell.textContent).trim() : ""
  }

  /** @param {string} key */
  const isNumber = key => key !== "" && !Number.isNaN(Number(key))

  /** @param {string} a @param {string} b */
  const compare = (a, b) => (isNumber(a) && isNumber(b) ? Number(a) - Number(b) : collator.compare(a, b))

  /** Sorts by the column of this cell of the head; `places` are the rows in the order of the page.
      @param {HTMLTableElement} table @param {HTMLTableCellElement} head @param {HTMLTableRowElement[]} places */
  function sort(table, head, places) {
    const rows = places.map((row, at) => ({ row, at, key: keyOf(row, head.cellIndex) }))
    const numbers = rows.every(({ key }) => key === "" || isNumber(key))
    const now = head.getAttribute("aria-sort")
    const descending = now ? now === "ascending" : numbers
    for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort")
    head.setAttribute("aria-sort", descending ? "descending" : "ascending")
    rows.sort((a, b) => {
      if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1
      return (descending ? compare(b.key, a.key) : compare(a.key, b.key)) || a.at - b.at
    })
    for (const body of table.tBodies) body.append(...rows.map(({ row }) => row).filter(row => row.parentElement === body))
  }

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    if (!table.tHead || table.tHead.querySelector("button.sort")) return
    const places = [...table.tBodies].flatMap(body => [...body.rows])
    for (const head of table.tHead.rows[0].cells) {
      if (head.dataset.sort !== "none" && head.textContent.trim() !== "") head.append(make("button", { type: "button", className: "sort", onclick: () => sort(table, head, places) }, ...head.childNodes))
    }
  }

  // --- Filtering ---

  /** The rows inside, each with the words that it has for each name.
      @param {HTMLElement} root @param {string[]} names */
  function rowsOf(root, names) {
    /** @type {Map<HTMLElement, Record<string, string[]>>} */
    const rows = new Map()
    for (const name of names) {
      /** @type {NodeListOf<HTMLElement>} */
      const found = root.querySelectorAll(`[data-${name}]`)
      for (const element of found) {
        const row = element.closest("tr") ?? element
        rows.set(row, { ...rows.get(row), [name]: (element.getAttribute(`data-${name}`) ?? "").split(/\s+/u) })
      }
    }
    return rows
  }

  /** @param {Record<string, string[]>} words @param {Record<string, string>} choice */
  const fits = (words, choice) =>
    Object.entries(choice).every(([name, value]) => value === "" || (words[name] ?? []).includes(value))

  /** @param {HTMLElement} root */
  function makeFilterable(root) {
    /** @type {HTMLFormElement | null} */
    const form = root.querySelector("form.filters")
    if (!form?.hidden) return // none, or at work already
    const selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[name]")])
    const rows = rowsOf(root, selects.map(select => select.name))
    /** @type {HTMLElement | null} */
    const status = form.querySelector("[data-words]")
    const options = selects.flatMap(select => [...select.options]).filter(option => option.value)
    const labels = new Map(options.map(option => [option, option.textContent.trimEnd()])) // a space may set it in
    /** @type {HTMLInputElement | null} */
    const also = form.querySelector("[data-also]")
    /** @type {HTMLElement | null} */
    const behind = root.querySelector("[data-behind]")
    /** @type {Map<HTMLElement, Comment>} */
    const places = new Map() // of the rows that stand behind, where they belong
    const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".group")]).filter(
      group => group.contains(behind) || [...rows.keys()].some(row => group.contains(row)))
    const asideOf = also?.dataset.also ?? "" // the choice beside which the check box shows more

    const choice = () => Object.fromEntries(selects.map(select => [select.name, select.value]))

    /** What else is shown beside a choice: the same, but for those who have the value of the check box; or nothing.
        @param {Record<string, string>} chosen */
    function besides(chosen) {
      const value = chosen[asideOf]
      return also?.checked && value && value !== also.value ? { ...chosen, [asideOf]: also.value } : null
    }

    /** @param {Record<string, string> | null} chosen */
    const number = chosen => (chosen ? [...rows.values()].filter(words => fits(words, chosen)).length : 0)

    function show() {
      const chosen = choice()
      const beside = besides(chosen)
      for (const [row, words] of rows) {
        const aside = beside !== null && fits(words, beside)
        row.hidden = !fits(words, chosen) && !aside
        place(row, aside)
      }
      for (const group of groups) group.hidden = [...rows.keys()].every(row => row.hidden || !group.contains(row))
      for (const [option, label] of labels) {
        const name = option.closest("select")?.name ?? ""
        const asked = { ...chosen, [name]: option.value }
        const n = number(asked)
        option.textContent = `${label} (${n})`
        option.disabled = n === 0 && !option.selected && (name === asideOf || number(besides(asked)) === 0)
      }
      const box = also?.closest("label")
      if (also && box) box.hidden = !chosen[asideOf] || chosen[asideOf] === also.value
      /** @type {NodeListOf<HTMLAnchorElement>} */
      const links = document.querySelectorAll('nav a[href^="#"]')
      for (const link of links) {
        const part = document.getElementById(link.hash.slice(1))
        const item = link.closest("li")
        if (part && item && root.contains(part)) item.hidden = part.closest("[hidden]") !== null
      }
      tell(number(chosen), number(beside))
    }

    /** Puts a row behind all others, or back to where it belongs.
        @param {HTMLElement} row @param {boolean} aside */
    function place(row, aside) {
      const from = places.get(row)
      if (behind && aside) {
        if (!from) {
          const mark = document.createComment("")
          places.set(row, mark)
          row.before(mark)
        }
        behind.append(row) // all of them, so that they are in their order
      } else if (from) {
        from.replaceWith(row)
        places.delete(row)
      }
    }

    /** @param {number} shown @param {number} beside */
    function tell(shown, beside) {
      if (!status) return
      const chosen = selects.filter(select => select.value).map(select => labels.get(select.selectedOptions[0])?.trim())
      const count = fill(status.dataset.words ?? "", { shown, all: rows.size })
      const rest = beside ? fill(status.dataset.alsoWords ?? "", { also: beside }) : ""
      status.textContent = [count + rest, ...chosen].join(" · ")
    }

    function readAddress() {
      const asked = new URLSearchParams(location.search)
      for (const select of selects) {
        const value = asked.get(select.name) ?? ""
        select.value = [...select.options].some(option => option.value === value) ? value : ""
      }
      if (also) also.checked = asked.get(also.name) !== "no"
    }

    function writeAddress() {
      const asked = new URLSearchParams(location.search)
      for (const select of selects) {
        if (select.value) asked.set(select.name, select.value)
        else asked.delete(select.name)
      }
      if (also && !also.checked) asked.set(also.name, "no")
      else if (also) asked.delete(also.name)
      const query = asked.toString()
      try {
        history.replaceState(history.state, "", `${location.pathname}${query && "?"}${query}${location.hash}`)
      } catch {
        /* some browsers forbid it for pages on disk: the filter works, only the address stays */
      }
    }

    /** A row that the address points to is never hidden; where a group is, the form says why. */
    function showTarget() {
      const target = document.getElementById(fragment())
      const hidden = target && root.contains(target) && target.closest("[hidden]")
      if (!hidden) return
      const row = [...rows.keys()].some(each => each.contains(target))
      if (row) showAll()
      ;(row ? target : form)?.scrollIntoView()
    }

    function showAll() {
      for (const select of selects) select.value = ""
      if (also) also.checked = true
      show()
      writeAddress()
    }

    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("change", () => {
      show()
      writeAddress()
    })
    form.addEventListener("reset", event => {
      event.preventDefault()
      showAll()
    })
    addEventListener("hashchange", showTarget)
    readAddress()
    form.hidden = false
    show()
    showTarget()
  }

  function start() {
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = document.querySelectorAll(".sortable table")
    /** @type {NodeListOf<HTMLElement>} */
    const roots = document.querySelectorAll(".filterable")
    for (const table of tables) makeSortable(table)
    for (const root of roots) makeFilterable(root)
  }

  edition.tables = { start }
})()
