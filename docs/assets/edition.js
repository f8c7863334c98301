/* The core of the reader's scripts: the one global `edition`, which loads the others when they are first wanted. All are
   classic scripts, data too, so that they work from disk. */
window.edition = (() => {
  "use strict"

  const root = document.documentElement
  const base = new URL("..", document.currentScript.src).href // the site's root, on a server and on disk
  const status = document.getElementById("said")
  const loaded = new Map()
  const received = new Map()
  const words = {
    slow: "Loading …",
    failed: "This part could not be loaded. Check the connection and try again.",
    again: "Try again",
    close: "Close",
    number: "Cite, link or report this paragraph",
  }
  const PATIENCE = 1000 // milliseconds until a reader is told that something is still loading

  // --- Scripts, styles and data: asked for once, and again only if they did not come ---

  class Missing extends Error {}

  /** A promise of the script or style sheet at this path below the root. */
  function load(path) {
    if (!loaded.has(path)) {
      const url = base + path
      const style = path.endsWith(".css")
      const made = Object.assign(document.createElement(style ? "link" : "script"), style ? { rel: "stylesheet", href: url } : { src: url })
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

  /** A promise of the data of this name: `data/entries`, `SLUG/data/units` ... */
  async function data(name) {
    await load(`${name}.js`)
    if (!received.has(name)) throw forgotten(`${name}.js`)
    return received.get(name)
  }

  /** Takes the data that a data script hands over. */
  const receive = (name, value) => received.set(name, value)

  /** A promise of the part of `edition` that the script of this name defines, and of what panels look like. */
  async function part(name) {
    const path = `assets/${name}.js`
    await Promise.all([path, "assets/panels.js", "assets/panels.css"].map(load))
    if (!edition[name]) throw forgotten(path) // a network may send a page of its own instead
    return edition[name]
  }

  // --- What a reader wants and may have to wait for ---

  /** Does it; says so if that takes long or cannot be loaded, once only if nobody asked for it. Whether it is done. */
  async function want(run, quiet) {
    const slow = quiet ? 0 : setTimeout(tell, PATIENCE, words.slow)
    try {
      await run()
      if (!quiet) notice.remove()
      return true
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      if (!quiet || !complained) tell(words.failed, () => want(() => run(true)))
      complained ||= quiet
      return false
    } finally {
      clearTimeout(slow)
    }
  }

  let complained = false
  const notice = document.createElement("p")
  notice.className = "notice"

  /** Shows a message at the foot of the page, or of the dialog over it, and reads it out. */
  function tell(message, again) {
    const button = (label, run) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: label })
      made.addEventListener("click", () => {
        notice.remove()
        run?.()
      })
      return made
    }
    notice.replaceChildren(message, ...(again ? [button(words.again, again), button(words.close)] : []))
    top("main").append(notice)
    say(message)
  }

  const top = otherwise => document.querySelector("dialog[open]") ?? document.querySelector(otherwise)

  /** What was remembered under the key; null if nothing, or if the browser keeps nothing. */
  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(`edition.${key}`))
    } catch {
      return null
    }
  }

  function remember(key, value) {
    try {
      localStorage.setItem(`edition.${key}`, JSON.stringify(value))
    } catch {
      /* the choice holds for this page */
    }
  }

  /** Tells the words to whoever hears the page. */
  function say(message) {
    status.textContent = ""
    top("body").append(status) // what lies under a dialog is not heard
    setTimeout(() => { status.textContent = message }, 50)
  }

  /** The element whose closest match of the selector the event happened in. */
  const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null

  /** The whole address that a link leads to, in a drawing too. */
  const target = link => new URL(link.getAttribute("href"), document.baseURI).href

  /** What stands behind the # of the address, decoded: chat programs encode dots, and cut codes in two. */
  function fragment() {
    const [words] = location.hash.slice(1).split(":~:") // not every browser takes text fragments away
    try {
      return decodeURIComponent(words)
    } catch {
      return words
    }
  }

  /** The words to search for in the address: behind the #, so that they stay in the browser, or behind a "?". */
  function asked() {
    const [hash, search] = [location.hash.replace(/^#q%3D/i, "#q="), location.search]
    return [hash, search].map(part => new URLSearchParams(part.slice(1)).get("q")).find(query => query !== null)
  }

  // --- What the reader has chosen: attributes of the root element ---

  const settings = window.edition ?? {}

  const setting = (name, otherwise) => settings[name] ?? otherwise

  /** Sets a setting; without a value, forgets it. */
  function choose(name, value) {
    settings[name] = root.dataset[name] = value
    if (value === undefined) delete root.dataset[name]
    remember("settings", settings)
    document.dispatchEvent(new CustomEvent("edition:chosen", { detail: { name, value } }))
  }

  // --- Ways in: buttons, keys, links, numbers; each loads its script when first used ---

  const way = (name, run) => () => want(() => part(name).then(run))
  const ways = {
    settings: way("settings", settings => settings.open()),
    search: way("search", search => search.open()),
    goto: way("goto", goto => goto.open()),
    help: way("keys", keys => keys.help()),
    menu: way("panels", panels => panels.menu()),
  }

  document.addEventListener("click", event => {
    const button = within(event, "[data-opens]")
    if (button) ways[button.dataset.opens]()
    const number = within(event, "a.number")
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      way("cite", cite => cite.open(number))()
    }
    // a link that quotes has its words marked where it leads
    const quoting = within(event, "a[data-quote]")
    if (quoting) remember("sought", { to: target(quoting), quote: quoting.dataset.quote })
  })

  document.addEventListener("keydown", event => {
    const typing = event.target.matches?.("input, textarea, select, [contenteditable]")
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return
    if (document.querySelector("dialog[open]") || setting("keys") === "off") return
    if (event.key === "/") event.preventDefault() // some browsers have a search of their own on it
    if ("jnkpgc/?".includes(event.key)) way("keys", keys => keys.press(event.key))()
  })

  let moves = 0 // how often the reader has turned to something else
  document.addEventListener("pointerdown", () => { moves += 1 })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    moves += 1
    notice.remove()
  })

  let refused = null // the link whose panel did not come
  const popup = (event, how) => {
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
  // a first tap on a link in the document's words shows the panel, a second one follows the link
  let finger = false
  document.addEventListener("pointerdown", event => { finger = event.pointerType === "touch" })
  document.addEventListener("click", event => {
    if (!finger || !within(event, "[data-unit] a[href], .para")) return
    if (edition.popup?.shows(within(event, "a"))) return
    if (popup(event, "tap")) event.preventDefault()
  })
  document.addEventListener("focusin", event => { if (event.target.matches?.(":focus-visible")) popup(event, "focus") })

  // an address may name a paragraph or words to search for, or ask for those of the page
  const arrive = () => {
    const query = asked()
    if (location.hash === "#edition:words") load("assets/proof.js")
    else if (query !== undefined) way("search", search => search.open(query))()
    else if (location.hash.length > 1 || recall("sought")?.to === location.href) want(() => part("arrive").then(come => come()), true)
  }
  // an address that changes because something closes leads nowhere
  let stays = false
  const stay = yes => {
    stays = yes
    if (yes) setTimeout(stay, 100)
  }
  addEventListener("hashchange", () => { if (!stays) arrive() })

  // a number tells what it does when pressed, which without scripts it does not
  const title = event => {
    const number = within(event, "a.number")
    if (number && !number.title) number.title = words.number
  }
  document.addEventListener("pointerover", title)
  document.addEventListener("focusin", title)

  // words of the report that are selected can be cited; copied, they carry their source if that is chosen
  const selecting = () => {
    if (getSelection().isCollapsed || !document.querySelector("article [data-unit]")) return
    document.removeEventListener("selectionchange", selecting)
    want(() => part("places").then(places => places.offerSelected()), true).then(() => {
      if (!edition.places) document.addEventListener("selectionchange", selecting)
    })
  }
  document.addEventListener("selectionchange", selecting)
  const carrying = () => {
    if (setting("copy") === "sourced") want(() => part("places"), true)
    if (setting("links", "all") !== "all") want(() => part("settings"), true)
  }
  document.addEventListener("edition:chosen", carrying)

  // --- What stands at the head of each printed page, where the browser can do that ---

  root.style.setProperty("--running", JSON.stringify(document.body.dataset.running))

  // --- Parts of a page that have a script of their own name it ---

  for (const name of new Set([...document.querySelectorAll("[data-script]")].map(each => each.dataset.script))) want(() => load(`assets/${name}.js`), true)

  const pages = document.getElementById("pages")
  const current = pages.querySelector("[aria-current]")
  if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2

  const slug = document.body.dataset.report
  setTimeout(() => { // once `edition` stands
    carrying()
    arrive()
    if (history.state?.over) load("assets/panels.js")
  })
  return { base, slug, load, part, data, receive, want, recall, remember, say, stay, within, target, fragment, setting, choose, ways }
})()
