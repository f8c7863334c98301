/* Small panels beside links to entries and paragraphs: what it is, dated facts, where else it is mentioned. They show what
   the data of the edition holds (hooks/concordance/data/reader_data.py), on hover, on keyboard focus and on a tap; Escape
   and a press beside them close them. */
(() => {
  "use strict"

  const words = {
    mention: "1 mention",
    mentions: "{n} mentions",
    more: "and {n} more",
    reports: "and in {n} more reports",
    open: "Open the page",
    related: "not itself mentioned",
    use: "used once",
    uses: "used {n} times",
    unused: "not used in the text",
    close: "Close",
  }
  const DELAY = 250 // milliseconds that a pointer rests before a panel opens, or is away before it closes
  const PLACES = 12 // as many paragraphs as are listed
  const REPORTS = 3 // as many reports, so that few have to be loaded
  const LONGEST = 420 // characters of a paragraph
  const LONG = 24 // characters of a name that must be able to break on a phone, as in the pages' macros

  const SPACE = 8 // pixels between a link and its panel
  const LEAST = 140 // pixels of height below which a panel is of no use
  const ENTRIES = /^(?:countries|documents|glossary|terms)\//u
  const NO_REPORTS = /^(?:404|about|assets|card|countries|data|desk|documents|downloads|editing|glossary|index|map|reports|search|sitemap|terms)[/.]/u

  const { base, data, fill, make, script, slug, target } = edition

  /** @type {HTMLElement | null} */
  let panel = null
  /** @type {HTMLElement | null} */
  let owner = null
  let timer = 0

  /** @param {string} className @param {Child[]} inside */
  const line = (className, ...inside) => make("p", { className }, ...inside)

  /** @param {string} url @param {string} text */
  const anchor = (url, text) => make("a", { href: base + url }, text)

  /** The words and links about the entry.
      @param {Entry} entry */
  async function aboutEntry(entry) {
    const [kinds, { inWords }] = await Promise.all([data("data/kinds"), script("dates")])
    const facts = entry.facts.map(([date, what]) => make("li", {}, `${what}: ${inWords(date)}`))
    return [
      line("popup-head", make("strong", {}, entry.short), make("span", { className: "form" }, ` ${kinds[entry.kind]}`)),
      entry.title === entry.short ? null : line("popup-title", entry.title),
      entry.text || entry.record === false ? line("", entry.text || kinds.unrecorded) : null,
      facts.length ? make("ul", { className: "popup-facts" }, ...facts) : null,
      await places(entry),
      line("popup-way", anchor(entry.address, words.open)),
    ]
  }

  /** @param {Entry} entry */
  async function places(entry) {
    const [none, once, several] = entry.kind === "term" ? [words.unused, words.use, words.uses] : [words.related, words.mention, words.mentions]
    const told = line("popup-places", fill([none, once][entry.count] ?? several, { n: entry.count }))
    const where = Object.entries(entry.where).sort(([one], [other]) => Number(other === slug) - Number(one === slug)) // the report at hand first
    const reports = await Promise.all(where.slice(0, REPORTS).map(([of]) => data(`${of}/data/units`)))
    for (const [n, report] of reports.entries()) {
      const [, ids] = where[n]
      const units = new Map(report.units.map(unit => [unit.id, unit]))
      const pages = new Map(report.sections.map(section => [section.slug, section.url]))
      told.append(`${told.childNodes.length > 1 ? "; " : ": "}${report.symbol}, `)
      for (const [at, id] of ids.slice(0, PLACES).entries()) {
        const unit = units.get(id)
        if (at) told.append(", ")
        if (!unit) continue
        const link = anchor(`${pages.get(unit.section)}#${unit.anchor}`, unit.brief)
        link.classList.toggle("long", unit.brief.length > LONG)
        told.append(link)
      }
      if (ids.length > PLACES) told.append(` ${fill(words.more, { n: ids.length - PLACES })}`)
    }
    if (where.length > REPORTS) told.append(` ${fill(words.reports, { n: where.length - REPORTS })}`)
    return told
  }

  /** @param {Report} report @param {Unit} unit */
  function aboutUnit(report, unit) {
    return [line("popup-head", `${report.symbol}, ${unit.label}`), line("popup-words", ...edition.panels.begun(unit, LONGEST))]
  }

  /** What to show for an address of this edition; nothing for a link to something else.
      @param {HTMLElement} link */
  async function about(link) {
    const address = target(link)
    const [path, hash] = address.slice(base.length).split("#")
    if (ENTRIES.test(path)) {
      const entries = await data(path.startsWith("terms/") ? "data/terms" : "data/entries")
      const entry = entries.find(each => each.address === path)
      return entry && !hash ? aboutEntry(entry) : null
    }
    if (!hash || NO_REPORTS.test(path)) return null
    if (new URL(address).pathname === location.pathname && document.getElementById(hash)?.contains(link)) return null
    const report = await data(`${path.split("/")[0]}/data/units`)
    const unit = report.units.find(each => each.anchor === hash)
    return unit ? aboutUnit(report, unit) : null
  }

  /** @type {Close} */
  function close(back) {
    clearTimeout(timer)
    if (!panel) return
    const link = owner
    panel.remove()
    panel = null
    owner = null
    link?.removeAttribute("aria-describedby")
    removeEventListener("resize", place)
    edition.panels.uncover(close)
    if (back) link?.focus()
  }

  /** @param {HTMLElement} link @param {How} how @param {Still} still */
  async function show(link, how, still) {
    if (owner === link) return
    const shown = await about(link)
    if (!shown || !still()) return
    close()
    owner = link
    panel = make("div", { className: "popup", id: "popup" }, ...shown)
    panel.addEventListener("pointerenter", () => clearTimeout(timer))
    panel.addEventListener("pointerleave", later)
    panel.addEventListener("focusout", event => { if (!panel?.contains(/** @type {Node | null} */ (event.relatedTarget))) later() })
    if (how === "tap") {
      panel.prepend(make("button", { className: "popup-close", ariaLabel: words.close, onclick: () => close(true) }, "×"))
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
    if (!panel || !owner) return
    Object.assign(panel.style, { maxHeight: "", left: "", top: "" })
    panel.classList.remove("above")
    const head = Math.max(0, edition.panels.headerEnd()) + SPACE
    if (getComputedStyle(panel).position === "fixed") placeSheet(panel, owner, head)
    else placeBeside(panel, owner, head)
  }

  /** On a phone at the foot of the screen; the page moves up to show the link, or at its end the panel stands at the top.
      @param {HTMLElement} sheet @param {HTMLElement} link @param {number} head */
  function placeSheet(sheet, link, head) {
    const at = link.getBoundingClientRect()
    const tall = Math.min(sheet.offsetHeight, innerHeight - head - at.height - SPACE)
    const hidden = at.bottom + SPACE + tall - innerHeight
    const up = hidden > document.documentElement.scrollHeight - innerHeight - Math.ceil(scrollY)
    sheet.style.maxHeight = `${up ? Math.min(tall, at.top - head) : tall}px`
    sheet.classList.toggle("above", up)
    if (up) sheet.style.top = `${head - SPACE}px`
    else if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" })
  }

  /** Below the link or above it, where there is more room; beside what is as high as the window, such as a State on a map.
      @param {HTMLElement} box @param {HTMLElement} link @param {number} head */
  function placeBeside(box, link, head) {
    const at = (link.closest("[data-panel='beside']") ?? link).getBoundingClientRect() // a drawing stays in sight
    const lines = link.getClientRects()
    const [above, below] = [at.top - head, innerHeight - at.bottom - SPACE]
    const up = below < box.offsetHeight && above > below
    const beside = Math.max(above, below) < Math.min(LEAST, box.offsetHeight)
    box.style.maxHeight = `${Math.min(box.offsetHeight, beside ? innerHeight - head - SPACE : (up ? above : below))}px`
    const [wide, tall, width] = [box.offsetWidth, box.offsetHeight, document.documentElement.clientWidth]
    const side = at.right + wide + 2 * SPACE > width ? at.left - wide - SPACE : at.right + SPACE
    const left = beside ? side : (lines[up ? 0 : lines.length - 1] ?? at).left
    const top = beside ? head : (up ? at.top - tall - SPACE : at.bottom + SPACE)
    box.style.left = `${Math.max(SPACE, Math.min(left, width - wide - SPACE)) + scrollX}px`
    box.style.top = `${top + scrollY}px`
  }

  function later() {
    clearTimeout(timer)
    // over a drawing the pointer is on its way to the panel, which stands beside it
    const stays = () => panel?.contains(document.activeElement) || owner?.closest("[data-panel]")?.matches(":hover")
    timer = setTimeout(() => { if (!stays()) close() }, DELAY)
  }

  /** Shows the panel of a link that is pointed at, focused or tapped, if it still is when all is there; a promise.
      @type {Parts["popup"]["near"]} */
  async function near(link, how, still) {
    if (panel?.contains(link)) return
    clearTimeout(timer)
    if (how === "hover") link.addEventListener("pointerleave", later, { once: true })
    if (how === "focus") link.addEventListener("blur", later, { once: true })
    if (how !== "tap") await new Promise(resolve => { timer = setTimeout(resolve, DELAY) })
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
    const at = /** @type {Node} */ (event.target)
    if (panel && !panel.contains(at) && !owner?.contains(at)) close()
  })

  /** Whether the panel of this link is open, so that a second tap follows the link.
      @param {Element | null} link */
  const shows = link => owner === link

  edition.popup = { near, shows }
})()
