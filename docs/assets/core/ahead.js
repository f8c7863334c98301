/* What is typed while the field is on its way for which it is meant: it waits, and then stands there. */
(() => {
  "use strict"

  const { within } = edition

  /** @type {string | null} */
  let typed = null // nothing is waited for
  let opener = ""

  /** Waits for the field that this brings, which a key may have asked for; pressed again, it is none of the words.
      @type {Edition["ahead"]} */
  async function ahead(coming, key) {
    typed = ""
    opener = key
    try {
      await coming
    } finally {
      typed = null
    }
  }

  /** @param {KeyboardEvent} event */
  function keep(event) {
    if (typed === null || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector("dialog[open]") || within(event, "input, textarea, select, [contenteditable]")) return
    if (event.key === "Escape") typed = null
    else if (event.key === "Backspace") typed = typed.slice(0, -1)
    else if (event.key.length === 1) typed += typed || event.key !== opener ? event.key : ""
    else return
    event.preventDefault()
    if (typed !== null) event.stopPropagation() // it is no key of the page
  }

  /** @param {FocusEvent} event */
  function give({ target }) {
    if (!typed || !(target instanceof HTMLInputElement) || !target.closest("dialog[open]")) return
    const words = typed
    typed = null
    queueMicrotask(() => { // what opened the field may choose what stands there, to be replaced
      target.setRangeText(words, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end")
      target.dispatchEvent(new Event("input", { bubbles: true }))
    })
  }

  document.addEventListener("keydown", keep, true)
  document.addEventListener("focusin", give)

  edition.ahead = ahead
})()
