/* Words of the report that are selected can be cited and marked; copied, they carry their source if that is chosen. What is
   marked is shown. */
(() => {
  "use strict"

  const { alone, part, recall, script, setting, slug, want } = edition
  const ofReport = document.querySelector("article [data-unit]")

  function selecting() {
    if (getSelection()?.isCollapsed !== false || !ofReport) return
    document.removeEventListener("selectionchange", selecting)
    want(() => part("passages").then(passages => passages.offerSelected()), true).then(() => {
      if (!edition.passages) document.addEventListener("selectionchange", selecting)
    })
  }
  document.addEventListener("selectionchange", selecting)

  function follow() {
    if (setting("copy") === "sourced") want(() => part("passages"), true)
    if (setting("links", "all") !== "all" || setting("terms", "first") !== "first") want(() => part("settings"), true)
  }
  document.addEventListener("edition:chosen", follow)
  follow()

  /** Shows what is marked on this page, if the browser keeps anything of its report. */
  function marked() {
    if (edition.marks) return // it hears of changes itself
    if (alone) script("desk/desk").then(desk => desk.all(slug)).then(all => all.length > 0 && show()).catch(() => false)
    else if ([recall("desk")?.reports].flat().includes(slug)) show() // anything may be stored
  }
  const show = () => want(() => script("desk/marks").then(marks => marks.show()), true)
  if (ofReport) {
    addEventListener("storage", event => { if (event.key === "edition.desk") marked() })
    document.addEventListener("edition:desk", marked)
    marked()
  }
})()
