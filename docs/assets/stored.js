/* Clears what the edition has stored in the reader's browser, and says what that was. Nothing of any other site that shares
   the storage, from disk or on the same server, is touched. */
(() => {
  "use strict"

  const words = {
    cleared: "Cleared: {names}. Nothing of this edition is stored in this browser now.",
    nothing: "Nothing of this edition is stored in this browser.",
    refused: "This browser does not let these pages store anything.",
  }

  /** The names of what the edition has stored. */
  const names = () => Object.keys(localStorage).filter(name => name.startsWith("edition.")).sort()

  /** Clears it all, and on this page too what it did; gives the words that say so. */
  async function clear() {
    /** @type {string[]} */
    let stored
    try {
      stored = names()
    } catch {
      return words.refused
    }
    const settings = await edition.part("settings")
    settings.reset()
    edition.choose("keys")
    for (const name of names()) localStorage.removeItem(name)
    return stored.length ? edition.fill(words.cleared, { names: stored.join(", ") }) : words.nothing
  }

  function start() {
    const button = /** @type {HTMLButtonElement} */ (document.querySelector("#stored button"))
    const result = /** @type {HTMLElement} */ (document.querySelector("#stored [role=status]"))
    button.hidden = false
    button.addEventListener("click", () => edition.want(async () => { result.textContent = await clear() }))
  }

  edition.stored = { start }
})()
