/* Keeps what a reader marks and notes in the browser's own database. Every write is one transaction: all of it or nothing,
   whatever other tabs do; of a note that two tabs have written at once, both stay. Who reads what is kept, checks it.

   It runs in the page. Some browsers keep something for each page from disk by itself: there it runs in keeper.xhtml, a
   page in a frame, which all pages ask. */
(() => {
  "use strict"

  const NAME = "edition.desk"
  const STORES = ["passages", "lists", "removed"]
  const MANY = 50 // steps

  /** @type {Promise<IDBDatabase> | null} */
  let opened = null

  /** @template Value @param {IDBRequest<Value>} request @returns {Promise<Value>} */
  const answer = request => new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error))
  })

  /** The database, which is opened once. */
  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1)
      request.addEventListener("upgradeneeded", () => {
        for (const name of STORES) request.result.createObjectStore(name, { keyPath: "id" })
        request.transaction?.objectStore("passages").createIndex("report", "report")
      })
      answer(request).then(database => {
        database.addEventListener("close", () => { opened = null })
        database.addEventListener("versionchange", () => { // another page clears it
          database.close()
          opened = null
        })
        resolve(database)
      }).catch(reject)
    })
    opened.catch(() => { opened = null })
    return opened
  }

  /** What `run` gives, once the transaction is complete.
      @template Value @param {IDBTransactionMode} mode
      @param {(store: (name: string) => IDBObjectStore) => Promise<Value>} run @returns {Promise<Value>} */
  async function transact(mode, run) {
    const database = await open()
    const transaction = database.transaction(STORES, mode)
    const complete = new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve)
      transaction.addEventListener("abort", () => reject(transaction.error))
    })
    try {
      const [value] = await Promise.all([run(name => transaction.objectStore(name)), complete])
      return value
    } catch (error) {
      abort(transaction)
      throw error
    }
  }

  /** Takes back what a transaction has done, unless the browser has done so.
      @param {IDBTransaction} transaction */
  function abort(transaction) {
    try {
      transaction.abort()
    } catch {
      /* it has */
    }
  }

  /** All that is kept; of passages, those of one report only if it is named.
      @type {Keeper["read"]} */
  const read = report => transact("readonly", async store => {
    const all = STORES.map(name => answer(name === "passages" && report
      ? store(name).index("report").getAll(report) : store(name).getAll()))
    const [passages, lists, removed] = await Promise.all(all)
    return { passages, lists, removed }
  })

  /** Does these steps, all or none; gives what each came to.
      @type {Keeper["write"]} */
  const write = async steps => {
    const [done, reports] = await transact("readwrite", async store => {
      const ids = steps.map(each => each[2].id)
      const [passages, lists, removed] = await Promise.all(STORES.map(name => known(store(name), ids)))
      const each = steps.map(([what, name, value]) =>
        step(what, store(name), store("removed"), value, (name === "lists" ? lists : passages).get(value.id), removed.has(value.id)))
      return [each, await reportsOf(store("passages"))]
    })
    signal(reports)
    return done
  }

  /** What the store has under these ids: of many, all is read at once.
      @param {IDBObjectStore} store @param {string[]} ids @returns {Promise<Map<string, any>>} */
  async function known(store, ids) {
    const found = ids.length > MANY ? await answer(store.getAll()) : await Promise.all(ids.map(id => answer(store.get(id))))
    return new Map(found.filter(Boolean).map(each => [each.id, each]))
  }

  /** @param {string} what @param {IDBObjectStore} store @param {IDBObjectStore} removed @param {any} value @param {any} before @param {boolean} gone */
  function step(what, store, removed, value, before, gone) {
    if (what === "change") return before ? changed(store, before, value) : null
    if (what === "remove") {
      store.delete(value.id)
      if (before) removed.put(value)
      return before ?? null
    }
    if (what === "take" && gone) return "removed"
    if (what === "take" && before?.changed >= value.changed) return before.changed === value.changed ? "same" : "older"
    store.put(value)
    if (gone) removed.delete(value.id)
    return before ?? "new"
  }

  /** Writes the fields that are named. A note that is not what it was (`was`) when somebody began to change it was changed
      elsewhere, and stays beside the new one.
      @param {IDBObjectStore} store @param {any} before @param {any} value */
  function changed(store, before, { was, ...fields }) {
    const elsewhere = was !== undefined && "note" in fields && ![was, fields.note, ""].includes(before.note)
    const now = { ...before, ...fields, ...(elsewhere ? { note: `${before.note}\n\n${fields.note}` } : {}) }
    store.put(now)
    return now
  }

  /** The reports that have passages.
      @param {IDBObjectStore} passages @returns {Promise<string[]>} */
  const reportsOf = passages => new Promise((resolve, reject) => {
    /** @type {string[]} */
    const found = []
    const request = passages.index("report").openKeyCursor(null, "nextunique")
    request.addEventListener("error", () => reject(request.error))
    request.addEventListener("success", () => {
      if (!request.result) return resolve(found)
      found.push(String(request.result.key))
      return request.result.continue()
    })
  })

  /** Leaves word of the change: which pages have something to show, and that other tabs look again.
      @param {string[]} reports */
  function signal(reports) {
    try {
      localStorage.setItem(NAME, JSON.stringify({ reports, at: `${Date.now()} ${Math.random()}` }))
    } catch {
      /* what is kept is kept; other tabs see it when they are loaded again */
    }
  }

  /** Takes all of it away, the database itself too.
      @type {Keeper["clear"]} */
  async function clear() {
    const database = await opened
    database?.close()
    opened = null
    await answer(indexedDB.deleteDatabase(NAME))
    try {
      localStorage.removeItem(NAME)
    } catch {
      /* then nothing is there */
    }
  }

  /** Calls `run` when another tab, or another frame, has changed something.
      @type {Keeper["watch"]} */
  function watch(run) {
    addEventListener("storage", event => { if (event.key === NAME || event.key === null) run() })
  }

  const keeper = { read, write, clear, watch }
  if (window.edition) edition.keeper = keeper
  else if (location.protocol === "file:") serve()

  /** In the frame: answers the page around it, through a port that it hands over. */
  function serve() {
    addEventListener("message", event => {
      const [port] = event.ports
      if (event.source !== parent || !port) return
      watch(() => port.postMessage({ changed: true }))
      port.addEventListener("message", async ({ data: { call, name, args } }) => {
        try {
          port.postMessage({ call, value: await /** @type {any} */ (keeper)[name](...args) })
        } catch (error) {
          port.postMessage({ call, error: /** @type {Error} */ (error)?.name ?? "" })
        }
      })
      port.start()
    })
  }
})()
