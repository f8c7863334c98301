/* Scripts, style sheets and data: each is asked for once, and again only if it did not come. All are classic scripts, data
   too, so that they work from disk. */
(() => {
  "use strict"

  const base = new URL("..", document.currentScript.src).href // the site's root, on a server and on disk
  const loaded = new Map()
  const received = new Map()

  class Missing extends Error {}

  /** A promise of the script or style sheet at this path below the root. */
  function load(path) {
    if (!loaded.has(path)) {
      const url = base + path
      const made = path.endsWith(".css") ? edition.make("link", { rel: "stylesheet", href: url }) : edition.make("script", { src: url })
      loaded.set(path, new Promise((done, failed) => {
        made.onload = done
        made.onerror = () => {
          made.remove()
          failed(forgotten(path))
        }
      }))
      document.querySelector("[href$='/edition.css']").before(made) // the edition's own sheet stays the last
    }
    return loaded.get(path)
  }

  function forgotten(path) {
    loaded.delete(path)
    return new Missing(path)
  }

  /** A promise of what the script of this name puts on `edition`. */
  async function script(name) {
    const path = `assets/${name}.js`
    await load(path)
    if (!edition[name]) throw forgotten(path) // a network may send a page of its own instead
    return edition[name]
  }

  /** The same of a script that shows something over the page. */
  async function part(name) {
    await Promise.all([script(name), script("panels"), load("assets/panels.css")])
    return edition[name]
  }

  /** A promise of the data of this name: `data/entries`, `SLUG/data/units` ... */
  async function data(name) {
    await load(`${name}.js`)
    if (!received.has(name)) throw forgotten(`${name}.js`)
    return received.get(name)
  }

  /** Takes the data that a data script hands over. */
  const receive = (name, value) => received.set(name, value)

  Object.assign(edition, { base, slug: document.body.dataset.report, Missing, load, script, part, data, receive })
})()
