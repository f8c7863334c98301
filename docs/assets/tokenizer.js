/* What counts as a word, and when two words are the same one: accents, capitals, number, spelling, and what a copy puts
   between or in the place of letters (soft hyphens, ligatures, full-width letters). Knows no page. */
(() => {
  "use strict"

  const WORD = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\p{DI}]*(?:['’＇]s(?![\p{L}\p{N}\p{M}]))?/gu
  const UNSEEN = /\p{DI}/gu // soft hyphens, joiners, signs without width: nobody sees or types them
  const PLAIN = /[\p{L}\p{N}]+/gu
  const BARE = /^[A-Za-z0-9]+$/u // most words: nothing to take off but capitals
  const OWN = /['’＇]s$/u // the genitive: "the report's" is "report", and known to be its genitive
  /** @type {Record<string, string>} */
  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" } // no mark to take off

  /* plurals that no rule makes, and words in -s that are none */
  /** @type {Map<string, string[]>} */
  const SINGULARS = new Map()
  for (const [one, many] of Object.entries({
    child: "children", woman: "women", man: "men", foot: "feet", tooth: "teeth", mouse: "mice", money: "monies",
    criterion: "criteria", phenomenon: "phenomena", addendum: "addenda", corrigendum: "corrigenda",
    memorandum: "memoranda", referendum: "referenda", curriculum: "curricula", symposium: "symposia", forum: "fora",
    basis: "bases", base: "bases", analysis: "analyses", crisis: "crises", thesis: "theses", axis: "axes",
    hypothesis: "hypotheses", diagnosis: "diagnoses", synthesis: "syntheses", index: "indices",
    appendix: "appendices", matrix: "matrices", life: "lives", live: "lives", wife: "wives", half: "halves",
    self: "selves", shelf: "shelves", thief: "thieves", knife: "knives", leaf: "leaves", leave: "leaves",
    bus: "buses", gas: "gases", lens: "lenses", menu: "menus", taxi: "taxis", series: "series", species: "species",
    news: "news", aids: "aids", politics: "politics", economics: "economics", ethics: "ethics", always: "always",
    perhaps: "perhaps", this: "this",
  })) SINGULARS.set(many, [...(SINGULARS.get(many) ?? []), one])

  /** @type {[RegExp, string][]} */
  const SPELLINGS = [ // British to American, where both are in use
    [/is(e|ed|es|er|ers|ing|ation|ations)$/u, "iz$1"],
    [/^(un)?(labo|behavio|neighbo|colo|favo|hono|harbo|rumo|endeavo)ur/u, "$1$2r"],
    [/^(cent|theat|met|fib)re(s?)$/u, "$1er$2"],
    [/^program(me)(s?)$/u, "program$2"],
    [/^(defen|offen|licen|preten)ce(s?)$/u, "$1se$2"],
    [/(travel|counsel|label|cancel|model|signal)l(ed|ing|er|ers|or|ors)$/u, "$1$2"],
    [/^(enrol|fulfil|instal)(ments?)$/u, "$1l$2"],
    [/^(judg|acknowledg)ement(s?)$/u, "$1ment$2"],
  ]

  /** The word without accents and capitals: "Cancún" is "cancun".
      @type {Parts["tokenizer"]["plain"]} */
  function plain(word) {
    if (BARE.test(word)) return word.toLowerCase()
    return word.normalize("NFKD").replaceAll(/[\p{M}\p{DI}]/gu, "").toLowerCase()
      .replaceAll(/[øłđðþßæœı]/gu, letter => LETTERS[letter])
  }

  /** What was typed or pasted, in the letters that it stands for: "ﬁnd" is "find", a full-width ７ is 7.
      @type {Parts["tokenizer"]["clean"]} */
  function clean(typed) {
    return typed.normalize("NFKC").replaceAll(UNSEEN, "").replaceAll("ʼ", "’")
  }

  /** The words of a text in order, each with its place in the text as it stands.
      @type {Parts["tokenizer"]["of"]} */
  function of(text) {
    /** @type {Word[]} */
    const words = []
    for (const { 0: found, index: start } of text.matchAll(WORD)) {
      const end = start + found.length
      if (BARE.test(found)) words.push({ start, end, word: found.toLowerCase(), own: false })
      else for (const word of plain(found.replace(OWN, "")).match(PLAIN) ?? []) words.push({ start, end, word, own: OWN.test(found) }) // "½" is two
    }
    return words
  }

  /** The forms by which a plain word is known, singular and in one spelling; two words are one if they share a form.
      @type {Parts["tokenizer"]["forms"]} */
  function forms(word) {
    const spelt = SPELLINGS.reduce((done, [from, to]) => done.replace(from, to), word)
    return SINGULARS.get(word) ?? singulars(spelt)
  }

  /** @param {string} word */
  function singulars(word) {
    if (/.men$/u.test(word)) return [word, `${word.slice(0, -2)}an`] // ombudsmen, statesmen, and specimen
    if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/u.test(word)) return [word]
    if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`, word.slice(0, -1)]
    if (/(ss|us|sh|ch|x|zz|o)es$/u.test(word)) return [word.slice(0, -2), word.slice(0, -1)]
    return [word.slice(0, -1)]
  }

  /** How many letters have to be changed, put in, left out or swapped to make one word of the other; at most `limit`.
      @type {Parts["tokenizer"]["distance"]} */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1
    /** @type {number[]} */
    let before = []
    let row = Array.from({ length: other.length + 1 }, (_, j) => j)
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i]
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1]
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1))
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
        if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1)
      }
      [before, row] = [row, next]
    }
    return row[other.length]
  }

  edition.tokenizer = { of, clean, plain, forms, distance }
})()
