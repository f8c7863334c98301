/* The reader's desk: passages of the reports with marks and notes, and lists of passages. Kept in this browser only, by the
   keeper; whatever is read, from there or from a file, is checked first, for anything may stand there. */
(() => {
  "use strict"

  const words = {
    nothing: "This browser does not let these pages keep anything, so marks and notes would be lost when you leave the page. In a private window, or with its storage blocked, that is usual.",
    page: "From disk, this browser keeps what you mark on each page separately, and no other page sees it.",
    full: "The browser has no room left for this. What was kept before is still there. Remove something, or save your desk as a file first, and try again.",
    unread: "What you marked and noted could not be read from this browser's storage.",
    refused: "The browser did not let this be kept. What was kept before is still there.",
  }
  const COLOURS = /** @type {Colour[]} */ (["yellow", "green", "blue", "pink"])
  const FORMAT = 1
  const LONGEST = 1_000_000 // characters of a note or a quotation
  const MOST = 100_000 // records that a file may hold
  const BESIDE = 32 // characters that are kept of what stands before and after a passage
  const PATIENCE = 4000 // milliseconds in which a frame from disk answers

  const { alone, base, make, script } = edition

  /** What the browser refused; `told` says it to the reader. */
  class RefusedError extends Error {
    name = "RefusedError"

    /** @param {string} told */
    constructor(told) {
      super(told)
      this.told = told
    }
  }

  // --- The keeper: in this page, or in a frame ---

  /** @type {Promise<Pick<Keeper, "read" | "write" | "clear">> | null} */
  let keeper = null
  let apart = false // whether this page keeps for itself alone, because the frame does not answer

  /** The keeper, once it is there. */
  function kept() {
    keeper ??= alone ? framed().catch(own) : own()
    keeper.catch(() => { keeper = null })
    return keeper
  }

  async function own() {
    apart = alone
    const here = await script("desk/keeper")
    here.watch(changed)
    return here
  }

  /** The keeper in a frame: what is asked of it goes through a port. */
  function framed() {
    return new Promise((resolve, reject) => {
      const frame = make("iframe", { src: `${base}assets/desk/keeper.xhtml`, hidden: true, title: "" })
      const { port1: port, port2: theirs } = new MessageChannel()
      /** @type {Map<number, (answer: { value?: any, error?: string }) => void>} */
      const waiting = new Map()
      let calls = 0
      port.addEventListener("message", ({ data: answer }) => {
        if (answer.changed) changed()
        waiting.get(answer.call)?.(answer)
        waiting.delete(answer.call)
      })
      port.start()
      /** @param {string} name */
      const asking = name => /** @param {any[]} args */ (...args) => new Promise((_resolve, _reject) => {
        calls += 1
        waiting.set(calls, ({ value, error }) => error === undefined ? _resolve(value) : _reject(Object.assign(new Error(error), { name: error })))
        port.postMessage({ call: calls, name, args })
      })
      frame.addEventListener("load", () => {
        frame.contentWindow?.postMessage("edition: keeper", "*", [theirs])
        const far = { read: asking("read"), write: asking("write"), clear: asking("clear") }
        far.read("-").catch(() => null).then(() => resolve(far)) // an answer, be it a refusal, shows that it is there
      })
      setTimeout(reject, PATIENCE, new Error("no answer"))
      document.body.append(frame)
    })
  }

  /** Asks the keeper; what the browser refuses is told in words.
      @template Value @param {(keeper: Pick<Keeper, "read" | "write" | "clear">) => Promise<Value>} run @param {string} [refused] */
  async function ask(run, refused = words.refused) {
    const there = await kept()
    try {
      return await run(there)
    } catch (error) {
      throw new RefusedError(/** @type {Error} */ (error)?.name === "QuotaExceededError" ? words.full : refused)
    }
  }

  /** Tells the page that something has changed, here or in another tab. */
  const changed = () => document.dispatchEvent(new CustomEvent("edition:desk"))

  // --- Checking: whatever is wrong is left out, or made right where that loses nothing ---

  /** The words without what is no text: control signs, halves of signs.
      @param {unknown} value @param {number} most */
  function text(value, most) {
    if (typeof value !== "string") return ""
    // eslint-disable-next-line no-control-regex -- these are what is taken out
    return value.slice(0, most).replaceAll(/[\p{Surrogate}\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
  }

  /** @param {unknown} value @returns {value is string} */
  const isId = value => typeof value === "string" && /^[0-9a-f]{16}$/u.test(value)

  /** @param {unknown} value @returns {value is string} */
  const isUnit = value => typeof value === "string" && /^[\w().-]{1,64}$/u.test(value)

  /** @param {unknown} value @returns {value is string} */
  const isSlug = value => typeof value === "string" && /^[a-z0-9-]{1,64}$/u.test(value)

  /** @param {unknown} value @returns {value is string} */
  const isTime = value => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u.test(value) && !Number.isNaN(Date.parse(value))

  /** @param {unknown} value @returns {value is number} */
  const isPlace = value => Number.isSafeInteger(value) && Number(value) >= 0

  /** The code points of a text.
      @param {string} said */
  const points = said => [...said]

  /** Where a passage stands, if that can be.
      @param {any} value @returns {Anchor | null} */
  function anchor({ unit, to = null, start = null, end = null, quote, before, after }) {
    const entire = start === null && end === null
    const part = isPlace(start) && isPlace(end) && (to !== null || start < end)
    const said = text(quote, LONGEST)
    if (!isUnit(unit) || !(to === null || isUnit(to)) || !(entire || part) || !said) return null
    return {
      unit, start, end, to, quote: said,
      before: points(text(before, LONGEST)).slice(-BESIDE).join(""),
      after: points(text(after, LONGEST)).slice(0, BESIDE).join(""),
    }
  }

  /** The passage, if it is one.
      @param {any} value @returns {Kept | null} */
  function passage(value) {
    const { id, report, made, colour, lists: of } = value ?? {}
    const stands = anchor(value ?? {})
    if (!stands || !isId(id) || !isTime(made) || !isSlug(report)) return null
    return {
      id, report, ...stands,
      colour: COLOURS.includes(colour) ? colour : null,
      note: text(value.note, LONGEST),
      lists: Array.isArray(of) ? [...new Set(of.slice(0, 1000).filter(isId))] : [],
      made,
      changed: isTime(value.changed) ? value.changed : made,
    }
  }

  /** @param {any} value @returns {List | null} */
  function list(value) {
    const { id, made } = value ?? {}
    const name = text(value?.name, 200).trim()
    return isId(id) && isTime(made) && name ? { id, name, made, changed: isTime(value.changed) ? value.changed : made } : null
  }

  /** @param {any} value @returns {Removed | null} */
  const tombstone = value => isId(value?.id) && isTime(value.removed) ? { id: value.id, removed: value.removed } : null

  /** What of any value are passages, lists and what was removed, each id once; and how many records are none.
      @type {Parts["desk"]["check"]} */
  function check(value) {
    let refused = 0
    /** @template {{ id: string }} Sort @param {unknown} records @param {(record: any) => Sort | null} read */
    const sound = (records, read) => {
      /** @type {Map<string, Sort>} */
      const found = new Map()
      for (const each of Array.isArray(records) ? records : []) {
        const right = found.size < MOST ? read(each) : null
        if (right) found.set(right.id, right)
        else refused += 1
      }
      return [...found.values()]
    }
    const held = /** @type {any} */ (value ?? {})
    const found = { passages: sound(held.passages, passage), lists: sound(held.lists, list), removed: sound(held.removed, tombstone) }
    return { ...found, refused }
  }

  // --- What can be done ---

  const now = () => new Date().toISOString()
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("")

  /** @param {string} [report] */
  const read = async report => check(await ask(there => there.read(report), words.unread))

  /** Writes the steps; the page hears of it.
      @param {Step[]} steps */
  async function write(steps) {
    const done = await ask(there => there.write(steps))
    changed()
    return done
  }

  /** @type {Parts["desk"]["all"]} */
  async function all(report) {
    const { passages } = await read(report)
    return passages.sort((one, other) => one.made < other.made ? -1 : 1)
  }

  /** @type {Parts["desk"]["lists"]} */
  async function lists() {
    const { lists: named } = await read("-")
    return named.sort((one, other) => one.name.localeCompare(other.name))
  }

  /** @type {Parts["desk"]["whole"]} */
  async function whole() {
    const { passages, lists: named, removed } = await read()
    return { format: FORMAT, passages, lists: named, removed }
  }

  /** @type {Parts["desk"]["add"]} */
  async function add(fields) {
    const made = passage({ ...fields, id: newId(), made: now() })
    if (!made) throw new TypeError("no passage")
    await write([["add", "passages", made]])
    return made
  }

  /** @type {Parts["desk"]["addList"]} */
  async function addList(name) {
    const made = list({ name, id: newId(), made: now() })
    if (!made) throw new TypeError("no name")
    await write([["add", "lists", made]])
    return made
  }

  /** @type {Parts["desk"]["change"]} */
  async function change(id, fields, was) {
    const value = { ...fields, id, changed: now(), ...(was === undefined ? {} : { was }) }
    const [done] = await write([["change", "name" in fields ? "lists" : "passages", value]])
    return done
  }

  /** @type {Parts["desk"]["remove"]} */
  async function remove(ids) {
    const [time, names] = [now(), /** @type {("passages" | "lists")[]} */ (["passages", "lists"])]
    const done = await write(names.flatMap(name => ids.map(id => /** @type {Step} */ (["remove", name, { id, removed: time }]))))
    return { format: FORMAT, passages: done.slice(0, ids.length).filter(Boolean), lists: done.slice(ids.length).filter(Boolean), removed: [] }
  }

  /** @type {Parts["desk"]["restore"]} */
  const restore = async ({ passages, lists: named }) => {
    await write([...passages.map(each => /** @type {Step} */ (["add", "passages", each])), ...named.map(each => /** @type {Step} */ (["add", "lists", each]))])
  }

  /** What two passages have to share to be the same, whatever their ids.
      @param {Kept} one */
  const alike = one => JSON.stringify([one.report, one.unit, one.start, one.end, one.to, one.quote, one.colour, one.note, one.lists])

  /** @type {Parts["desk"]["merge"]} */
  async function merge(other, again = false) {
    const result = { passages: { new: 0, changed: 0, same: 0, older: 0, removed: 0 }, lists: { new: 0, changed: 0, same: 0, older: 0, removed: 0 }, refused: 0,
      added: /** @type {string[]} */ ([]), before: { format: FORMAT, passages: /** @type {Kept[]} */ ([]), lists: /** @type {List[]} */ ([]), removed: [] } }
    const { passages, lists: named, refused } = check(other)
    const here = await read()
    const ids = new Set(here.passages.map(each => each.id))
    const known = new Set(here.passages.map(alike))
    const fresh = passages.filter(each => ids.has(each.id) || !known.has(alike(each)))
    const gone = new Set(here.removed.map(each => each.id))
    /** @param {"passages" | "lists"} name @param {(Kept | List)[]} records @returns {Step[]} */
    const steps = (name, records) => records.map(each => [again && gone.has(each.id) ? "add" : "take", name, each])
    const done = await write([...steps("passages", fresh), ...steps("lists", named)])
    for (const [at, each] of done.entries()) {
      const name = at < fresh.length ? "passages" : "lists"
      if (typeof each === "string") {
        result[name][/** @type {"new" | "same" | "older" | "removed"} */ (each)] += 1
        if (each === "new") result.added.push((fresh[at] ?? named[at - fresh.length]).id)
      } else {
        result[name].changed += 1
        result.before[name].push(each)
      }
    }
    result.passages.same += passages.length - fresh.length
    result.refused = refused
    return result
  }

  /** @type {Parts["desk"]["clear"]} */
  async function clear() {
    await ask(there => there.clear())
    changed()
  }

  /** @type {Parts["desk"]["kept"]} */
  async function where() {
    try {
      await read("-")
      return apart ? "page" : "browser"
    } catch (error) {
      if (error instanceof edition.MissingError) throw error // a script did not come
      return "nothing"
    }
  }

  /** @type {Parts["desk"]["told"]} */
  const told = place => place === "browser" ? "" : words[place]

  edition.desk = { COLOURS, check, all, lists, whole, add, addList, change, remove, restore, merge, clear, kept: where, told }
})()
