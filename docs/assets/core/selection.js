/* Words of the report that are selected can be cited; copied, they carry their source if that is chosen. */
(() => {
  "use strict"

  const { part, setting, want } = edition

  function selecting() {
    if (getSelection()?.isCollapsed !== false || !document.querySelector("article [data-unit]")) return
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
})()
