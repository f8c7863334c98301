/* Opens every page of a report in a frame, takes the words of its units and compares their SHA-256 with that of the
   source; its headings and the lines of the first page are compared as they are.

   A page whose address asks for it tells its words by message, which works from disk too, where one page may not read
   another. On a server only a page of the same server hears it. From disk pages have no origin to tell them by: there
   whoever opens a page in a frame, at an address that asks, hears the words of that page, and nothing else. */
(() => {
  "use strict"

  const ASKING = "#edition:words"
  const PATIENCE = 20_000 // milliseconds that a page has to answer
  const { base, data, fill, load, make, want } = edition

  /** Tells the words of this page to the page that shows it in a frame. */
  function tell() {
    if (parent === window) return
    const units = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-unit]")]).map(each => [each.dataset.unit, each.textContent])
    const lines = [...document.querySelectorAll(".masthead > *, :is(h1, h2, h3, h4, h5, h6).words, .footnote-text")].map(each => each.textContent)
    parent.postMessage({ units, lines }, /^https?:$/u.test(location.protocol) ? location.origin : "*")
  }

  /** The units of a page as [id, words], and its lines, told by it in a frame that nobody sees; null without an answer.
      @param {string} page @returns {Promise<{ units: [string, string][], lines: string[] } | null>} */
  function wordsOf(page) {
    return new Promise(resolve => {
      const frame = make("iframe", { hidden: true, title: page, src: base + page + ASKING })
      /** @param {Parameters<typeof resolve>[0]} answer */
      const end = answer => {
        clearTimeout(timer)
        removeEventListener("message", take)
        frame.remove()
        resolve(answer)
      }
      /** @param {MessageEvent} event */
      const take = event => { if (event.source === frame.contentWindow && event.data?.units) end(event.data) }
      const timer = setTimeout(end, PATIENCE, null)
      addEventListener("message", take)
      document.body.append(frame)
    })
  }

  /** Compares all pages of a report with its source; its words and faults go into the part of the page for them.
      @param {string} slug @param {HTMLElement} result @param {HTMLElement} faults */
  async function prove(slug, result, faults) {
    /** @param {string} name @param {Parameters<typeof fill>[1]} values */
    const words = (name, values) => fill(result.dataset[name] ?? "", values)
    const proof = await data(`${slug}/data/proof`)
    await load("assets/vendor/js-sha256/sha256.min.js")
    const expected = new Map(proof.units)
    const lines = new Map(proof.lines)
    const whole = `${slug}/full.html`
    const seen = new Map([[slug, new Set()], [whole, new Set()]]) // on the pages of sections, and in the whole text
    /** @type {string[]} */
    const wrong = []
    for (const page of proof.pages) {
      result.textContent = words("running", { page })
      const answer = await wordsOf(page)
      if (!answer) {
        wrong.push(words("silent", { page }))
        continue
      }
      let at = 0
      for (const line of lines.get(page) ?? []) {
        const place = answer.lines.indexOf(line, at)
        if (place === -1) wrong.push(words("differs", { unit: line, page }))
        else at = place + 1
      }
      const found = seen.get(page === whole ? whole : slug)
      for (const [id, text] of answer.units) {
        if (found?.has(id) || sha256(text) !== expected.get(id)) wrong.push(words("differs", { unit: id, page }))
        found?.add(id)
      }
    }
    for (const [page, found] of seen) {
      for (const id of expected.keys()) if (!found.has(id)) wrong.push(words("missing", { unit: id, page }))
    }
    const counts = { n: expected.size, pages: proof.pages.length, all: expected.size }
    result.textContent = wrong.length ? words("wrong", { ...counts, n: wrong.length }) : words("right", counts)
    result.dataset.proved = wrong.length ? "no" : "yes"
    faults.replaceChildren(...wrong.map(fault => make("li", {}, fault)))
  }

  function start() {
    const part = /** @type {HTMLElement} */ (document.getElementById("proof"))
    const button = /** @type {HTMLButtonElement} */ (part.querySelector("button"))
    const [result, faults] = /** @type {HTMLElement[]} */ ([part.querySelector(".proof-result"), part.querySelector(".proof-faults")])
    button.hidden = false
    button.addEventListener("click", () => want(async () => {
      button.disabled = true
      faults.replaceChildren()
      try {
        await prove(part.dataset.report ?? "", result, faults)
      } finally {
        button.disabled = false
      }
    }))
  }

  edition.proof = { start, tell }
})()
