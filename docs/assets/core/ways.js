/* Ways in: the buttons of a page and the numbers of its paragraphs; each loads its script when first used. */
(() => {
  "use strict"

  const words = { number: "Cite, link or report this paragraph" }
  const { ahead, part, want, within } = edition

  /** @type {Edition["ways"]} */
  const ways = {
    settings: () => want(() => part("settings").then(settings => settings.open())),
    search: query => ahead(want(() => part("search").then(search => search.open(query))), "/"),
    goto: () => ahead(want(() => part("goto").then(goto => goto.open())), "g"),
    help: () => want(() => part("keys").then(keys => keys.help())),
    menu: () => want(() => part("panels").then(panels => panels.menu())),
  }

  document.addEventListener("click", event => {
    const opens = within(event, "[data-opens]")?.dataset.opens
    if (opens) ways[opens]()
    const number = /** @type {HTMLAnchorElement | null} */ (within(event, "a.number"))
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      want(() => part("cite").then(cite => cite.open(number)))
    }
  })

  /** A number tells what it does when pressed, which without scripts it does not.
      @param {Event} event */
  function title(event) {
    const number = within(event, "a.number")
    if (number) number.title = words.number
  }
  document.addEventListener("pointerover", title)
  document.addEventListener("focusin", title)

  edition.ways = ways
})()
