/* The core of the reader's scripts, on every page: it defines the one global `edition` and loads the other scripts when
   they are first wanted. They are classic scripts and data is script too, so that all of it works from disk. */
window.edition = (() => {
  "use strict"

  const root = document.documentElement
  const base = new URL("..", document.currentScript.src).href // the site's root, on a server and on disk
  const status = document.getElementById("said")
  const scripts = new Map()
  const received = new Map()

  /** A promise of the script at this path below the root, which is asked for once. */
  function load(path) {
    if (!scripts.has(path)) {
      const script = document.createElement("script")
      script.src = base + path
      scripts.set(path, new Promise((done, failed) => {
        script.onload = done
        script.onerror = () => failed(new Error(`${script.src} cannot be read`))
      }))
      document.head.append(script)
    }
    return scripts.get(path)
  }

  /** A promise of the data of this name: `data/entries`, `SLUG/data/units` ... */
  async function data(name) {
    await load(`${name}.js`)
    return received.get(name)
  }

  /** Takes the data that a data script hands over. */
  function receive(name, value) {
    received.set(name, value)
  }

  /** What was remembered under the key; undefined if nothing, or if the browser keeps nothing. */
  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(`edition.${key}`)) ?? undefined
    } catch {
      return undefined
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
  function say(words) {
    status.textContent = ""
    setTimeout(() => { status.textContent = words }, 50)
  }

  /** Shows a dialog; Escape, its own buttons and a click beside it close it, and the focus goes back. */
  function open(dialog) {
    if (dialog.open) return
    if (!dialog.dataset.ready) {
      dialog.dataset.ready = "yes"
      dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close() })
    }
    dialog.showModal()
  }

  /** The element whose closest match of the selector the event happened in. */
  const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null

  /** The whole address that a link leads to, in a drawing too, where a browser tells it in another way. */
  const target = link => new URL(link.getAttribute("href"), document.baseURI).href

  /** What the address names behind its #, as it was meant: chat programs encode dots and hyphens, and cut codes in two. */
  function fragment() {
    const [words] = location.hash.slice(1).split(":~:") // a browser that does not know text fragments leaves them there
    try {
      return decodeURIComponent(words)
    } catch {
      return words
    }
  }

  /** The words to search for that the address names: behind the #, so that they stay in the browser, or behind a "?". */
  function asked() {
    const [hash, search] = [location.hash.replace(/^#q%3D/i, "#q="), location.search]
    return [hash, search].map(part => new URLSearchParams(part.slice(1)).get("q")).find(Boolean)
  }

  // --- What the reader has chosen: attributes of the root element, which the style sheet follows ---

  const settings = recall("settings") ?? {}

  /** The value of a setting, or what it is if nothing was chosen. */
  function setting(name, otherwise) {
    return settings[name] ?? otherwise
  }

  function choose(name, value) {
    settings[name] = value
    root.dataset[name] = value
    remember("settings", settings)
    followLinks()
    document.dispatchEvent(new CustomEvent("edition:chosen", { detail: { name, value } }))
  }

  /** A link that is not wanted keeps its words and is no link. */
  function followLinks() {
    const wanted = settings.links ?? "all"
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

  const panel = document.getElementById("settings")
  for (const input of panel.querySelectorAll("input")) input.checked = input.value === (settings[input.name] ?? (input.defaultChecked && input.value))
  panel.addEventListener("change", event => choose(event.target.name, event.target.value))
  if (settings.links) followLinks()

  // --- Ways in: buttons, keys, links, numbers; each loads its script when first used ---

  const ways = {
    settings: () => open(panel),
    search: () => load("assets/search.js").then(() => edition.search.open()),
    goto: () => load("assets/goto.js").then(() => edition.goto.open()),
    help: () => load("assets/keys.js").then(() => edition.keys.help()),
  }

  document.addEventListener("click", event => {
    const button = within(event, "[data-opens]")
    if (button) ways[button.dataset.opens]()
    const number = within(event, "a.number")
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      load("assets/cite.js").then(() => edition.cite.open(number))
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
    load("assets/keys.js").then(() => edition.keys.press(event.key))
  })

  const popup = (event, how) => {
    const link = within(event, "article a[href]:not(.number)")
    const told = link && target(link).startsWith(base) && target(link) !== location.href
    if (told) load("assets/popup.js").then(() => edition.popup.near(link, how))
    return told ? link : null
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

  // an address may name a paragraph, or words to search for
  const arrive = () => {
    const query = asked()
    if (query) load("assets/search.js").then(() => edition.search.open(query))
    else if (location.hash.length > 1 || recall("sought")?.to === location.href) load("assets/arrive.js").then(() => edition.arrive())
  }
  addEventListener("hashchange", arrive)
  arrive()

  // a number tells what it does when pressed, which without scripts it does not
  const tell = event => {
    const number = within(event, "a.number")
    if (number && !number.title) number.title = "Cite, link or report this paragraph"
  }
  document.addEventListener("pointerover", tell)
  document.addEventListener("focusin", tell)

  // words of the report that are selected can be cited; copied, they carry their source if that is chosen
  const selecting = () => {
    if (getSelection().isCollapsed || !document.querySelector("article [data-unit]")) return
    document.removeEventListener("selectionchange", selecting)
    load("assets/places.js").then(() => edition.places.offerSelected())
  }
  document.addEventListener("selectionchange", selecting)
  const carrying = () => { if (setting("copy") === "sourced") load("assets/places.js") }
  document.addEventListener("edition:chosen", carrying)

  // --- What stands at the head of each printed page, where the browser can do that ---

  root.style.setProperty("--running", JSON.stringify(document.body.dataset.running))

  // --- Parts of a page that have a script of their own name it ---

  for (const name of new Set([...document.querySelectorAll("[data-script]")].map(part => part.dataset.script))) load(`assets/${name}.js`)

  // --- The drawer: a check box, so that it works without scripts; with them a button, for keyboard and voice ---

  const pages = document.getElementById("pages")
  const current = pages.querySelector("[aria-current]")
  if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2

  const drawer = document.getElementById("drawer")
  const menu = document.querySelector("button.menu")
  const slide = shown => {
    drawer.checked = shown
    menu.setAttribute("aria-expanded", shown)
    if (shown) (current ?? pages.querySelector("a")).focus()
  }
  ways.menu = () => slide(!drawer.checked)
  drawer.addEventListener("change", () => slide(drawer.checked))
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drawer.checked) return
    slide(false)
    menu.focus()
  })

  // --- Whoever proves the words of the edition asks its pages for them ---

  addEventListener("message", event => {
    if (event.source !== parent || event.data !== "edition: units?") return
    const units = [...document.querySelectorAll("[data-unit]")].map(each => [each.dataset.unit, each.textContent])
    parent.postMessage({ units, page: location.href }, "*")
  })

  const slug = document.body.dataset.report
  setTimeout(carrying) // once `edition` stands
  return { base, slug, load, data, receive, recall, remember, say, open, within, target, fragment, setting, choose, ways }
})()
