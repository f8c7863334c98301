/* What lies over the page: dialogs, panels, the drawer. One thing at a time, which "Back" closes.

   The page and the thing over it are two steps in the history. A step that stays behind, because its thing was closed in
   another way, is passed over when the reader goes back; to take it away at once would move the page. */
(() => {
  "use strict"

  const words = { close: "Close" }
  const { make, stay } = edition

  /** @type {Map<HTMLDialogElement, Close>} */
  const closers = new Map()
  /** @type {Close | null} */
  let over = null // closes what is open
  let stepped = history.state?.over
  let back = false // while "Back" closes what is open

  /** Takes what has just opened, by the function that closes it.
      @param {Close} close */
  function cover(close) {
    const before = over
    over = close
    if (before !== close) before?.()
    if (history.state?.over) return
    try {
      history.replaceState({ ...history.state, under: true }, "")
      history.pushState({ over: true }, "")
      stepped = true
    } catch {
      /* where a browser forbids it, "Back" leaves the page */
    }
  }

  /** @param {Close} close */
  function uncover(close) {
    if (over === close) over = null
  }

  addEventListener("popstate", () => {
    const left = stepped && history.state?.under
    const close = over
    stepped = history.state?.over
    over = null
    stay(Boolean(close && left))
    if (close) {
      const [x, y] = [scrollX, scrollY] // where browsers would go is where the thing was opened, or the paragraph of the address
      if (left) requestAnimationFrame(() => scrollTo({ left: x, top: y, behavior: "instant" }))
      back = true
      close()
      back = false
    } else if (left) {
      history.back()
    }
  })

  /** Shows a dialog; Escape, its own buttons, a click beside it and "Back" close it, and the focus goes back.

      Its returnValue is "back" if "Back" has closed it. A busy browser may tell the closing late, when the dialog is open again.
      @param {HTMLDialogElement} dialog */
  function open(dialog) {
    if (document.querySelector("dialog[open]")) return // it comes late: the reader has opened something else
    const close = closers.get(dialog) ?? closing(dialog)
    dialog.returnValue = ""
    dialog.showModal()
    cover(close)
  }

  /** What closes a dialog that opens for the first time.
      @param {HTMLDialogElement} dialog */
  function closing(dialog) {
    const close = () => dialog.close(back ? "back" : "")
    closers.set(dialog, close)
    dialog.addEventListener("click", event => { if (event.target === dialog) close() })
    dialog.addEventListener("close", () => { if (!dialog.open) uncover(close) })
    return close
  }

  /** Where the header ends, in pixels below the upper edge of the window; above that edge where it has been scrolled away. */
  const headerEnd = () => document.querySelector("header")?.getBoundingClientRect().bottom ?? 0

  /** The beginning of a text as it stands there, cut between words.
      @param {string} text @param {number} most */
  const lead = (text, most) => text.length > most ? text.slice(0, text.lastIndexOf(" ", most)) : text

  /** The beginning of a text in a line.
      @type {Parts["panels"]["beginning"]} */
  const beginning = (text, most) => lead(text, most) === text ? text : `${lead(text, most)} …`

  /** The beginning of a unit's words, with a mark behind each slip.
      @type {Parts["panels"]["begun"]} */
  const begun = ({ text, slips }, most) => [...edition.quoted(lead(text, most), slips), lead(text, most) === text ? "" : " …"]

  /** A dialog in the page with these properties, this title, a button that closes it, and what else is in it.
      @type {Parts["panels"]["titled"]} */
  function titled(properties, title, ...children) {
    const head = make("header", {}, title, make("button", { className: "close", ariaLabel: words.close }, "×"))
    const dialog = make("dialog", { ...properties, "aria-labelledby": title.id }, make("form", { method: "dialog" }, head, ...children))
    document.body.append(dialog)
    return dialog
  }

  // --- The drawer: a check box, so that it works without scripts; with them a button, for keyboard and voice ---

  const drawer = /** @type {HTMLInputElement} */ (document.getElementById("drawer"))
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("button.menu"))
  const shut = () => slide(false)

  /** @param {boolean} shown */
  function slide(shown) {
    drawer.checked = shown
    button.ariaExpanded = String(shown)
    if (shown) {
      /** @type {HTMLElement | null} */
      const first = document.querySelector("#pages [aria-current]") ?? document.querySelector("#pages a")
      first?.focus()
      cover(shut)
    } else {
      uncover(shut)
    }
  }

  drawer.addEventListener("change", () => slide(drawer.checked))
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drawer.checked) return
    shut()
    button.focus()
  })

  edition.panels = { open, titled, headerEnd, beginning, begun, cover, uncover, menu: () => slide(!drawer.checked) }
})()
