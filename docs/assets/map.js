/* A finger is larger than a small State: a tap on a map asks which of the States near it is meant, and a list below the
   map offers them. Near one State only, the tap leads there. A mouse and a keyboard hit each State as it is drawn.

   The page asks for the script by data-script="map" on a <figure> that has a drawing with links, and a hidden list
   inside class="near" to fill. */
(() => {
  "use strict"

  const REACH = 12 // CSS pixels around a tap: half of what a finger hits

  const ANGLES = Array.from({ length: 12 }, (_, at) => at * Math.PI / 6)

  /** How far the point is from a box; 0 inside it.
      @param {DOMRect} box @param {number} x @param {number} y */
  const distance = (box, x, y) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))

  /** The links of the drawing that the point is near to, the nearest first: small shapes by their box, others by their outline.
      @param {SVGElement} drawing @param {number} x @param {number} y */
  function around(drawing, x, y) {
    /** @type {Map<Element, number>} */
    const found = new Map()
    for (const far of [0, REACH / 2, REACH]) {
      for (const angle of ANGLES) {
        const link = document.elementFromPoint(x + far * Math.cos(angle), y + far * Math.sin(angle))?.closest("a")
        if (link && drawing.contains(link) && !found.has(link)) found.set(link, far)
      }
    }
    for (const link of drawing.querySelectorAll("a")) {
      const box = link.getBoundingClientRect()
      const far = distance(box, x, y)
      if (Math.max(box.width, box.height) <= 2 * REACH && far <= REACH) found.set(link, Math.min(far, found.get(link) ?? far))
    }
    return [...found].sort((a, b) => a[1] - b[1]).map(([link]) => link)
  }

  /** A link in words to where one in the drawing leads.
      @param {Element} link */
  function inWords(link) {
    return edition.make("li", {}, edition.make("a", { href: edition.target(link) }, link.querySelector("title")?.textContent ?? ""))
  }

  /** @param {Element} figure */
  function work(figure) {
    const drawing = figure.querySelector("svg")
    /** @type {HTMLElement | null} */
    const near = figure.querySelector(".near")
    if (!drawing || !near) return
    let finger = false
    drawing.addEventListener("pointerdown", event => { finger = event.pointerType === "touch" })
    drawing.addEventListener("click", event => {
      if (!finger || !event.detail) return
      const found = around(drawing, event.clientX, event.clientY)
      near.hidden = found.length < 2
      if (!found.length) return
      event.preventDefault()
      if (found.length === 1) location.href = edition.target(found[0])
      else near.querySelector("ul")?.replaceChildren(...found.map(inWords))
    })
  }

  function start() {
    for (const figure of document.querySelectorAll("figure[data-script='map']")) work(figure)
  }

  edition.map = { start }
})()
