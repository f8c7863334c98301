/* What a reader is told: how what was asked for goes, if it takes long or cannot be loaded; in sight and aloud. */
(() => {
  "use strict"

  const words = {
    slow: "Loading …",
    failed: "This part could not be loaded. Check the connection and try again.",
    again: "Try again",
    close: "Close",
  }
  const PATIENCE = 1000 // milliseconds until a reader is told that something is still loading
  const { make } = edition

  const status = /** @type {HTMLElement} */ (document.getElementById("said"))
  const notice = make("p", { className: "notice" })
  let complained = false

  /** Does it; says so if that takes long, cannot be loaded, or if the browser refuses it in words (`told`); once only if
      nobody asked for it. Whether it is done.
      @type {Edition["want"]} */
  async function want(run, quiet = false) {
    const slow = quiet ? 0 : setTimeout(tell, PATIENCE, words.slow)
    try {
      await run()
      if (!quiet) notice.remove()
      return true
    } catch (error) {
      const told = error instanceof edition.MissingError ? words.failed : /** @type {{ told?: string }} */ (error).told
      if (!told) throw error
      if (!quiet || !complained) tell(told, () => want(() => run(true)))
      complained ||= quiet
      return false
    } finally {
      clearTimeout(slow)
    }
  }

  /** Shows a message at the foot of the page, or of the dialog over it, and reads it out; with a button that does something.
      @type {Edition["tell"]} */
  function tell(message, again, label = words.again) {
    notice.replaceChildren(message, ...(again ? [button(label, again), button(words.close)] : []))
    top("main").append(notice)
    say(message)
  }

  /** @param {string} label @param {() => void} [run] */
  function button(label, run) {
    const onclick = () => {
      notice.remove()
      run?.()
    }
    return make("button", { type: "button", onclick }, label)
  }

  /** @param {"main" | "body"} otherwise */
  const top = otherwise => document.querySelector("dialog[open]") ?? /** @type {HTMLElement} */ (document.querySelector(otherwise))

  /** Tells the words to whoever hears the page.
      @type {Edition["say"]} */
  function say(message) {
    status.textContent = ""
    top("body").append(status) // what lies under a dialog is not heard
    setTimeout(() => { status.textContent = message }, 50)
  }

  document.addEventListener("keydown", event => { if (event.key === "Escape") notice.remove() })

  Object.assign(edition, { want, say, tell })
})()
