/* Files of the desk: what is shown is taken along in a form of the reader's choice; what was taken along is brought back. */
(() => {
  "use strict"

  const words = {
    all: ["You take along the one passage of this desk.", "You take along all {n} passages of this desk."],
    some: ["You take along the one passage that is chosen above, of {all}.", "You take along the {n} passages that are chosen above, of {all}."],
    none: "No passage is chosen, so there is nothing to take along.",
    about: ["{n} passage, taken along on {day} from “{name}”, an unofficial edition.", "{n} passages, taken along on {day} from “{name}”, an unofficial edition."],
    saved: ["Saved as {file}: {n} passage.", "Saved as {file}: {n} passages."],
    left: ["{n} is left out: this copy does not have its place.", "{n} are left out: this copy does not have their places."],
    lost: ["The words of {n} were not found in this version, as it says there.", "The words of {n} were not found in this version, as it says there."],
    brought: ["{n} passage is new.", "{n} passages are new."],
    newer: ["{n} was changed later in the file, and is replaced.", "{n} were changed later in the file, and are replaced."],
    same: ["{n} was here already.", "{n} were here already."],
    both: ["{n} has a note here and another in the file: both are kept, one below the other.", "{n} have a note here and another in the file: both are kept, one below the other."],
    gone: ["{n} was removed here, and stays removed.", "{n} were removed here, and stay removed."],
    again: "Bring back those too",
    elsewhere: ["{n} is of a report that this copy does not have; it stands at the end.", "{n} are of reports that this copy does not have; they stand at the end."],
    refused: ["{n} thing in the file is neither a passage nor a list, and is left out.", "{n} things in the file are neither passages nor lists, and are left out."],
    nothing: "Everything in this file is here already.",
    lists: ["{n} list is new.", "{n} lists are new."],
    renamed: ["{n} list has the name that it has in the file.", "{n} lists have the names that they have in the file."],
  }
  const OWN = new Set(["json", "jsonld"]) // which have no citations
  const REFERENCES = new Map([["bib", "bibtex"], ["ris", "ris"], ["csl.json", "csl-json"]])
  const TYPES = new Map([["md", "text/markdown"], ["bib", "application/x-bibtex"], ["ris", "application/x-research-info-systems"], ["jsonld", "application/ld+json"]])
  const WRITERS = new Map(/** @type {const} */ ([["docx", "desk/docx"], ["jsonld", "desk/annotating"]]))

  const { make, recall, remember, script, want, within } = edition

  /** @type {Parts["deskfiles"]["start"]} */
  function start(root, view) {
    const { counted, figure } = edition.growing
    const [taking, bringing] = /** @type {HTMLElement[]} */ ([".taking", ".bringing"].map(each => root.querySelector(each)))
    const [what, saved, brought] = /** @type {HTMLElement[]} */ ([taking.querySelector(".what"), taking.querySelector(".done"), bringing.querySelector(".done")])
    const form = /** @type {HTMLFormElement} */ (taking.querySelector("form"))
    const [of, style] = /** @type {HTMLSelectElement[]} */ (["of", "style"].map(name => form.elements.namedItem(name)))
    const input = /** @type {HTMLInputElement} */ (bringing.querySelector("input"))

    // --- Taking along ---

    /** Says how much is taken along, and how it is cited. */
    function tell() {
      const { shown, all, known } = view()
      const [n, told] = [shown.length, shown.length < all.length ? words.some : words.all]
      what.textContent = n ? counted(told, n, { all: figure(all.length) }) : words.none
      for (const button of taking.querySelectorAll("button")) button.disabled = !n
      const [first] = known.values()
      if (style.options.length || !first) return
      style.append(...first.citations.styles.map(({ id, name }) => new Option(name, id)))
      const kept = recall("cite") // anything may be stored
      of.value = kept?.of === "edition" ? "edition" : "official"
      style.value = kept?.style
      if (!style.value) style.selectedIndex = 0
    }

    /** @param {string} type */
    async function take(type) {
      saved.textContent = ""
      const told = view()
      const writer = WRITERS.get(/** @type {any} */ (type))
      await Promise.all([script("saving"), writer && script(writer)])
      const taken = OWN.has(type) ? [] : edition.taking.of(told.shown, told)
      const file = `desk.${type}`
      edition.saving.save(await content(type, taken, told), file)
      const left = REFERENCES.has(type) ? taken.filter(each => !each.place).length : 0
      const lost = ["docx", "md"].includes(type) ? taken.filter(each => each.lost).length : 0
      const n = told.shown.length - left
      saved.textContent = [counted(words.saved, n, { file }), left && counted(words.left, left), lost && counted(words.lost, lost)].filter(Boolean).join(" ")
    }

    /** @param {string} type @param {Taken[]} taken @param {ReturnType<typeof view>} told */
    async function content(type, taken, told) {
      const name = document.querySelector(".md-header__title")?.textContent ?? ""
      const about = counted(words.about, told.shown.length, { name, day: edition.dates.inWords(edition.citation.dated("{year}-{month}-{day}")) })
      if (type === "docx") return edition.docx.written(taken, about)
      const text = REFERENCES.has(type) ? edition.taking.references(taken, REFERENCES.get(type) ?? "") : await written(type, taken, about, told)
      return new Blob([text], { type: `${TYPES.get(type) ?? "application/json"};charset=utf-8` })
    }

    /** @param {string} type @param {Taken[]} taken @param {string} about @param {ReturnType<typeof view>} told */
    async function written(type, taken, about, { shown: passages, all, lists: every, known }) {
      if (type === "md") return edition.taking.markdown(taken, about)
      const whole = passages.length === all.length
      const lists = every.filter(({ id }) => whole || passages.some(each => each.lists.includes(id)))
      if (type === "jsonld") return edition.annotating.written({ passages, lists }, places(known), site(known))
      const { format, removed } = await edition.desk.whole()
      return `${JSON.stringify({ format, passages, lists, removed: whole ? removed : [] }, null, 1)}\n`
    }

    form.addEventListener("change", () => {
      remember("cite", { of: of.value, style: style.value })
      saved.textContent = ""
    })
    taking.addEventListener("click", event => {
      const type = within(event, "[data-take]")?.dataset.take
      if (type) want(() => take(type))
    })

    // --- Bringing back ---

    /** @param {File} file */
    async function bring(file) {
      brought.textContent = ""
      /** @type {Awaited<ReturnType<Parts["bringing"]["file"]>>[]} */
      const read = []
      await want(async () => {
        await Promise.all([script("desk/bringing"), script("desk/annotating")])
        read.push(await edition.bringing.file(file))
      })
      for (const { no, value } of read) {
        if (value) await merge(value, false)
        else brought.textContent = no
      }
    }

    /** @param {unknown} value @param {boolean} again whether what was removed here is brought back too */
    async function merge(value, again) {
      const { act, all, has } = view()
      const checked = edition.desk.check(value)
      const { passages, both } = edition.bringing.joined(all, checked.passages)
      /** @type {Child[]} */
      const said = []
      await act(async () => {
        const done = await edition.desk.merge({ ...checked, passages }, again)
        const elsewhere = passages.filter(({ report }) => !has(report))
        const { new: news, changed, same, older, removed } = done.passages
        const parts = [[words.brought, news], [words.newer, changed - both], [words.both, both], [words.lists, done.lists.new], [words.renamed, done.lists.changed], [words.same, same + older],
          [words.gone, removed], [words.elsewhere, elsewhere.length], [words.refused, checked.refused]]
        const told = /** @type {[string[], number][]} */ (parts).filter(([, n]) => n > 0).map(([forms, n]) => counted(forms, n)).join(" ") || words.nothing
        said.push(told, ...(removed ? [" ", make("button", { type: "button", onclick: () => merge(value, true) }, words.again)] : []))
        const { new: fresh, changed: renamed } = done.lists
        return { told, ...(news + changed + fresh + renamed && { undo: async () => {
          await edition.desk.remove(done.added)
          await edition.desk.restore(done.before)
        } }) }
      })
      brought.replaceChildren(...said.filter(each => each !== null))
    }

    input.addEventListener("change", () => {
      const [file] = input.files ?? []
      if (file) bring(file).finally(() => { input.value = "" })
    })

    return { tell }
  }

  /** @param {Map<string, KnownReport>} known @returns {KnownPlaces} */
  function places(known) {
    /** @param {string} report @param {string} unit */
    const unitOf = (report, unit) => known.get(report)?.report.units.find(({ id }) => id === unit)
    return {
      sectionOf: (report, unit) => unitOf(report, unit)?.section ?? "full",
      lengthOf: (report, unit) => [...unitOf(report, unit)?.text ?? ""].length,
    }
  }

  /** Where the edition is published, if it knows that: an address of this device is nobody's business.
      @param {Map<string, KnownReport>} known */
  const site = known => [...known.values()][0]?.citations.site || (location.protocol === "file:" ? "" : edition.base)

  edition.deskfiles = { start }
})()
