/* Hands what a page has made to the browser as a file. Nothing is sent anywhere, and it works from disk. */
(() => {
  "use strict"

  /** @type {Parts["saving"]["save"]} */
  function save(content, name) {
    const href = URL.createObjectURL(content)
    const link = edition.make("a", { href, download: name, hidden: true })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(href), 60_000) // a browser may ask the reader first where to put it
  }

  edition.saving = { save }
})()
