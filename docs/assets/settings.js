/* The reading settings: a panel with what a reader may choose. Each name is a key of what is remembered; `early.js` sets
   it on the root element before the page is drawn, and the style sheet follows. */
(() => {
  "use strict"

  const words = {
    title: "Reading settings",
    reset: "Back to the usual settings",
    usual: "All settings are back to the usual",
    kept: "Choices are kept in this browser and apply to printing too.",
  }
  const choices = [ // name, words, the value that holds if nothing is chosen, all values and their words
    ["size", "Size of text", "usual", { small: "smaller", usual: "usual", large: "large", larger: "larger", largest: "largest" }],
    ["spacing", "Space between lines", "usual", { close: "less", usual: "usual", wide: "more" }],
    ["length", "Length of lines", "usual", { short: "shorter", usual: "usual", long: "longer" }],
    ["colours", "Colours", "system", { system: "same as the device", light: "light", dark: "dark" }],
    ["links", "Links to entries", "all", { all: "every mention", first: "the first in each section", none: "none: just the document" }],
    ["notes", "Notes of this edition ([sic], printed pages, repetitions)", "shown", { shown: "shown", hidden: "hidden" }],
    ["copy", "Copied passages", "plain", { plain: "the words alone", sourced: "with their source and address" }],
  ]
  const { choose, make, say, setting } = edition

  let panel = null

  function group([name, legend, , values]) {
    const labels = Object.entries(values).map(([value, label]) => make("label", {}, make("input", { type: "radio", name, value }), ` ${label}`))
    return make("fieldset", {}, make("legend", {}, legend), ...labels)
  }

  function made() {
    const title = make("h2", { id: "settings-title" }, words.title)
    const usual = make("button", { type: "button", className: "reset" }, words.reset)
    const kept = make("p", { className: "small" }, words.kept)
    const dialog = edition.panels.titled({ id: "settings", className: "panel" }, title, ...choices.map(group), usual, kept)
    dialog.addEventListener("change", event => choose(event.target.name, event.target.value))
    usual.addEventListener("click", () => {
      reset()
      say(words.usual)
    })
    return dialog
  }

  /** The value that holds: the usual one, if what is stored is none. */
  function value(name) {
    const [, , usual, values] = choices.find(([each]) => each === name)
    const held = setting(name)
    return Object.hasOwn(values, held) ? held : usual
  }

  /** Checks what holds. */
  function check() {
    for (const [name] of choices) panel.querySelector(`[name=${name}][value=${value(name)}]`).checked = true
  }

  /** Brings the usual settings back. */
  function reset() {
    for (const [name] of choices) choose(name)
    if (panel) check()
  }

  function open() {
    panel ??= made()
    check()
    edition.panels.open(panel)
  }

  /** A link that is not wanted keeps its words and is no link. */
  function followLinks() {
    const wanted = value("links")
    for (const link of document.querySelectorAll("[data-unit] a:not(.note-mark)")) {
      const shown = wanted === "all" || (wanted === "first" && !link.classList.contains("again"))
      if (!shown && link.hasAttribute("href")) {
        link.dataset.href = link.getAttribute("href")
        link.removeAttribute("href")
      } else if (shown && link.dataset.href) {
        link.setAttribute("href", link.dataset.href)
      }
    }
  }
  document.addEventListener("edition:chosen", followLinks)
  followLinks()

  edition.settings = { open, reset }
})()
