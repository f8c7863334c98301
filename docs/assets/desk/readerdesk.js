/* The page of the reader's desk: what is kept, in the order of the reports, to search, to choose from and to change. */
(() => {
  "use strict"

  const words = {
    all: ["{n} passage.", "{n} passages."],
    some: "{k} of {n} passages.",
    none: "No passage matches these choices.",
    more: "Show {n} more",
    elsewhere: "In reports that this copy does not have",
    undo: "Undo",
    undone: "Undone.",
    renamed: "The list is now called “{name}”.",
    unlisted: "The list “{name}” is removed; its passages stay.",
    sure: ["Delete the one passage on this desk, with its note and lists?", "Delete all {n} passages on this desk, with their notes and lists?"],
    cleared: "Everything has been deleted.",
  }
  const STEP = 100 // passages that are shown at once
  const SCRIPTS = /** @type {const} */ (["desk/desk", "desk/anchoring", "desk/shelf", "growing", "listing", "passages", "places", "citation", "dates", "tokenizer", "desk/taking", "desk/deskpassage", "desk/deskfiles"])

  const { data, fill, load, make, recall, say, script, tell, want, within } = edition

  /** @type {HTMLElement} */
  let root
  /** @type {Shelf} */
  let shelf
  let most = STEP

  /** @template {HTMLElement} Found @param {string} selector */
  const one = selector => /** @type {Found} */ (root.querySelector(selector))

  /** What the reader has chosen to see.
      @returns {Parameters<Shelf["fitting"]>[0]} */
  const choices = () => /** @type {any} */ (Object.fromEntries(new FormData(one("[role=search]"))))

  /** @returns {DeskView & { shown: Kept[], all: Kept[] }} */
  function view() {
    const cited = recall("cite") // anything may be stored
    const { known, found, lists, all, has } = shelf
    return { known, found, lists, all, has, act, shown: shelf.fitting(choices()), style: String(cited?.style), ours: cited?.of === "edition" }
  }

  // --- Showing ---

  /** Shows the first of the passages that are chosen; one that is being changed stays as it is, also if another tab has
      removed it. */
  function draw() {
    const told = view()
    const { activeElement: active } = document
    const forms = new Map([.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".kept:has(form)"))].map(each => [each.id, each]))
    const shown = told.shown.slice(0, most)
    const groups = Map.groupBy(shown, ({ id, report, unit }) => {
      const units = told.known.get(report)?.report.units
      const at = told.found.get(id)
      return units ? `${report} ${(at ? units[at.first] : units.find(each => each.id === unit))?.section ?? ""}` : ""
    })
    /** @type {string | null} */
    let before = null
    const parts = [...groups].flatMap(([name, passages]) => {
      const [slug, section] = name.split(" ")
      const report = told.known.get(slug)?.report
      const top = slug === before ? [] : [make("h2", {}, report ? `${report.symbol}, ${report.title}` : words.elsewhere)]
      before = slug
      const heading = report?.sections.find(each => each.slug === section)?.heading
      const items = passages.map(passage => forms.get(`desk-${passage.id}`) ?? edition.deskpassage.item(passage, told))
      for (const { id } of items) forms.delete(id)
      return [...top, ...(heading ? [make("h3", {}, heading)] : []), make("ol", {}, ...items)]
    })
    one(".passages").replaceChildren(...(forms.size ? [make("ol", {}, ...forms.values())] : []), ...parts)
    if (active instanceof HTMLElement && active.closest("form") && root.contains(active)) active.focus({ preventScroll: true }) // somebody is writing there
    count(told.shown.length)
    files.tell()
  }

  /** @param {number} n of those that are chosen */
  function count(n) {
    const { counted, figure } = edition.growing
    const { all, lists } = shelf
    const some = all.length > 0 || lists.length > 0
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".something"))) each.hidden = !some
    one(".nothing").hidden = some
    const left = n - Math.min(n, most)
    one(".rest").hidden = !left
    one(".rest button").textContent = fill(words.more, { n: figure(Math.min(STEP, left)) })
    const number = n < all.length ? fill(words.some, { k: figure(n), n: figure(all.length) }) : counted(words.all, n)
    one(".told").textContent = n || !all.length ? number : words.none
  }

  /** Offers the colours and lists there are. */
  function offer() {
    /** @type {HTMLSelectElement} */
    const list = one("[name=list]")
    const now = list.value
    const { all, lists } = shelf
    list.replaceChildren(list.options[0], ...lists.map(({ id, name }) => new Option(`${name} (${all.filter(each => each.lists.includes(id)).length})`, id)))
    list.value = lists.some(({ id }) => id === now) ? now : ""
    naming()
  }

  const listed = () => /** @type {HTMLSelectElement} */ (one("[name=list]")).value

  /** Shows the name of the list that is chosen, to change it. */
  function naming() {
    const list = shelf.lists.find(({ id }) => id === listed())
    one(".listed").hidden = !list
    /** @type {HTMLInputElement} */
    const field = one(".listed input")
    field.value = list?.name ?? ""
  }

  /** @type {Promise<void> | null} */
  let reading = null
  let stale = false // whether something has changed since it was read

  /** Reads and shows what is kept now. */
  function anew() {
    stale = true
    reading ??= (async () => {
      try {
        while (stale) {
          stale = false
          await shelf.read()
        }
        offer()
        draw()
      } finally {
        reading = null
      }
    })()
    return reading
  }

  function changed() {
    most = STEP
    naming()
    draw()
    leave()
  }

  // --- The way back to the page: what was chosen, and where the reader was ---

  /** @param {string} [at] the id of a passage's element */
  function leave(at) {
    const desk = { ...choices(), at }
    try {
      history.replaceState({ ...history.state, desk }, "")
    } catch {
      /* some browsers forbid it for pages on disk: the way back leads to the whole desk */
    }
  }

  /** Chooses what was chosen, and shows the passage that was left. */
  function back() {
    const kept = history.state?.desk ?? { at: edition.fragment() }
    for (const name of ["q", "colour", "list"]) {
      /** @type {HTMLInputElement | HTMLSelectElement} */
      const field = one(`[name=${name}]`)
      field.value = kept[name] ?? ""
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "" // a list that is gone
    }
    most = Math.max(STEP, 1 + shelf.fitting(choices()).findIndex(({ id }) => `desk-${id}` === kept.at))
    naming()
    draw()
    root.hidden = false
    const passage = document.getElementById(kept.at)
    passage?.scrollIntoView({ block: "center" })
    passage?.querySelector("a")?.focus({ preventScroll: true })
  }

  function grow() {
    const shown = root.querySelectorAll(".kept").length
    most += STEP
    draw()
    /** @type {HTMLElement | undefined} */
    const next = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".kept"))][shown]
    next?.focus()
  }

  // --- Changing ---

  /** @type {DeskView["act"]} */
  async function act(run) {
    /** @type {Awaited<ReturnType<typeof run>>[]} */
    const done = []
    await want(async () => {
      done.push(await run())
      await (reading ?? anew()) // the desk has told that it changed
    })
    for (const { told, undo } of done) {
      if (undo) tell(told, () => act(() => undo().then(() => ({ told: words.undone }))), words.undo)
      else say(told)
    }
  }

  /** The list that is chosen.
      @param {(list: List) => ReturnType<Parameters<DeskView["act"]>[0]>} run */
  function changeList(run) {
    const list = shelf.lists.find(({ id }) => id === listed())
    if (list) act(() => run(list))
  }

  const rename = () => changeList(async ({ id }) => {
    const name = String(new FormData(one(".listed")).get("name")).trim()
    if (name) await edition.desk.change(id, { name })
    return { told: name ? fill(words.renamed, { name }) : "" }
  })

  const unlist = () => changeList(async ({ id, name }) => {
    const gone = await edition.desk.remove([id])
    return { told: fill(words.unlisted, { name }), undo: () => edition.desk.restore(gone) }
  })

  /** Asks once; what was there can be had back until the page is left. */
  function clear() {
    /** @type {HTMLDialogElement} */
    const dialog = one(".sure")
    one(".sure h2").textContent = edition.growing.counted(words.sure, shelf.all.length)
    dialog.returnValue = ""
    dialog.showModal()
  }

  function cleared() {
    if (/** @type {HTMLDialogElement} */ (one(".sure")).returnValue !== "yes") return
    act(async () => {
      const whole = await edition.desk.whole()
      await edition.desk.clear()
      return { told: words.cleared, undo: () => edition.desk.restore(whole) }
    })
  }

  // --- The page ---

  /** @type {ReturnType<Parts["deskfiles"]["start"]>} */
  let files

  async function open() {
    const looks = Promise.all([load("assets/desk/readerdesk.css"), load("assets/desk/desk.css")]).catch(() => null) // without them, all works
    const [reports] = await Promise.all([data("data/reports"), looks, ...SCRIPTS.map(name => script(name))])
    shelf = edition.shelf.over(reports)
    files = edition.deskfiles.start(root, view)
    one("[name=colour]").append(...edition.desk.COLOURS.map(colour => new Option(edition.listing.capital(colour), colour)))
    const warning = edition.desk.told(await edition.desk.kept())
    one(".warning").textContent = warning
    one(".warning").hidden = !warning
    await shelf.read()
    offer()
    back()
  }

  /** On paper stands all that is chosen. */
  function print() {
    most = Infinity
    draw()
  }

  /** Asks before the page is left with a note that is not saved.
      @param {Event} event */
  function ask(event) {
    const notes = [.../** @type {NodeListOf<HTMLTextAreaElement>} */ (root.querySelectorAll(".kept textarea"))]
    if (notes.some(note => note.value !== note.defaultValue)) event.preventDefault()
  }

  function start() {
    root = /** @type {HTMLElement} */ (document.getElementById("desk"))
    want(open).then(done => {
      if (!done) return
      one("[role=search]").addEventListener("input", changed)
      one("[role=search]").addEventListener("submit", event => event.preventDefault())
      one(".listed").addEventListener("submit", event => {
        event.preventDefault()
        rename()
      })
      one(".listed [type=button]").addEventListener("click", unlist)
      one(".rest button").addEventListener("click", grow)
      one(".passages").addEventListener("click", event => { if (within(event, "a")) leave(within(event, ".kept")?.id) })
      one(".all").addEventListener("click", clear)
      one(".sure").addEventListener("close", cleared)
      addEventListener("beforeprint", print)
      addEventListener("beforeunload", ask)
      document.addEventListener("edition:desk", () => want(anew, true))
    })
  }

  edition.readerdesk = { start }
})()
