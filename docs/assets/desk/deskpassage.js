/* One passage on the desk: its words, where they stand, the reader's note, colour and lists; and the form that changes these. */
(() => {
  "use strict"

  const words = {
    context: "Read in context",
    edit: "Edit",
    remove: "Remove",
    removed: "Removed: {place}.",
    saved: "Saved: {place}.",
    save: "Save",
    cancel: "Cancel",
    note: "Note",
    colour: "Colour",
    colours: { yellow: "Yellow", green: "Green", blue: "Blue", pink: "Pink" },
    none: "None",
    lists: "Lists",
    list: "New list",
    lost: "These words are not at this place in this version of the edition.",
    changed: "The words at this place have changed since you kept them; these are the words as they were then.",
    gone: "This place is not in this copy of the edition.",
  }
  const LEAST = 4 // words that are looked for alone; fewer stand in headings too

  const { fill, make } = edition

  // --- Where it stands ---

  /** @type {WeakMap<Report, Map<string, string>>} */
  const folded = new WeakMap()

  /** The words of a section's page, in the form in which a browser compares those of an address.
      @param {Report} report @param {string} section */
  function wordsOf(report, section) {
    const known = folded.get(report) ?? new Map()
    folded.set(report, known)
    if (!known.has(section)) {
      const heading = report.sections.find(({ slug }) => slug === section)?.heading ?? ""
      const texts = report.units.filter(unit => unit.section === section).map(({ text }) => text)
      known.set(section, [report.title, heading, ...texts].join(" ").replaceAll(/\s+/gu, " ").toLowerCase())
    }
    return known.get(section)
  }

  /** @param {Kept} passage @param {DeskView} view */
  function placeOf(passage, view) {
    const told = view.known.get(passage.report)
    const [taken] = edition.taking.of([passage], view)
    if (!told || !taken.place) return { name: taken.cited.join(""), href: "" }
    const found = view.found.get(passage.id)
    return { name: edition.listing.capital(taken.place.house), href: taken.place.address.long + (found ? directive(told.report, found) : "") }
  }

  /** The end of an address that leads to the words, of which others of the same section may be alike.
      @param {Report} report @param {Found} found */
  function directive(report, { first, last, start, end }) {
    const { units } = report
    const parts = units.slice(first, last + 1)
      .map((unit, at, { length }) => edition.passages.cut(unit, at ? 0 : start, at === length - 1 ? end : unit.text.length))
    const page = wordsOf(report, units[first].section)
    return edition.passages.directive(parts, text => text.split(" ").length >= LEAST && page.split(text.toLowerCase()).length === 2)
  }

  // --- Showing ---

  /** @type {Parts["deskpassage"]["item"]} */
  function item(passage, view) {
    const { name, href } = placeOf(passage, view)
    const found = view.found.get(passage.id)
    const report = view.known.get(passage.report)?.report
    const shown = make("li", { className: "kept", id: `desk-${passage.id}`, tabIndex: -1, ...(passage.colour && { "data-colour": passage.colour }) })
    /** @param {string} label @param {() => void} onclick */
    const button = (label, onclick) => make("button", { type: "button", ariaLabel: `${label}: ${name}`, onclick }, label)
    function leave() {
      shown.replaceWith(item(passage, view))
      focus(passage.id)
    }
    function change() {
      const changing = form(passage, view, name, leave)
      shown.querySelector("blockquote")?.after(changing)
      for (const each of shown.querySelectorAll(":scope > :is(.note, .about, .tools)")) each.remove()
      changing.querySelector("textarea")?.focus({ preventScroll: true })
      changing.scrollIntoView({ block: "nearest" })
    }
    shown.append(
      make("p", { className: "from" }, make("b", {}, name), href ? make("a", { href, ariaLabel: `${words.context}: ${name}` }, words.context) : null),
      make("blockquote", {}, ...edition.anchoring.shown(report?.units ?? [], passage, found)),
      ...(report && found?.exact ? [] : [make("p", { className: "lost" }, report ? words[found ? "changed" : "lost"] : words.gone)]),
      ...(passage.note ? [make("p", { className: "note" }, passage.note)] : []),
      make("p", { className: "small about" }, ...remarks(passage, view)),
      make("p", { className: "tools" }, button(words.edit, change), " ", button(words.remove, () => drop(passage, view, name))))
    return shown
  }

  /** @param {Kept} passage @param {DeskView} view @returns {Child[]} */
  function remarks({ colour, lists }, view) {
    const names = view.lists.filter(({ id }) => lists.includes(id)).map(list => list.name)
    return [colour && make("b", {}, words.colours[colour]), colour && names.length ? " · " : null, names.length ? `${words.lists}: ${names.join(", ")}` : null]
  }

  /** Puts the focus on a passage again, or on what took its place.
      @param {string} id */
  const focus = id => document.getElementById(`desk-${id}`)?.querySelector("button")?.focus()

  /** @param {Kept} passage @param {DeskView} view @param {string} place */
  async function drop({ id }, view, place) {
    const all = [...document.querySelectorAll(".kept")]
    const at = all.findIndex(each => each.id === `desk-${id}`)
    const next = all[at + 1] ?? all[at - 1]
    await view.act(async () => {
      const gone = await edition.desk.remove([id])
      return { told: fill(words.removed, { place }), undo: () => edition.desk.restore(gone) }
    })
    if (next) focus(next.id.slice(5))
  }

  // --- Changing ---

  /** @param {Kept} passage @param {DeskView} view @param {string} place @param {() => void} leave */
  function form(passage, view, place, leave) {
    const note = make("textarea", { name: "note", rows: 4, defaultValue: passage.note })
    /** @param {string} type @param {string} name @param {string} value @param {string} label @param {boolean} checked */
    const choice = (type, name, value, label, checked) => make("label", {}, make("input", { type, name, value, checked }), ` ${label}`)
    const colours = [choice("radio", "colour", "", words.none, !passage.colour),
      ...edition.desk.COLOURS.map(colour => choice("radio", "colour", colour, words.colours[colour], passage.colour === colour))]
    const lists = view.lists.map(({ id, name }) => choice("checkbox", "list", id, name, passage.lists.includes(id)))
    const fresh = make("input", { type: "text", name: "fresh", maxLength: 200 })
    const made = make("form", { autocomplete: "off", ariaLabel: `${words.edit}: ${place}` },
      make("label", {}, words.note, note),
      make("fieldset", {}, make("legend", {}, words.colour), ...colours),
      make("fieldset", {}, make("legend", {}, words.lists), ...lists, make("label", {}, `${words.list} `, fresh)),
      make("p", { className: "tools" }, make("button", { type: "submit" }, words.save), " ", make("button", { type: "button", onclick: leave }, words.cancel)))
    made.addEventListener("keydown", event => {
      if (event.key === "Escape") leave()
    })
    made.addEventListener("submit", async event => {
      event.preventDefault()
      const told = new FormData(made)
      await view.act(async () => {
        const name = fresh.value.trim()
        const known = view.lists.find(list => list.name === name)
        const added = name ? [known ?? await edition.desk.addList(name)] : []
        const chosen = [...new Set([...told.getAll("list").map(String), ...added.map(({ id }) => id)])]
        const colour = edition.desk.COLOURS.find(each => each === told.get("colour")) ?? null
        const done = await keep(passage, { note: note.value, colour, lists: chosen }, place)
        made.remove() // an open form stays as it is when the desk is drawn anew; so does one that was refused
        return done
      })
      focus(passage.id)
    })
    return made
  }

  /** Keeps what was entered. What another tab wrote meanwhile stays; what it removed comes back, for somebody works on it; a
      passage with nothing to it goes.
      @param {Kept} passage @param {Told} told @param {string} place */
  async function keep(passage, told, place) {
    const { change, remove, restore } = edition.desk
    if (!told.note.trim() && !told.colour && !told.lists.length) {
      const gone = await remove([passage.id])
      return { told: fill(words.removed, { place }), undo: () => restore(gone) }
    }
    const fields = Object.fromEntries(Object.entries(told).filter(([name, value]) => `${value}` !== `${passage[/** @type {keyof Told} */ (name)]}`))
    const there = await change(passage.id, fields, passage.note)
    if (!there) await restore({ passages: [{ ...passage, ...told }], lists: [] })
    return { told: fill(words.saved, { place }) }
  }

  edition.deskpassage = { item }
})()
