/* What single keys do, besides opening a dialog: step from paragraph to paragraph, cite one; and the list of all keys. */
(() => {
  "use strict"

  const words = {
    first: "This is the first paragraph",
    last: "This is the last paragraph",
    title: "Keyboard shortcuts",
    keys: [
      ["j or n", "next paragraph"],
      ["k or p", "previous paragraph"],
      ["g", "go to a paragraph or section by its number"],
      ["/", "search"],
      ["c", "cite this paragraph"],
      ["?", "this list"],
      ["Esc", "close what is open, or remove the marks of a search"],
    ],
    or: " or ",
    switch: "Use single-key shortcuts",
    why: "Turn them off if you control your device by voice, or if they get in the way. The choice is kept in this browser.",
  }
  const doings = {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    c: cite,
  }

  /** Does what the key stands for; a promise where that has to be loaded. */
  const press = key => doings[key]()

  /** The unit that the reader is at: the one reached, while it is in sight, else the first in sight. */
  function current() {
    const header = edition.panels.headerEnd()
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

  let dialog = null

  /** Shows what the keys do, and the switch that takes it from them. */
  function help() {
    dialog ??= made()
    dialog.querySelector("[name=keys]").checked = edition.setting("keys") !== "off"
    edition.panels.open(dialog)
  }

  function made() {
    const { make } = edition
    const rows = words.keys.flatMap(([keys, what]) => {
      const each = keys.split(words.or).flatMap((key, at) => [at ? words.or : "", make("kbd", {}, key)])
      return [make("dt", {}, ...each), make("dd", {}, what)]
    })
    const box = make("input", { type: "checkbox", name: "keys" })
    box.addEventListener("change", () => edition.choose("keys", box.checked ? "on" : "off"))
    return edition.panels.titled({ className: "panel keys" }, make("h2", { id: "keys-title" }, words.title),
      make("dl", {}, ...rows), make("label", {}, box, ` ${words.switch}`), make("p", { className: "small" }, words.why))
  }

  edition.keys = { press, help }
})()
