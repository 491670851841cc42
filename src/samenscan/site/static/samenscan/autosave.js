// Saves each answer by itself: tells the person what happened, retries with back-off, never loses the latest value.
// htmx sends; this file only chooses what is sent, shows the state, and asks again. All words come from #autosave's data-.
(() => {
  const FIRST_WAIT = 2000, LONGEST_WAIT = 60000;
  const unsaved = new Map(); // question fieldset -> { tries, timer }
  const bar = () => document.getElementById("autosave");
  const words = (key) => bar()?.dataset[key] ?? "";
  const questionOf = (target) => target?.closest?.("[data-autosave][hx-post]");

  function show(question, kind, text) {
    const place = document.getElementById(`${question.id}-status`);
    if (!place) return;
    const status = document.createElement("span");
    status.className = `saved ${kind}`;
    const line = document.createElement("span"); // one child, so that a link stays inside its sentence
    line.textContent = text;
    if (text === words("signedOut")) line.append(" ", signIn());
    status.append(line);
    // Keep the hidden version field: the next save must still say what it was based on.
    for (const node of [...place.children]) if (node.type !== "hidden") node.remove();
    place.append(status);
  }

  function signIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: words("signInUrl"), target: "_blank", textContent: words("signIn") });
    return link;
  }

  // A conflict or a refusal is an answer that still asks something of the person.
  const asked = () => [...document.querySelectorAll("[data-autosave]:has(:is(.conflict, .refused)) .question-number")];
  const unfinished = () => (asked().length ? `${words("asked")} ${asked().map((one) => one.textContent).join(", ")}` : words("all"));
  const told = (key) => Boolean(words(key)) && bar().textContent.startsWith(words(key));
  let quiet, leave = null, kept = null;

  // For whoever does not see the page: what a reply says beside "saved", with the number of its question.
  let heard = [];
  function aloud(question, text) {
    heard.push(`${question?.querySelector(".question-number")?.textContent ?? ""} ${text.replace(/\s+/g, " ").trim()}`);
    setTimeout(() => {
      const place = document.getElementById("autosave-aloud");
      if (place && heard.length) place.textContent = heard.join(" ");
      heard = [];
    }, 100);
  }
  function summarise() {
    const waiting = [...unsaved.values()].some((state) => state.tries > 0);
    clearTimeout(quiet);
    const tell = (text) => { if (bar() && bar().textContent !== text) bar().textContent = text; };
    bar()?.classList.toggle("retry", waiting);
    if (waiting) tell(words("waiting"));
    else if (unsaved.size === 0) quiet = setTimeout(() => tell(unfinished()), told("appeared") ? 8000 : 1500);
  }

  function remember(question) {
    const state = unsaved.get(question) ?? { tries: 0, timer: 0 };
    clearTimeout(state.timer);
    unsaved.set(question, state);
    if (told("all") || told("asked")) bar().textContent = "";
    return state;
  }

  function settle(question) {
    clearTimeout(unsaved.get(question)?.timer);
    unsaved.delete(question);
    if (unsaved.size === 0) leave?.();
    summarise();
  }

  function again(question) {
    const state = unsaved.get(question);
    clearTimeout(state?.timer);
    if (state) htmx.trigger(question, "autosave");
  }

  function failed(question, xhr) {
    const state = remember(question);
    leave = null;
    const wait = Math.min(FIRST_WAIT * 2 ** state.tries, LONGEST_WAIT) * (0.75 + Math.random() / 2);
    state.tries += 1;
    state.timer = setTimeout(() => again(question), wait);
    const turnedAway = [401, 403, 404].includes(xhr.status) || movedElsewhere(xhr);
    if (turnedAway) show(question, "refused", words("signedOut"));
    else show(question, "retry", words("retry"));
    summarise();
  }

  // A redirect (signed out meanwhile) ends in another page with status 200; that is not a saved answer.
  function movedElsewhere(xhr) {
    const asked = xhr.samenscanPath;
    return Boolean(asked && xhr.responseURL && new URL(xhr.responseURL).pathname !== asked);
  }

  // "Don't know" and an answer exclude each other, on the screen as on the server. An explanation goes with both, and a
  // file that was handed in stays until somebody takes it away.
  const FIELDS = ":is(input, select, textarea)[name]:not([type=hidden])";
  const beside = (field) => field.type === "file" || /-(comment|drop-[0-9a-f]+)$/.test(field.name);
  function exclude(question, input) {
    if (beside(input)) return;
    const reason = input.name.endsWith("-missing");
    for (const other of question.querySelectorAll(FIELDS)) {
      const otherReason = other.name.endsWith("-missing");
      if (otherReason === reason || (reason && !input.value) || beside(other)) continue;
      if (otherReason) other.checked = other.value === "";
      else if (["radio", "checkbox"].includes(other.type)) other.checked = false;
      else other.value = "";
    }
  }

  // A file that no server of ours takes is not sent at all.
  function tooLarge(question, input) {
    const most = Number(input.dataset.most);
    if (input.type !== "file" || ![...input.files].some((file) => file.size > most)) return false;
    input.value = "";
    settle(question);
    show(question, "refused", input.dataset.tooLarge);
    return true;
  }

  document.addEventListener("input", (event) => {
    const question = questionOf(event.target);
    if (question) remember(question);
  });
  document.addEventListener("change", (event) => {
    const question = questionOf(event.target);
    if (!question) return;
    if (tooLarge(question, event.target)) { event.stopPropagation(); return; }
    remember(question).row = event.target.closest("tr[data-row]");
    exclude(question, event.target);
  }, true);
  // What lacks in the row of a table is said on leaving that row, not while somebody is still filling it in.
  const busyInRow = (question) => Boolean(unsaved.get(question)?.row?.contains(document.activeElement));
  document.addEventListener("focusout", (event) => {
    const question = questionOf(event.target), state = unsaved.get(question);
    if (state?.held && !state.row.contains(event.relatedTarget)) again(question);
  });
  document.addEventListener("click", (event) => {
    const question = event.target.closest?.("[data-autosave-again]") && questionOf(event.target);
    if (question) { kept = question; remember(question); again(question); }
  });

  // A link or another form used right after an answer waits for that answer; without it the browser would ask "leave this page?".
  function waits(event, go) {
    const calm = [...unsaved.values()].every((state) => state.tries === 0);
    if (unsaved.size === 0 || !calm) return;
    event.preventDefault();
    leave = go;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]:not([target], [download])");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link && plain && !link.hash) waits(event, () => location.assign(link.href));
  });
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.querySelector("[data-autosave]")) unsaved.clear(); // it carries every value itself
    else waits(event, () => form.requestSubmit(event.submitter));
  }, true);

  document.addEventListener("htmx:configRequest", (event) => {
    const question = questionOf(event.detail.elt);
    if (!question) return;
    // The section is one form for people without script; with script only this question travels.
    const own = new Set([...question.querySelectorAll("[name]")].map((field) => field.name));
    for (const name of Object.keys(event.detail.parameters)) {
      if (!own.has(name)) delete event.detail.parameters[name];
    }
    // Whoever signed in again in another tab has a new token since this page was loaded.
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (token) event.detail.headers["X-CSRFToken"] = token[1];
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const question = questionOf(event.detail.elt);
    if (!question) return;
    event.detail.xhr.samenscanPath = new URL(event.detail.pathInfo.finalRequestPath, location.href).pathname;
    event.detail.xhr.samenscanValues = valuesOf(question);
    const place = document.getElementById("autosave-aloud");
    if (place) place.textContent = ""; // the same sentence twice is told twice
    if (!unsaved.get(question)?.tries) show(question, "saving", words("saving"));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (questionOf(event.detail.requestConfig?.elt) && movedElsewhere(event.detail.xhr)) event.detail.shouldSwap = false;
    const question = questionOf(event.detail.requestConfig?.elt), state = unsaved.get(question);
    if (state) state.held = event.detail.xhr.status === 422 && busyInRow(question);
    if (state?.held) { event.detail.shouldSwap = false; show(question, "", ""); }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const question = questionOf(event.detail.requestConfig?.elt);
    if (question) mark(question);
  });

  // A refusal or a conflict belongs to its field, is told aloud, and the keyboard is not lost with the button that went.
  function mark(question) {
    const said = question.querySelector(".saved:is(.refused, .conflict)"), refused = said?.classList.contains("refused");
    if (said) aloud(question, said.textContent);
    const error = `${question.id}-error`, value = document.getElementById(`${question.id}-value`);
    for (const node of [question, value].filter(Boolean)) {
      const others = (node.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== error);
      const ids = (refused ? [error, ...others] : others).join(" ");
      if (ids) node.setAttribute("aria-describedby", ids); else node.removeAttribute("aria-describedby");
    }
    if (refused) value?.setAttribute("aria-invalid", "true"); else value?.removeAttribute("aria-invalid");
    if (kept === question && document.activeElement === document.body) {
      (question.querySelector(`${FIELDS}:checked`) ?? question.querySelector(FIELDS))?.focus();
    }
    kept = null;
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    const question = questionOf(event.detail.elt);
    if (!question) return;
    const { xhr } = event.detail;
    const answered = (xhr.status >= 200 && xhr.status < 300) || xhr.status === 409 || xhr.status === 422;
    // A file that was refused is not sent once more with the next answer.
    if (xhr.status === 422) for (const input of question.querySelectorAll("[type=file]")) input.value = "";
    if (unsaved.get(question)?.held) return;
    if (!answered || movedElsewhere(xhr)) failed(question, xhr);
    else if (xhr.samenscanValues === valuesOf(question)) settle(question);
    else remember(question).tries = 0; // changed while travelling: htmx has the newer save queued
  });

  function valuesOf(question) {
    return [...question.querySelectorAll(FIELDS)]
      .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
      .filter((field) => field.type !== "file" && !field.name.includes("-drop-")) // their list comes back with the reply
      .map((field) => `${field.name}=${field.value}`).join("&");
  }

  // An answer can make other questions appear or go. One that stays as it was is left alone: somebody may be typing in it.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const place = event.detail.target, fresh = (what) => event.detail.fragment.querySelector(what);
    const differs = (what, old) => { const text = fresh(what)?.textContent.trim(); return text !== old?.textContent.trim() && text; };
    if (place.matches?.(".question-remarks")) {
      const remark = differs(".question-remarks", place);
      if (remark) aloud(place.closest("fieldset.question"), remark);
    }
    if (!place.matches?.(".question-place")) return;
    const arrives = fresh(".question-place"), derived = place.querySelector(".derived");
    const same = arrives?.dataset.asked === place.dataset.asked, worked = differs(".derived", derived);
    if (same && !derived) event.detail.shouldSwap = false;
    else if (same && worked) aloud(place, worked);
    else if (!same && arrives?.dataset.asked === "yes" && bar()) appear(arrives.querySelector(".question-number")?.textContent ?? "");
  });
  const appear = (number) => { bar().textContent = told("appeared") ? `${bar().textContent}, ${number}` : `${words("appeared")} ${number}`; };
  document.addEventListener("htmx:oobAfterSwap", () => {
    for (const question of unsaved.keys()) if (!question.isConnected) settle(question);
  });

  // One more row of a table: the last one once more, empty, with the next number.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-add-row]");
    if (!button) return;
    const body = button.closest("fieldset").querySelector("tbody"), last = body.rows[body.rows.length - 1];
    const number = Number(last.dataset.row) + 1, row = last.cloneNode(true);
    row.dataset.row = number;
    for (const field of row.querySelectorAll(FIELDS)) {
      field.value = "";
      field.name = field.name.replace(/-row-\d+-/, `-row-${number}-`);
    }
    for (const attribute of ["id", "for"]) {
      for (const node of row.querySelectorAll(`[${attribute}]`)) {
        node.setAttribute(attribute, node.getAttribute(attribute).replace(/-r\d+c(\d+)$/, `-r${number}c$1`));
      }
    }
    for (const node of row.querySelectorAll(".row-number")) node.textContent = number;
    body.append(row);
    row.querySelector(FIELDS).focus();
    if (number >= Number(body.dataset.most)) button.hidden = true;
  });

  const allAgain = () => { for (const [question, state] of unsaved) if (state.tries > 0) again(question); };
  addEventListener("online", allAgain);
  addEventListener("focus", allAgain); // back from the tab where one signed in
  document.addEventListener("visibilitychange", () => { if (!document.hidden) allAgain(); });
  addEventListener("beforeunload", (event) => { if (unsaved.size > 0) event.preventDefault(); });
})();
