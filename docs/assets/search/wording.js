/* The answer of the search in words: how much of what kind was found, what was left out to find it, what may be meant. */
(() => {
  "use strict"

  const words = {
    nothing: "Nothing found.",
    nothingYet: "Nothing found so far.",
    nothingHere: "Nothing found in this part of the text.",
    can: "You can search for words, names, symbols and numbers, for example:",
    and: " and ",
    nowhere: ["{words} was not found.", "{words} were not found."], // one word, several
    dropped: "No result has all of your words. These have the most of them:",
    droppedYet: "So far no result has all of your words. These have the most of them:",
    yet: "Not all reports are searched yet.",
    alike: "Did you mean",
    or: " or ",
    long: { words: "Only the first {n} words are searched for.", characters: "Only the first {n} characters are searched for." },
    begun: "Words that begin with {words}:",
  }
  const LENGTH = 40 // characters of a word that are repeated to the reader

  const { fill } = edition

  /** @param {string} word */
  const cut = word => word.length > LENGTH ? `${word.slice(0, LENGTH)}…` : word
  /** @type {Parts["wording"]["quoted"]} */
  const quoted = list => list.map(word => `“${cut(word.replaceAll(/["“”]/gu, ""))}”`).join(", ")

  /** The answer to a query: how much was found, given as it is counted, and whether more may come.
      @type {Parts["wording"]["answer"]} */
  function answer({ terms, dropped, offers }, { counted, any, query, part, yet, offer }) {
    const joined = [counted.slice(0, -1).join(", "), ...counted.slice(-1)].filter(Boolean).join(words.and)
    const lost = yet ? [] : terms.filter(term => term.nowhere).map(term => term.shown)
    const begun = terms.filter(term => term.begun).map(term => term.shown)
    const meant = yet ? [] : offers.flatMap((offered, i) => [i ? (i < offers.length - 1 ? ", " : words.or) : ` ${words.alike} `, offer(offered)])
    const sentences = [
      leftOut(query),
      lost.length ? fill(words.nowhere[lost.length === 1 ? 0 : 1], { words: quoted(lost) }) : "",
      dropped && any ? (yet ? words.droppedYet : words.dropped) : "",
      begun.length && any ? fill(words.begun, { words: quoted(begun) }) : "",
      joined ? joined + (meant.length || yet ? "." : "") : none(yet, part, lost.length > 0),
      yet ? words.yet : "",
    ]
    return [sentences.filter(Boolean).join(" "), ...meant, meant.length ? "?" : "", any || part || yet ? "" : ` ${words.can}`]
  }

  /** That nothing was found, unless it is said already of which words.
      @param {boolean} yet @param {boolean} part @param {boolean} said */
  function none(yet, part, said) {
    if (yet) return words.nothingYet
    if (part) return words.nothingHere
    return said ? "" : words.nothing
  }

  /** What is left out of a query that is too long, in words.
      @param {string} query */
  function leftOut(query) {
    const { long, MOST, LONGEST } = edition.query
    const kind = long(query)
    return kind ? fill(words.long[kind], { n: (kind === "words" ? MOST : LONGEST).toLocaleString("en-GB") }) : ""
  }

  edition.wording = { quoted, answer }
})()
