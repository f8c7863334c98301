/* What single keys do: step from paragraph to paragraph, open the search, the way to a paragraph, its citations, this list. */
(() => {
  "use strict"

  const words = { first: "This is the first paragraph", last: "This is the last paragraph" }
  const doings = {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    g: () => edition.part("goto").then(goto => goto.open()),
    "/": () => edition.part("search").then(search => search.open()),
    c: cite,
    "?": help,
  }

  /** Does what the key stands for, if anything; a promise where that has to be loaded. */
  function press(key) {
    return Object.hasOwn(doings, key) ? doings[key]() : undefined
  }

  /** The unit that the reader is at: the one reached, while it is in sight, else the first in sight. */
  function current() {
    const header = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0
    const inSight = unit => {
      const { top, bottom } = unit.getBoundingClientRect()
      return bottom > header + 8 && top < innerHeight
    }
    const reached = [...document.querySelectorAll(".unit.reached")].filter(inSight)
    const shown = [...document.querySelectorAll(".unit")].find(inSight)
    return { reached, shown }
  }

  function step(by) {
    const units = [...document.querySelectorAll(".unit")]
    const { reached, shown } = current()
    const from = by > 0 ? reached.at(-1) : reached[0]
    if (!units.length || (!from && !shown)) return undefined
    const to = from ? units[units.indexOf(from) + by] : shown
    if (to) location.replace(`#${to.id}`)
    else return turn(from, by)
    return undefined
  }

  /** Goes on to the first or last paragraph of the neighbouring page. */
  async function turn(from, by) {
    const { sections, units } = await edition.data(`${edition.slug}/data/units`)
    const to = units[units.findIndex(unit => unit.anchor === from.id) + by]
    if (!to) {
      edition.say(by > 0 ? words.last : words.first)
      return
    }
    const section = sections.find(each => each.slug === to.section)
    location.assign(`${edition.base}${section.url}#${to.anchor}`)
  }

  async function cite() {
    const { reached, shown } = current()
    const unit = reached[0] ?? shown
    if (!unit) return
    const { open } = await edition.part("cite")
    await open(unit.querySelector("a.number"))
  }

  /** Shows what the keys do, and the switch that takes it from them. */
  async function help() {
    const listing = await edition.part("listing")
    const dialog = listing.dialog("keys-dialog")
    const box = dialog.querySelector("[name=keys]")
    box.checked = edition.setting("keys") !== "off"
    box.onchange = () => edition.choose("keys", box.checked ? "on" : "off")
    edition.open(dialog)
  }

  edition.keys = { press, help }
})()
