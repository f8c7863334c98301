/* Opens every page of a report in a frame, takes the words of its units and compares their SHA-256 with that of the
   source; its headings and the lines of the first page are compared as they are.

   A page whose address asks for it tells its words by message, which works from disk too, where one page may not read
   another. On a server only a page of the same server hears it. From disk pages have no origin to tell them by: there
   whoever opens a page in a frame, at an address that asks, hears the words of that page, and nothing else. */
(() => {
  "use strict"

  const ASKING = "#edition:words"
  if (location.hash === ASKING && parent !== window) {
    const units = [...document.querySelectorAll("[data-unit]")].map(each => [each.dataset.unit, each.textContent])
    const lines = [...document.querySelectorAll(".masthead > *, :is(h1, h2, h3, h4, h5, h6).words, .footnote-text")].map(each => each.textContent)
    parent.postMessage({ units, lines }, /^https?:$/.test(location.protocol) ? location.origin : "*")
  }

  const part = document.getElementById("proof")
  if (!part) return
  const slug = part.dataset.report
  const button = part.querySelector("button")
  const result = part.querySelector(".proof-result")
  const faults = part.querySelector(".proof-faults")
  const PATIENCE = 20000 // milliseconds that a page has to answer

  const words = (name, values) => result.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key])

  /** The units of a page as [id, words], and its lines, told by it in a frame that nobody sees; null without an answer. */
  function wordsOf(page) {
    return new Promise(done => {
      const frame = document.createElement("iframe")
      const end = answer => {
        clearTimeout(timer)
        removeEventListener("message", take)
        frame.remove()
        done(answer)
      }
      const take = event => { if (event.source === frame.contentWindow && event.data?.units) end(event.data) }
      const timer = setTimeout(end, PATIENCE, null)
      addEventListener("message", take)
      frame.hidden = true
      frame.title = page
      frame.src = edition.base + page + ASKING
      part.append(frame)
    })
  }

  async function check() {
    button.disabled = true
    faults.replaceChildren()
    try {
      await prove()
    } finally {
      button.disabled = false
    }
  }

  async function prove() {
    const proof = await edition.data(`${slug}/data/proof`)
    await edition.load("assets/vendor/js-sha256/sha256.min.js")
    const expected = new Map(proof.units)
    const lines = new Map(proof.lines)
    const seen = { sections: new Map(), whole: new Map() }
    const wrong = []
    for (const page of proof.pages) {
      result.textContent = words("running", { page })
      const answer = await wordsOf(page)
      if (!answer) wrong.push(words("silent", { page }))
      let at = 0
      for (const line of answer ? lines.get(page) : []) {
        const place = answer.lines.indexOf(line, at)
        if (place < 0) wrong.push(words("differs", { unit: line, page }))
        else at = place + 1
      }
      const found = page.endsWith("/full.html") ? seen.whole : seen.sections
      for (const [id, text] of answer?.units ?? []) {
        if (found.has(id) || sha256(text) !== expected.get(id)) wrong.push(words("differs", { unit: id, page }))
        found.set(id, page)
      }
    }
    for (const [name, found] of Object.entries(seen)) {
      const page = name === "whole" ? proof.pages.at(-1) : slug
      for (const id of expected.keys()) if (!found.has(id)) wrong.push(words("missing", { unit: id, page }))
    }
    const counts = { n: expected.size, pages: proof.pages.length, all: expected.size }
    result.textContent = wrong.length ? words("wrong", { ...counts, n: wrong.length }) : words("right", counts)
    result.dataset.proved = wrong.length ? "no" : "yes"
    for (const fault of wrong) faults.appendChild(document.createElement("li")).textContent = fault
  }

  button.hidden = false
  button.addEventListener("click", () => edition.want(check))
})()
