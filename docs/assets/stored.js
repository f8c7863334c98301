/* Clears what the edition has stored in the reader's browser, and says what that was; the reader's own marks and notes only
   when that is asked for once more. Nothing of any other site that shares the storage, from disk or on the same server, is
   touched. */
(() => {
  "use strict"

  const words = {
    cleared: "Cleared: {names}. Nothing of this edition is stored in this browser now.",
    some: "Cleared: {names}.",
    none: "Nothing else is stored.",
    alone: "From disk, this browser keeps your choices for each page separately. Those of other pages are still there.",
    nothing: "Nothing of this edition is stored in this browser.",
    refused: "This browser does not let these pages store anything.",
    desk: "Your desk is still there: {passages} with marks or notes, {lists}. Save it as a file first if you may want it again.",
    passage: ["1 passage", "{n} passages"],
    list: ["1 list", "{n} lists"],
    clear: "Delete your desk too",
  }
  const DESK = "edition.desk"
  const { alone, fill, make, script, want } = edition

  /** The names of what the edition has stored, but for the desk. */
  const names = () => Object.keys(localStorage).filter(name => name.startsWith("edition.") && name !== DESK).sort()

  /** What is on the reader's desk, and a button that deletes it; nothing where nothing is. */
  async function desk() {
    if (!alone && localStorage.getItem(DESK) === null) return []
    const [{ clear: away, whole }, { counted }] = await Promise.all([script("desk/desk"), script("growing")])
    const { passages, lists } = await whole()
    if (passages.length + lists.length === 0) {
      await away() // what is left of it
      return []
    }
    const told = fill(words.desk, { passages: counted(words.passage, passages.length), lists: counted(words.list, lists.length) })
    const button = make("button", { type: "button", onclick: () => want(async () => {
      await away()
      show(fill(alone ? words.some : words.cleared, { names: DESK }))
    }) }, words.clear)
    return [make("br", {}), told, " ", button]
  }

  /** Clears all else, and on this page too what it did; gives the words that say so. */
  async function clear() {
    /** @type {string[]} */
    let stored
    try {
      stored = names()
    } catch {
      return null
    }
    const settings = await edition.part("settings")
    settings.reset()
    edition.choose("keys")
    for (const name of names()) localStorage.removeItem(name)
    return stored
  }

  /** @param {(string | Node)[]} said */
  const show = (...said) => document.querySelector("#stored [role=status]")?.replaceChildren(...said)

  async function clearAndTell() {
    const stored = await clear()
    if (!stored) return show(words.refused)
    const left = [...(alone ? [` ${words.alone}`] : []), ...await desk()]
    const cleared = fill(left.length ? words.some : words.cleared, { names: stored.join(", ") })
    return show(stored.length ? cleared : (left.length ? words.none : words.nothing), ...left)
  }

  function start() {
    const button = /** @type {HTMLButtonElement} */ (document.querySelector("#stored button"))
    button.hidden = false
    button.addEventListener("click", () => want(clearAndTell))
  }

  edition.stored = { start }
})()
