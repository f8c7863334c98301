/* Scripts, style sheets and data: each is asked for once, and again only if it did not come. All are classic scripts, data
   too, so that they work from disk. */
(() => {
  "use strict"

  const { make } = edition
  const base = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href // the site's root, on a server and on disk
  const alone = location.protocol === "file:" && location.origin === "null" // whether each page from disk has a storage of its own
  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map()
  const received = new Map()

  class MissingError extends Error {
    name = "MissingError"
  }

  /** A promise of the script or style sheet at this path below the root.
      @param {string} path */
  function load(path) {
    const known = loaded.get(path)
    if (known) return known
    const url = base + path
    const made = path.endsWith(".css") ? make("link", { rel: "stylesheet", href: url }) : make("script", { src: url })
    const came = new Promise((resolve, reject) => {
      made.addEventListener("load", resolve)
      made.addEventListener("error", () => {
        made.remove()
        reject(forgotten(path))
      })
    })
    loaded.set(path, came)
    document.querySelector("[href$='/edition.css']")?.before(made) // the edition's own sheet stays the last
    return came
  }

  /** @param {string} path */
  function forgotten(path) {
    loaded.delete(path)
    return new MissingError(path)
  }

  /** A promise of what the script of this name puts on `edition`; those of the desk lie in a folder of their own.
      @type {Edition["script"]} */
  async function script(name) {
    const path = `assets/${name}.js`
    const own = /** @type {keyof Parts} */ (name.replace("desk/", ""))
    await load(path)
    if (!edition[own]) throw forgotten(path) // a network may send a page of its own instead
    return /** @type {any} */ (edition[own])
  }

  /** The same of a script that shows something over the page.
      @type {Edition["part"]} */
  async function part(name) {
    const [found] = await Promise.all([script(name), script("panels"), load("assets/panels.css")])
    return /** @type {any} */ (found)
  }

  /** A promise of the data of this name: `data/entries`, `SLUG/data/units` ...
      @param {string} name */
  async function data(name) {
    await load(`${name}.js`)
    if (!received.has(name)) throw forgotten(`${name}.js`)
    return received.get(name)
  }

  /** Takes the data that a data script hands over.
      @type {Edition["receive"]} */
  const receive = (name, value) => received.set(name, value)

  Object.assign(edition, { base, alone, slug: document.body.dataset.report, MissingError, load, script, part, data, receive })
})()
