/* Panels beside links: the script that shows them is loaded when a link is first pointed at, focused or tapped. */
(() => {
  "use strict"

  const { base, part, target, want, within } = edition
  let moves = 0 // how often the reader has turned to something else
  let finger = false
  /** @type {HTMLElement | null} */
  let refused = null // the link whose panel did not come

  /** The link that the event happened in, if it leads to another place of the edition: its panel is on the way.
      @param {Event} event @param {How} how */
  function popup(event, how) {
    const link = within(event, "article a[href]:not(.number)")
    if (!link || !target(link).startsWith(base) || target(link) === location.href) return null
    want(async again => {
      const now = moves
      const kind = again ? "tap" : how
      const still = { hover: () => link.matches(":hover"), focus: () => document.activeElement === link, tap: () => moves === now }[kind]
      const shown = await part("popup")
      if (still()) await shown.near(link, kind, still)
    }, how !== "tap").then(done => {
      if (done || how !== "tap") return
      if (refused === link) location.assign(target(link)) // a second tap follows a link in any case
      refused = link
    })
    return link
  }

  document.addEventListener("pointerover", event => { if (event.pointerType === "mouse") popup(event, "hover") })
  document.addEventListener("focusin", event => { if (within(event, "a")?.matches(":focus-visible")) popup(event, "focus") })
  document.addEventListener("keydown", event => { if (event.key === "Escape") moves += 1 })
  document.addEventListener("pointerdown", event => {
    moves += 1
    finger = event.pointerType === "touch"
  })
  // a first tap on a link in the document's words shows the panel, a second one follows the link
  document.addEventListener("click", event => {
    if (!finger || !within(event, "[data-unit] a[href], .para")) return
    if (edition.popup?.shows(within(event, "a"))) return
    if (popup(event, "tap")) event.preventDefault()
  })
})()
