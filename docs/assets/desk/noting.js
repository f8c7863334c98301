/* The panel in which a reader marks a passage, writes a note to it and puts it into lists. What is chosen or written is kept
   at once; nothing has to be saved, and nothing that was written is lost when the panel closes. */
(() => {
  "use strict"

  const words = {
    title: "{symbol}, {place}",
    colour: "Mark",
    none: "no mark",
    yellow: "yellow",
    green: "green",
    blue: "blue",
    pink: "pink",
    note: "Your note",
    lists: "Lists",
    name: "New list",
    create: "Add",
    remove: "Remove",
    removed: "Removed: {place}",
    undo: "Undo",
    back: "Restored: {place}",
    done: "Done",
    marked: "Marked, {colour}: {place}",
    kept: "Kept in this browser only, as you write.",
    desk: "Your desk",
  }
  const WAIT = 400 // milliseconds without a key after which a note is kept

  const { base, data, fill, make, say, script, slug, tell, want } = edition

  /** @type {ReturnType<typeof build> | null} */
  let panel = null

  /** Where the parts of a selection stand.
      @param {Passage[]} parts */
  async function anchorOf(parts) {
    const [{ describe }, { units }] = await Promise.all([script("desk/anchoring"), script("passages")])
    const shown = units().map(element => ({ id: element.dataset.unit ?? "", text: element.textContent }))
    const [one] = parts
    const [last] = parts.slice(-1)
    const at = /** @param {Passage} each */ each => shown.findIndex(({ id }) => id === each.id)
    return describe(shown, at(one), one.start, at(last), last.start + last.text.length)
  }

  /** The passages of this report, if any can be kept. */
  const passages = async () => await edition.desk.kept() === "nothing" ? [] : edition.desk.all(slug)

  /** The passage at this place, if there is one already.
      @param {Kept[]} all @param {Anchor} anchor */
  const knownAt = (all, { unit, to, start, end }) => all.find(each => each.unit === unit && each.to === to && each.start === start && each.end === end)

  /** How the place of an anchor is named.
      @param {Citations} citations @param {Anchor} anchor */
  function named(citations, { unit, to }) {
    const ids = citations.units.map(({ id }) => id)
    const [first, last] = [ids.indexOf(unit), ids.indexOf(to ?? unit)]
    return first >= 0 && last >= first ? edition.places.house(citations, first, last) : unit
  }

  // --- The panel ---

  /** @param {Citations} citations @param {Parts["desk"]} desk */
  function build(citations, desk) {
    /** @type {{ anchor: Anchor, id: string | null, kept: Told, house: string }} */
    let now
    let timer = 0
    /** @type {Promise<unknown>} */
    let writing = Promise.resolve()

    const title = make("h2", { id: "noting-title" })
    const warned = make("p", { className: "noting-warned" })
    const quoted = make("blockquote", { className: "noting-quote", tabIndex: 0 })
    const colours = ["none", ...desk.COLOURS].map(value => make("input", { type: "radio", name: "colour", value }))
    const labels = colours.map(input => make("label", { "data-colour": input.value }, input, make("span", { "aria-hidden": "true" }, edition.marks.SIGNS[input.value] ?? ""), ` ${words[/** @type {"none"} */ (input.value)]}`))
    const note = make("textarea", { name: "note", rows: 5, maxLength: 20_000, ariaLabel: words.note })
    const lists = make("fieldset", { className: "noting-lists" })
    const name = make("input", { type: "text", name: "list", maxLength: 200, ariaLabel: words.name, placeholder: words.name })
    const create = make("button", { type: "button" }, words.create)
    const away = make("button", { type: "button" }, words.remove)
    const dialog = edition.panels.titled({ className: "panel noting" }, title, warned, quoted,
      make("fieldset", { className: "noting-colours" }, make("legend", {}, words.colour), ...labels),
      make("label", { className: "noting-note" }, words.note, note), lists,
      make("p", { className: "noting-new" }, name, create),
      make("p", { className: "noting-foot" }, make("button", {}, words.done), away, make("a", { href: `${base}desk.html` }, words.desk), make("span", { className: "small" }, words.kept)))

    /** What the panel says now. @returns {Told} */
    const entered = () => ({
      colour: /** @type {Colour | null} */ (colours.find(input => input.checked && input.value !== "none")?.value ?? null),
      note: note.value,
      lists: [...lists.querySelectorAll("input")].filter(input => input.checked).map(input => input.value),
    })

    /** Keeps what the panel says, if that is something else than what is kept. */
    async function write() {
      const told = entered()
      const fields = Object.fromEntries(Object.entries(told).filter(([field, value]) => `${value}` !== `${now.kept[/** @type {keyof Told} */ (field)]}`))
      if (!Object.keys(fields).length) return
      const there = now.id && await desk.change(now.id, fields, now.kept.note)
      if (there && there.note !== told.note && note.value === told.note) {
        told.note = there.note // another tab has written too
        note.value = told.note
      }
      if (!there && (told.colour || told.note || told.lists.length)) {
        const added = await desk.add({ ...now.anchor, report: slug, ...told })
        now.id = added.id
      }
      now.kept = told
    }

    /** Keeps it once what is being kept is; whether it is done. */
    function keep() {
      clearTimeout(timer)
      const done = writing.then(() => want(write))
      writing = done
      return done
    }

    dialog.addEventListener("input", event => {
      if (event.target !== note) return
      clearTimeout(timer)
      timer = setTimeout(keep, WAIT)
    })
    dialog.addEventListener("change", event => { if (event.target !== name) keep() })
    dialog.addEventListener("close", async () => {
      if (!now.id && !note.value && entered().colour === null && !entered().lists.length) return null
      if (!await keep()) { // it is still there to be copied
        edition.panels.open(dialog)
        return keep()
      }
      const { colour, note: text, lists: of } = now.kept
      const { id } = now
      if (id && !colour && !text && !of.length) await want(() => desk.remove([id]))
      return back()
    })
    addEventListener("pagehide", () => { if (dialog.open) keep() })

    /** Leads the focus back to the sign, which may have been drawn anew. */
    async function back() {
      await edition.marks.show()
      if (document.activeElement === document.body && now.id) edition.marks.signFor(now.id)?.focus()
    }

    create.addEventListener("click", () => want(async () => {
      if (!name.value.trim()) return name.focus()
      const made = await desk.addList(name.value)
      name.value = ""
      fillLists(await desk.lists(), [...entered().lists, made.id])
      await keep()
      lists.querySelector("input")?.focus()
    }))
    name.addEventListener("keydown", event => {
      if (event.key !== "Enter") return
      event.preventDefault()
      create.click()
    })
    away.addEventListener("click", async () => {
      await writing
      const { id, house, anchor } = now
      /** @type {Desk | null} */
      let gone = null
      const done = await want(async () => { if (id) gone = await desk.remove([id]) })
      if (!done) return
      set(null, anchor, { colour: null, note: "", lists: [] })
      dialog.close()
      if (gone) tell(fill(words.removed, { place: house }), () => bringBack(/** @type {Desk} */ (gone), house), words.undo)
    })

    /** @param {Desk} gone @param {string} house */
    const bringBack = (gone, house) => want(async () => {
      await desk.restore(gone)
      say(fill(words.back, { place: house }))
    })

    /** Shows the lists there are; these are checked.
        @param {List[]} all @param {string[]} chosen */
    function fillLists(all, chosen) {
      lists.hidden = !all.length
      lists.replaceChildren(make("legend", {}, words.lists), ...all.map(each => make("label", {},
        make("input", { type: "checkbox", value: each.id, checked: chosen.includes(each.id) }), ` ${each.name}`)))
    }

    /** @param {string | null} id @param {Anchor} anchor @param {Told} told */
    function set(id, anchor, told) {
      now = { anchor, id, kept: told, house: named(citations, anchor) }
      note.value = told.note
      for (const input of colours) input.checked = input.value === (told.colour ?? "none")
      for (const input of lists.querySelectorAll("input")) input.checked = told.lists.includes(input.value)
    }

    /** Opens the panel for a passage that is kept, or for a place.
        @param {Kept | Anchor} passage */
    async function openAt(passage) {
      await writing
      const id = "id" in passage ? passage.id : null
      const told = "id" in passage ? passage : { colour: null, note: "", lists: [] }
      const at = await desk.kept()
      const warning = desk.told(at)
      const [{ units }] = await Promise.all([data(`${slug}/data/units`), script("desk/anchoring")])
      set(id, passage, { colour: told.colour, note: told.note, lists: told.lists })
      fillLists(at === "nothing" ? [] : await desk.lists(), told.lists)
      now.kept = entered() // a list that is gone is no change
      title.textContent = fill(words.title, { symbol: citations.symbol, place: now.house })
      warned.textContent = warning
      warned.hidden = !warning
      quoted.replaceChildren(...edition.anchoring.shown(units, passage, edition.anchoring.find(units, passage)))
      away.hidden = !id
      note.autofocus = !id
      edition.panels.open(dialog)
    }

    return { citations, openAt }
  }

  /** The panel, once all is there that it needs. */
  async function prepared() {
    const [{ ready }, desk] = await Promise.all([script("passages"), script("desk/desk"), script("desk/marks"), edition.load("assets/desk/desk.css")])
    panel ??= build(await ready(), desk)
    return panel
  }

  /** @param {Anchor} anchor */
  async function openFor(anchor) {
    const { openAt } = await prepared()
    await openAt(knownAt(await passages(), anchor) ?? anchor)
  }

  /** Opens the panel for what is selected.
      @type {Parts["noting"]["open"]} */
  const open = async parts => openFor(await anchorOf(parts))

  /** Opens the panel for a whole unit, or all from one to another.
      @type {Parts["noting"]["place"]} */
  async function place(unit, to = unit) {
    const [{ units }, { describe }] = await Promise.all([data(`${slug}/data/units`), script("desk/anchoring")])
    const [first, last] = [unit, to].map(id => units.findIndex(each => each.id === id))
    await openFor(describe(units, first, null, last, null))
  }

  /** Opens the panel for words of the unit that has this anchor, wherever they are shown.
      @type {Parts["noting"]["quotation"]} */
  async function quotation(anchor, quote) {
    const [{ units }, { describe }] = await Promise.all([data(`${slug}/data/units`), script("desk/anchoring")])
    const at = units.findIndex(each => each.anchor === anchor)
    const start = units[at].text.indexOf(quote)
    await openFor(describe(units, at, start, at, start + quote.length))
  }

  /** Opens the panel for a passage that is kept.
      @type {Parts["noting"]["edit"]} */
  async function edit(id) {
    const { openAt } = await prepared()
    const all = await edition.desk.all(slug)
    const passage = all.find(each => each.id === id)
    if (passage) await openAt(passage)
  }

  /** Marks what is selected in the colour that was used last; where it would not be kept for all pages, the panel says so
      first.
      @type {Parts["noting"]["mark"]} */
  async function mark(parts) {
    const { citations, openAt } = await prepared()
    const anchor = await anchorOf(parts)
    const all = await passages()
    const known = knownAt(all, anchor)
    if (known || edition.desk.told(await edition.desk.kept())) return openAt(known ?? anchor)
    const [last] = all.filter(each => each.colour).sort((one, other) => one.changed < other.changed ? 1 : -1)
    const colour = last?.colour ?? edition.desk.COLOURS[0]
    await edition.desk.add({ ...anchor, report: slug, colour })
    getSelection()?.removeAllRanges()
    say(fill(words.marked, { colour: words[colour], place: named(citations, anchor) }))
  }

  edition.noting = { mark, open, place, quotation, edit }
})()
