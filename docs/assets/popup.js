/* Small panels beside links to entries and paragraphs: what it is, dated facts, where else it is mentioned. They show what
   the data of the edition holds, on hover, on keyboard focus and on a tap; Escape and a press beside them close them. */
(() => {
  "use strict"

  const words = {
    kinds: { country: "Country", instrument: "Instrument", body: "Body", process: "Process, conference or programme", document: "United Nations document" },
    mention: "1 mention",
    mentions: "{n} mentions",
    more: "and {n} more",
    open: "Open the page",
    related: "not itself mentioned",
    close: "Close",
  }
  const DELAY = 250 // milliseconds that a pointer rests before a panel opens, or is away before it closes
  const PLACES = 12 // as many paragraphs as are listed
  const LONGEST = 420 // characters of a paragraph

  const SPACE = 8 // pixels between a link and its panel
  const LEAST = 140 // pixels of height below which a panel is of no use

  const { base, data, fill, make, target } = edition

  let panel = null
  let owner = null
  let timer = 0

  const line = (className, ...inside) => make("p", { className }, ...inside)

  const anchor = (url, text) => make("a", { href: base + url }, text)

  const day = date => {
    const parts = date.split("-").map(Number)
    const form = { year: "numeric", ...(parts[1] && { month: "long" }), ...(parts[2] && { day: "numeric" }), timeZone: "UTC" }
    return new Intl.DateTimeFormat("en-GB", form).format(new Date(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1)))
  }

  /** The words and links about the entry. */
  async function aboutEntry(entry) {
    const facts = entry.facts.map(([date, what]) => make("li", {}, `${what}: ${day(date)}`))
    return [
      line("popup-head", make("strong", {}, entry.short), make("span", { className: "form" }, ` ${words.kinds[entry.kind]}`)),
      entry.title === entry.short ? null : line("popup-title", entry.title),
      entry.text ? line("", entry.text) : null,
      facts.length ? make("ul", { className: "popup-facts" }, ...facts) : null,
      await places(entry),
      line("popup-way", anchor(entry.address, words.open)),
    ]
  }

  async function places(entry) {
    const told = line("popup-places", entry.count === 0 ? words.related : fill(entry.count === 1 ? words.mention : words.mentions, { n: entry.count }))
    for (const [slug, ids] of Object.entries(entry.where)) {
      const report = await data(`${slug}/data/units`)
      const units = new Map(report.units.map(unit => [unit.id, unit]))
      told.append(`${told.childNodes.length > 1 ? "; " : ": "}${report.symbol}, `)
      ids.slice(0, PLACES).forEach((id, at) => {
        const unit = units.get(id)
        if (at) told.append(", ")
        told.append(anchor(`${slug}/${unit.section}.html#${unit.anchor}`, unit.label.replace(/^para\. /, "")))
      })
      if (ids.length > PLACES) told.append(` ${fill(words.more, { n: ids.length - PLACES })}`)
    }
    return told
  }

  function aboutUnit(report, unit) {
    const cut = unit.text.length > LONGEST ? `${unit.text.slice(0, unit.text.lastIndexOf(" ", LONGEST))} …` : unit.text
    return [line("popup-head", `${report.symbol}, ${unit.label}`), line("popup-words", cut)]
  }

  /** What to show for an address of this edition; nothing for a link to something else. */
  async function about(link) {
    const address = target(link)
    const [path, hash] = address.slice(base.length).split("#")
    if (/^(glossary|countries|documents)\//.test(path)) {
      const entry = (await data("data/entries")).find(each => each.address === path)
      return entry && !hash ? aboutEntry(entry) : null
    }
    if (!hash) return null
    if (new URL(address).pathname === location.pathname && document.getElementById(hash)?.contains(link)) return null
    const slug = path.split("/")[0]
    if (slug === "about" || !path.includes("/")) return null
    const report = await data(`${slug}/data/units`)
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
    panel = make("div", { className: "popup", id: "popup" }, ...shown)
    panel.addEventListener("pointerenter", () => clearTimeout(timer))
    panel.addEventListener("pointerleave", later)
    panel.addEventListener("focusout", event => { if (!panel?.contains(event.relatedTarget)) later() })
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
    Object.assign(panel.style, { maxHeight: "", left: "", top: "" })
    panel.classList.remove("above")
    const head = Math.max(0, edition.panels.headerEnd()) + SPACE
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

  edition.popup = { near, shows, close }
})()
