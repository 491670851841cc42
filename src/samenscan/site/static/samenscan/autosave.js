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
  const asked = () => document.querySelector("[data-autosave] :is(.conflict, .refused)");
  let quiet, leave = null;
  function summarise() {
    const waiting = [...unsaved.values()].some((state) => state.tries > 0);
    clearTimeout(quiet);
    const tell = (text) => { if (bar() && bar().textContent !== text) bar().textContent = text; };
    bar()?.classList.toggle("retry", waiting);
    if (waiting) tell(words("waiting"));
    else if (unsaved.size === 0) quiet = setTimeout(() => tell(asked() ? "" : words("all")), 1500);
  }

  function remember(question) {
    const state = unsaved.get(question) ?? { tries: 0, timer: 0 };
    clearTimeout(state.timer);
    unsaved.set(question, state);
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
    remember(question);
    exclude(question, event.target);
  }, true);
  document.addEventListener("click", (event) => {
    const question = event.target.closest?.("[data-autosave-again]") && questionOf(event.target);
    if (question) { remember(question); again(question); }
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
    if (!unsaved.get(question)?.tries) show(question, "saving", words("saving"));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (questionOf(event.detail.requestConfig?.elt) && movedElsewhere(event.detail.xhr)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const question = questionOf(event.detail.elt);
    if (!question) return;
    const { xhr } = event.detail;
    const answered = (xhr.status >= 200 && xhr.status < 300) || xhr.status === 409 || xhr.status === 422;
    // A file that was refused is not sent once more with the next answer.
    if (xhr.status === 422) for (const input of question.querySelectorAll("[type=file]")) input.value = "";
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
    const place = event.detail.target;
    if (!place.matches?.(".question-place")) return;
    const arrives = event.detail.fragment.querySelector(".question-place");
    const same = arrives?.dataset.asked === place.dataset.asked;
    if (same && !place.querySelector(".derived")) event.detail.shouldSwap = false;
    else if (!same && arrives?.dataset.asked === "yes" && bar()) bar().textContent = words("appeared");
  });
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
