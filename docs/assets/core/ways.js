/* Ways in: the buttons of a page and the numbers of its paragraphs; each loads its script when first used. */
(() => {
  "use strict"

  const words = { number: "Cite, link or report this paragraph" }
  const { part, want, within } = edition

  const way = (name, run) => want(() => part(name).then(run))
  const ways = {
    settings: () => way("settings", settings => settings.open()),
    search: query => way("search", search => search.open(query)),
    goto: () => way("goto", goto => goto.open()),
    help: () => way("keys", keys => keys.help()),
    menu: () => way("panels", panels => panels.menu()),
  }

  document.addEventListener("click", event => {
    const button = within(event, "[data-opens]")
    if (button) ways[button.dataset.opens]()
    const number = within(event, "a.number")
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      way("cite", cite => cite.open(number))
    }
  })

  // a number tells what it does when pressed, which without scripts it does not
  function title(event) {
    const number = within(event, "a.number")
    if (number) number.title = words.number
  }
  document.addEventListener("pointerover", title)
  document.addEventListener("focusin", title)

  edition.ways = ways
})()
