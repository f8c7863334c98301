/* What single keys do, besides opening a dialog: step from paragraph to paragraph, cite or mark one; and the list of all keys. */
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
      ["m", "mark or note the words selected, or this paragraph"],
      ["?", "this list"],
      ["Esc", "close what is open, or clear the highlighting of a search"],
    ],
    or: " or ",
    switch: "Use single-key shortcuts",
    why: "Turn them off if you control your device by voice, or if they get in the way. The choice is kept in this browser.",
  }
  const { base, choose, data, make, part, say, setting, slug } = edition

  /** Does what the key stands for; a promise where something has to be loaded.
      @param {string} key */
  function press(key) {
    if (key === "c") return cite()
    return key === "m" ? note() : step("jn".includes(key) ? 1 : -1)
  }

  /** The unit that the reader is at: the one reached, while it is in sight, else the first in sight. */
  function current() {
    const header = edition.panels.headerEnd()
    /** @param {Element} unit */
    const inSight = unit => {
      const { top, bottom } = unit.getBoundingClientRect()
      return bottom > header + 8 && top < innerHeight
    }
    const reached = [...document.querySelectorAll(".unit.reached")].filter(inSight)
    const shown = [...document.querySelectorAll(".unit")].find(inSight)
    return { reached, shown }
  }

  /** @param {1 | -1} by */
  async function step(by) {
    const units = [...document.querySelectorAll(".unit")]
    const { reached, shown } = current()
    const from = by > 0 ? reached.at(-1) : reached[0]
    const to = from ? units[units.indexOf(from) + by] : shown
    if (to) location.replace(`#${to.id}`)
    else if (from) await turn(from, by)
  }

  /** Goes on to the first or last paragraph of the neighbouring page.
      @param {Element} from @param {1 | -1} by */
  async function turn(from, by) {
    const { sections, units } = await data(`${slug}/data/units`)
    const to = units[units.findIndex(unit => unit.anchor === from.id) + by]
    const section = to && sections.find(each => each.slug === to.section)
    if (section) location.assign(`${base}${section.url}#${to.anchor}`)
    else say(by > 0 ? words.last : words.first)
  }

  async function cite() {
    const { reached, shown } = current()
    /** @type {HTMLAnchorElement | null | undefined} */
    const number = (reached[0] ?? shown)?.querySelector("a.number")
    if (!number) return
    const { open } = await part("cite")
    await open(number)
  }

  async function note() {
    const [passages, noting] = await Promise.all([part("passages"), part("desk/noting")])
    const { reached, shown } = current()
    const parts = passages.selected()
    /** @type {HTMLElement | null | undefined} */
    const unit = (reached[0] ?? shown)?.querySelector("[data-unit]")
    if (parts.length) await noting.open(parts)
    else if (unit) await noting.place(unit.dataset.unit ?? "")
  }

  /** @type {{ dialog: HTMLDialogElement, box: HTMLInputElement } | null} */
  let list = null

  /** Shows what the keys do, and the switch that takes it from them. */
  function help() {
    list ??= made()
    list.box.checked = setting("keys") !== "off"
    edition.panels.open(list.dialog)
  }

  function made() {
    const rows = words.keys.flatMap(([keys, what]) => {
      const each = keys.split(words.or).flatMap((key, at) => [at ? words.or : "", make("kbd", {}, key)])
      return [make("dt", {}, ...each), make("dd", {}, what)]
    })
    const box = make("input", { type: "checkbox", name: "keys" })
    box.addEventListener("change", () => choose("keys", box.checked ? "on" : "off"))
    const dialog = edition.panels.titled({ className: "panel keys" }, make("h2", { id: "keys-title" }, words.title),
      make("dl", {}, ...rows), make("label", {}, box, ` ${words.switch}`), make("p", { className: "small" }, words.why))
    return { dialog, box }
  }

  edition.keys = { press, help }
})()
