/* Single keys: what opens something opens it, any other loads the script that knows what it does. */
(() => {
  "use strict"

  const OPENING = new Map([["/", "search"], ["g", "goto"], ["?", "help"]])
  const OTHERS = new Set(["j", "n", "k", "p", "c", "m"])
  const { part, setting, want, ways, within } = edition

  document.addEventListener("keydown", event => {
    const typing = within(event, "input, textarea, select, [contenteditable]")
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector("dialog[open]") || setting("keys") === "off") return
    const opening = OPENING.get(event.key)
    if (!opening && !OTHERS.has(event.key)) return
    event.preventDefault() // the letter would stand in the field that it opens; some browsers have a search of their own on a key
    if (opening) ways[opening]()
    else want(() => part("keys").then(keys => keys.press(event.key)))
  })
})()
