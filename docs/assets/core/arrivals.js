/* What an address asks for, besides its page: a paragraph or several, words to mark there, a search. */
(() => {
  "use strict"

  const { part, recall, remember, script, target, want, ways, within } = edition

  /** What stands behind the # of the address, decoded: chat programs encode dots, and cut codes in two. */
  function fragment() {
    const [words] = location.hash.slice(1).split(":~:") // not every browser takes text fragments away
    try {
      return decodeURIComponent(words)
    } catch {
      return words
    }
  }

  /** Whether the words in the address are asked of this page itself, which answers them, and not of the search. */
  const answers = document.querySelector("[data-script='concordance']") !== null

  /** The words to search for in the address: behind the #, so that they stay in the browser, or behind a "?". */
  function asked() {
    const [hash, search] = [location.hash.replace(/^#q%3D/iu, "#q="), location.search]
    return [hash, search].map(each => new URLSearchParams(each.slice(1)).get("q")).find(query => query !== null)
  }

  function arrive() {
    const query = asked()
    if (location.hash === "#edition:words") script("proof").then(proof => proof.tell())
    else if (typeof query === "string") sought(query)
    else if (location.hash.length > 1 || recall("sought")?.to === location.href) want(() => part("arrive").then(come => come()), true)
  }

  /** @param {string} query */
  function sought(query) {
    if (!answers) ways.search(query)
  }

  let stays = false

  /** An address that changes because something closes leads nowhere.
      @type {Edition["stay"]} */
  function stay(yes) {
    stays = yes
    if (yes) setTimeout(stay, 100, false)
  }
  addEventListener("hashchange", () => { if (!stays) arrive() })

  // a link that quotes has its words marked where it leads
  document.addEventListener("click", event => {
    const quoting = within(event, "a[data-quote]")
    if (quoting) remember("sought", { to: target(quoting), quote: quoting.dataset.quote })
  })

  Object.assign(edition, { answers, fragment, stay })
  arrive()
})()
