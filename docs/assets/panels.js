/* What lies over the page: dialogs, panels, the drawer. One thing at a time, which "Back" closes.

   The page and the thing over it are two steps in the history. A step that stays behind, because its thing was closed in
   another way, is passed over when the reader goes back; to take it away at once would move the page. */
edition.panels = (() => {
  "use strict"

  const closers = new Map()
  let over = null // closes what is open
  let stepped = history.state?.over

  /** Takes what has just opened, by the function that closes it. */
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

  function uncover(close) {
    if (over === close) over = null
  }

  addEventListener("popstate", () => {
    const left = stepped && history.state?.under
    const close = over
    stepped = history.state?.over
    over = null
    edition.stay(close && left)
    if (close) {
      const [x, y] = [scrollX, scrollY] // where browsers would go is where the thing was opened, or the paragraph of the address
      if (left) requestAnimationFrame(() => scrollTo({ left: x, top: y, behavior: "instant" }))
      close()
    } else if (left) {
      history.back()
    }
  })

  /** Shows a dialog; Escape, its own buttons, a click beside it and "Back" close it, and the focus goes back. */
  function open(dialog) {
    if (document.querySelector("dialog[open]")) return // it comes late: the reader has opened something else
    if (!closers.has(dialog)) {
      const close = () => dialog.close()
      closers.set(dialog, close)
      dialog.addEventListener("click", event => { if (event.target === dialog) close() })
      dialog.addEventListener("close", () => uncover(close))
    }
    dialog.showModal()
    cover(closers.get(dialog))
  }

  // --- The drawer: a check box, so that it works without scripts; with them a button, for keyboard and voice ---

  const drawer = document.getElementById("drawer")
  const button = document.querySelector("button.menu")
  const shut = () => slide(false)

  function slide(shown) {
    drawer.checked = shown
    button.setAttribute("aria-expanded", shown)
    if (shown) {
      const pages = document.getElementById("pages")
      ;(pages.querySelector("[aria-current]") ?? pages.querySelector("a")).focus()
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

  edition.open = open
  return { cover, uncover, menu: () => slide(!drawer.checked) }
})()
