/* In which order the search lists what it has found. */
(() => {
  "use strict"

  /** How well an item answers: rare words count more; so do words near each other, in order, and as they were typed.
      @param {Looked} looked @param {Term[]} terms @param {number[]} rarity */
  function score({ item, parts, has, part }, terms, rarity) {
    const { words } = item.parts[part]
    let sum = 0
    for (const [t, term] of terms.entries()) {
      if (!has[t]) continue
      const all = parts.flatMap((found, p) => found[t].map(([from]) => item.parts[p].words[from].word))
      sum += rarity[t] * (all.length / (all.length + 0.6 + words.length / 250) + (all.includes(term.words[0].word) ? 0.15 : 0))
    }
    const found = parts[part]
    const here = found.every(each => each.length) ? found : found.filter((_, t) => terms[t].telling)
    if (here.length > 1 && here.every(each => each.length)) {
      const [width, ordered] = nearest(here)
      sum += (2 * here.length) / Math.max(here.length, width) + (ordered ? 1 : 0)
    }
    return sum
  }

  /** The shortest stretch that has every term: its width in words, and whether they follow each other as asked.
      @param {Span[][]} found */
  function nearest(found) {
    const all = found.flatMap((each, t) => each.map(([from, to]) => ({ from, to, t }))).sort((a, b) => a.from - b.from)
    const held = new Map()
    /** @type {[number, boolean]} */
    let best = [Infinity, false]
    let first = 0
    for (const [i, place] of all.entries()) {
      held.set(place.t, (held.get(place.t) ?? 0) + 1)
      while (held.get(all[first].t) > 1) {
        held.set(all[first].t, held.get(all[first].t) - 1)
        first += 1
      }
      if (held.size < found.length) continue
      const chosen = all.slice(first, i + 1)
      const width = place.to - chosen[0].from + 1
      const ordered = chosen.length === found.length && chosen.every((each, k) => each.t === k && (!k || each.from === chosen[k - 1].to + 1))
      if (width < best[0] || (width === best[0] && ordered)) best = [width, ordered]
    }
    return best
  }

  /** By their names entries first, pages and sections, what lies in a State; then the report's own words, then what
      explanations and other pages say.
      @param {Looked} looked */
  function rank({ item, named: byName, placed, within }) {
    if (item.kind === "paragraph") return 3
    if (item.kind === "section") return byName === 3 ? 6 : (byName ? 5 : 0)
    if (item.kind !== "page") return byName ? 6 : (placed || within ? 4 : 2)
    if (byName < 2 || !item.main) return Math.min(byName, 1)
    if (item.page) return byName === 3 ? 5 : 1
    return byName + 3
  }

  /** How much of its name the words are, or of the name of a place in it: from 3, all of it, to 0; 1 if they hold its name.
      @param {Looked} looked */
  const level = ({ named: byName, placed, within }) => byName || placed || Number(within)

  /** How often it is mentioned, where it answers by its name.
      @param {Looked} looked */
  const weight = looked => level(looked) ? looked.item.count ?? 0 : 0

  edition.ranking = { score, rank, level, weight }
})()
