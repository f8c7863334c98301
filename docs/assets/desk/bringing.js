/* A file that a reader brings back to the desk: what it is, told in words where it is none. What is in it may be anything, and
   is looked through by edition.desk. Knows no page and no storage, and runs nothing. */
(() => {
  "use strict"

  const words = {
    large: "This file is larger than {n} MB. A desk is far smaller: choose the file that the desk saved.",
    json: "This file cannot be read: it is not JSON. Choose the file that the desk saved; its name ends in .json or .jsonld.",
    other: "There are no passages from a desk in this file. Choose the file that the desk saved, as “File of the desk” or as “Web annotations”.",
    newer: "This file is from a newer version of the desk. Bring it back to an edition of that version.",
  }
  const FORMAT = 1
  const MOST = 20 // megabytes

  /** The value that the words of a file tell, in the form of a whole; or why there is none.
      @type {Parts["bringing"]["read"]} */
  function read(written) {
    /** @type {any} */
    let value
    try {
      value = JSON.parse(written.replace(/^\u{FEFF}/u, ""))
    } catch {
      return { no: words.json }
    }
    if (Number.isInteger(value?.format) && value.format > FORMAT) return { no: words.newer }
    const told = value?.format === FORMAT && Array.isArray(value.passages) ? value : edition.annotating.read(value)
    return told ? { value: told } : { no: words.other }
  }

  /** The same of a file, which may be too large to be read at all.
      @type {Parts["bringing"]["file"]} */
  const file = async chosen => (chosen.size > MOST * 1e6 ? { no: edition.fill(words.large, { n: MOST }) } : read(await chosen.text()))

  /** The passages brought back, so that no note is lost: where two versions of a passage have different notes, of which
      neither holds the other, both notes stay, the newer first. How many these are.
      @type {Parts["bringing"]["joined"]} */
  function joined(ours, theirs, now = Date.now()) {
    const known = new Map(ours.map(each => [each.id, each]))
    let both = 0
    const latest = new Date(now).toISOString()
    const passages = theirs.map(told => {
      const passage = told.changed > latest ? { ...told, changed: latest } : told // what lies ahead would win for ever
      const own = known.get(passage.id)
      const [newer, older] = own && own.changed >= passage.changed ? [own, passage] : [passage, own]
      if (!older || newer.note.includes(older.note)) return passage
      const notes = [newer.note, older.note].filter(note => note.trim())
      both += notes.length - 1
      return { ...newer, note: notes.join("\n\n"), changed: latest }
    })
    return { passages, both }
  }

  edition.bringing = { read, file, joined }
})()
