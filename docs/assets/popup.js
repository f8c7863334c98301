/* Small panels beside links to entries and paragraphs: what it is, dated facts, where else it is mentioned. They show what
   the data of the edition holds, on hover, on keyboard focus and on a tap; Escape and a press beside them close them. */
edition.popup = (() => {
  "use strict"

  const words = {
    kinds: { country: "Country", instrument: "Instrument", body: "Body", process: "Process, conference or programme", document: "United Nations document" },
    mentions: n => (n === 1 ? "1 mention" : `${n} mentions`),
    more: n => `and ${n} more`,
    open: "Open the page",
    related: "not itself mentioned",
    close: "Close",
  }
  const DELAY = 250 // milliseconds that a pointer rests before a panel opens, or is away before it closes
  const PLACES = 12 // as many paragraphs as are listed
  const LONGEST = 420 // characters of a paragraph

  const SPACE = 8 // pixels between a link and its panel
  const LEAST = 140 // pixels of height below which a panel is of no use

  let panel = null
  let owner = null
  let timer = 0

  const element = (tag, name, text) => {
    const made = document.createElement(tag)
    if (name) made.className = name
    if (text) made.textContent = text
    return made
  }

  const anchor = (url, text) => {
    const made = element("a", "", text)
    made.href = edition.base + url
    return made
  }

  const day = date => {
    const parts = date.split("-").map(Number)
    const form = { year: "numeric", ...(parts[1] && { month: "long" }), ...(parts[2] && { day: "numeric" }), timeZone: "UTC" }
    return new Intl.DateTimeFormat("en-GB", form).format(new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1)))
  }

  /** The words and links about the entry. */
  async function aboutEntry(entry) {
    const shown = new DocumentFragment()
    const head = element("p", "popup-head")
    head.append(element("strong", "", entry.short), element("span", "form", ` ${words.kinds[entry.kind]}`))
    shown.append(head)
    if (entry.title !== entry.short) shown.append(element("p", "popup-title", entry.title))
    if (entry.text) shown.append(element("p", "", entry.text))
    if (entry.facts.length) {
      const list = element("ul", "popup-facts")
      for (const [date, what] of entry.facts) list.append(element("li", "", `${what}: ${day(date)}`))
      shown.append(list)
    }
    shown.append(await places(entry))
    const way = element("p", "popup-way")
    way.append(anchor(entry.address, words.open))
    shown.append(way)
    return shown
  }

  async function places(entry) {
    const line = element("p", "popup-places", entry.count ? words.mentions(entry.count) : words.related)
    for (const [slug, ids] of Object.entries(entry.where)) {
      const report = await edition.data(`${slug}/data/units`)
      const units = new Map(report.units.map(unit => [unit.id, unit]))
      line.append(`${line.childNodes.length > 1 ? "; " : ": "}${report.symbol}, `)
      ids.slice(0, PLACES).forEach((id, at) => {
        const unit = units.get(id)
        if (at) line.append(", ")
        line.append(anchor(`${slug}/${unit.section}.html#${unit.anchor}`, unit.label.replace(/^para\. /, "")))
      })
      if (ids.length > PLACES) line.append(` ${words.more(ids.length - PLACES)}`)
    }
    return line
  }

  function aboutUnit(report, unit) {
    const shown = new DocumentFragment()
    shown.append(element("p", "popup-head", `${report.symbol}, ${unit.label}`))
    const cut = unit.text.length > LONGEST ? `${unit.text.slice(0, unit.text.lastIndexOf(" ", LONGEST))} …` : unit.text
    shown.append(element("p", "popup-words", cut))
    return shown
  }

  /** What to show for an address of this edition; nothing for a link to something else. */
  async function about(link) {
    const target = edition.target(link)
    const address = target.slice(edition.base.length)
    const [path, hash] = address.split("#")
    if (/^(glossary|countries|documents)\//.test(path)) {
      const entry = (await edition.data("data/entries")).find(each => each.address === path)
      return entry && !hash ? aboutEntry(entry) : null
    }
    if (!hash) return null
    if (new URL(target).pathname === location.pathname && document.getElementById(hash)?.contains(link)) return null
    const slug = path.split("/")[0]
    if (slug === "about" || !path.includes("/")) return null
    const report = await edition.data(`${slug}/data/units`)
    const unit = report.units.find(each => each.anchor === hash)
    return unit ? aboutUnit(report, unit) : null
  }

  function close(back) {
    clearTimeout(timer)
    if (!panel) return
    const link = owner
    panel.remove()
    panel = owner = null
    link.removeAttribute("aria-describedby")
    removeEventListener("resize", place)
    edition.panels.uncover(close)
    if (back) link.focus()
  }

  async function show(link, how, still) {
    if (owner === link) return
    const shown = await about(link)
    if (!shown || !still()) return
    close()
    owner = link
    panel = element("div", "popup")
    panel.id = "popup"
    panel.append(shown)
    panel.addEventListener("pointerenter", () => clearTimeout(timer))
    panel.addEventListener("pointerleave", later)
    panel.addEventListener("focusout", event => { if (!panel?.contains(event.relatedTarget)) later() })
    if (how === "tap") {
      const button = element("button", "popup-close", "×")
      button.ariaLabel = words.close
      button.addEventListener("click", () => close(true))
      panel.prepend(button)
    }
    link.setAttribute("aria-describedby", "popup")
    link.closest("[data-panel]")?.addEventListener("pointerleave", later)
    ;(link.closest("main") ?? document.body).append(panel)
    place()
    addEventListener("resize", place)
    if (how === "tap") edition.panels.cover(close)
  }

  /** Puts the panel where it does not cover its link. */
  function place() {
    Object.assign(panel.style, { maxHeight: "", left: "", top: "" })
    panel.classList.remove("above")
    const head = Math.max(0, document.querySelector("header")?.getBoundingClientRect().bottom ?? 0) + SPACE
    if (getComputedStyle(panel).position === "fixed") placeSheet(head)
    else placeBeside(head)
  }

  /** On a phone at the foot of the screen; the page moves up to show the link, or at its end the panel stands at the top. */
  function placeSheet(head) {
    const at = owner.getBoundingClientRect()
    const tall = Math.min(panel.offsetHeight, innerHeight - head - at.height - SPACE)
    const hidden = at.bottom + SPACE + tall - innerHeight
    const up = hidden > document.documentElement.scrollHeight - innerHeight - Math.ceil(scrollY)
    panel.style.maxHeight = `${up ? Math.min(tall, at.top - head) : tall}px`
    panel.classList.toggle("above", up)
    if (up) panel.style.top = `${head - SPACE}px`
    else if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
  }

  /** Below the link or above it, where there is more room; beside what is as high as the window, such as a State on a map. */
  function placeBeside(head) {
    const at = (owner.closest("[data-panel='beside']") ?? owner).getBoundingClientRect() // a drawing stays in sight
    const lines = owner.getClientRects()
    const [above, below] = [at.top - head, innerHeight - at.bottom - SPACE]
    const up = below < panel.offsetHeight && above > below
    const beside = Math.max(above, below) < Math.min(LEAST, panel.offsetHeight)
    panel.style.maxHeight = `${Math.min(panel.offsetHeight, beside ? innerHeight - head - SPACE : up ? above : below)}px`
    const [wide, tall, width] = [panel.offsetWidth, panel.offsetHeight, document.documentElement.clientWidth]
    const side = at.right + wide + 2 * SPACE > width ? at.left - wide - SPACE : at.right + SPACE
    const left = beside ? side : (lines[up ? 0 : lines.length - 1] ?? at).left
    const top = beside ? head : up ? at.top - tall - SPACE : at.bottom + SPACE
    panel.style.left = `${Math.max(SPACE, Math.min(left, width - wide - SPACE)) + scrollX}px`
    panel.style.top = `${top + scrollY}px`
  }

  function later() {
    clearTimeout(timer)
    // over a drawing the pointer is on its way to the panel, which stands beside it
    const stays = () => panel?.contains(document.activeElement) || owner?.closest("[data-panel]")?.matches(":hover")
    timer = setTimeout(() => { if (!stays()) close() }, DELAY)
  }

  /** Shows the panel of a link that is pointed at, focused or tapped, if it still is when all is there; a promise. */
  async function near(link, how, still) {
    if (panel?.contains(link)) return
    clearTimeout(timer)
    if (how === "hover") link.addEventListener("pointerleave", later, { once: true })
    if (how === "focus") link.addEventListener("blur", later, { once: true })
    if (how !== "tap") await new Promise(done => { timer = setTimeout(done, DELAY) })
    if (still()) await show(link, how, still)
  }

  document.addEventListener("keydown", event => {
    if (!panel) return
    if (event.key === "Escape") close(panel.contains(document.activeElement))
    if (event.key === "ArrowDown" && document.activeElement === owner) {
      event.preventDefault()
      panel.querySelector("a")?.focus()
    }
  })
  document.addEventListener("pointerdown", event => {
    if (panel && !panel.contains(event.target) && !owner.contains(event.target)) close()
  })

  /** Whether the panel of this link is open, so that a second tap follows the link. */
  const shows = link => owner === link

  return { near, shows, close }
})()
