/* The desk: what is pointed at on one side is marked on the other, decisions become lines, lines are copied. */
(() => {
  const marked = "marked";

  /* --- The same block on the picture and among the words --- */

  function mark(event) {
    const at = event.target.closest?.("[data-block]")?.dataset.block;
    for (const each of document.querySelectorAll(`.${marked}`)) {
      if (each.dataset.block !== at) each.classList.remove(marked);
    }
    if (at) {
      for (const each of document.querySelectorAll(`[data-block="${at}"]`)) each.classList.add(marked);
    }
  }

  document.addEventListener("pointermove", mark); // not when the page moves under a pointer that rests
  document.addEventListener("focusin", mark);

  /* --- Decisions --- */

  const form = document.querySelector("#decision")?.content.firstElementChild;

  function show() {
    const choice = form.elements.as.value;
    for (const each of form.querySelectorAll("[data-for]")) {
      each.hidden = !each.dataset.for.split(" ").includes(choice);
      for (const input of each.querySelectorAll("input, select")) input.disabled = each.hidden;
    }
  }

  let asked = 0;

  async function ask() {
    show();
    asked += 1;
    const mine = asked;
    const answer = form.querySelector(".answer");
    answer.setAttribute("aria-busy", "true");
    const values = new URLSearchParams(new FormData(form));
    values.set("line", form.closest(".item").dataset.line);
    const told = await fetch(`lines?${values}`);
    const words = await told.text();
    if (mine !== asked) return; // something else has been asked since
    answer.innerHTML = words;
    answer.removeAttribute("aria-busy");
    for (const each of answer.querySelectorAll("pre")) {
      each.scrollTop = (each.querySelector("mark")?.offsetTop ?? 0) - each.offsetTop - 40;
    }
  }

  function value(name, words) {
    for (const each of form.querySelectorAll(`[name="${name}"]`)) each.value = words;
  }

  function open(item, button) {
    document.querySelector(".decide[aria-expanded=true]")?.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-expanded", "true");
    const chosen = String(getSelection());
    const words = item.querySelector(".words")?.innerText ?? "";
    item.append(form);
    form.setAttribute("aria-label", button.getAttribute("aria-label"));
    form.reset();
    form.querySelector(".answer").replaceChildren();
    const said = words.includes(chosen) ? chosen : "";
    value("found", said);
    value("put", said);
    value("value", words || form.elements.name.selectedOptions[0].dataset.present);
    value("words", said);
    value("unit", item.dataset.unit ?? "");
    value("where", item.dataset.where ?? "");
    value("level", Number(item.dataset.level) || 2);
    if (said) value("as", "words");
    if (!item.querySelector(".words")) value("as", "field");
    form.elements.as.focus();
    ask();
  }

  function close(button) {
    form.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  let waiting;
  form?.addEventListener("input", (event) => {
    const field = event.target.selectedOptions?.[0].dataset.present; // a field begins with the value that it has
    if (field !== undefined && !form.closest(".item").querySelector(".words")) value("value", field);
    clearTimeout(waiting);
    asked += 1;
    form.querySelector(".answer").setAttribute("aria-busy", "true");
    waiting = setTimeout(ask, 250);
  });
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(form.closest(".item").querySelector(".decide"));
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (button?.matches(".decide")) {
      if (button.getAttribute("aria-expanded") === "true") close(button);
      else open(button.closest(".item"), button);
    } else if (button?.matches(".copy")) {
      await navigator.clipboard.writeText(`${button.parentElement.querySelector("pre").textContent.trimEnd()}\n`);
      button.firstChild.data = "Copied";
    }
  });
})();
