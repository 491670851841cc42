// Saves each answer by itself, in the order in which they were given: one at a time, retried with back-off under the same
// key, kept in the browser meanwhile (waiting.js). Shows what happened to each. All words come from #autosave's data-.
(() => {
  const FIRST_WAIT = 2000, LONGEST_WAIT = 60000, CALM = 200, PATIENCE = 30000;
  const unsaved = new Map(); // question on this page -> { row, held, typed }: what the server may not have yet
  const latest = new Map(); // id of a question -> the entry with its newest answer, until that is saved
  const line = []; // entries that wait to be sent, the oldest first
  const elsewhere = []; // entries of other pages that ask something of the person
  let busy = null, timer = 0, tries = 0, notBefore = 0, leave = null, again = null, quiet;
  const bar = () => document.getElementById("autosave");
  const words = (key) => bar()?.dataset[key] ?? "";
  const counted = (key, n) => words(key).replace("{n}", n);
  const QUESTION = "[data-autosave]";
  const questionOf = (target) => target?.closest?.(QUESTION);
  const pageOf = (entry) => { const one = document.getElementById(entry.question); return one?.dataset.autosave === entry.url ? one : null; };
  const place = (question) => document.getElementById(`${question.id}-status`);
  const versionOf = (question) => place(question)?.querySelector("[type=hidden]")?.value ?? "0";
  const numberOf = (question) => question.querySelector(".question-number")?.textContent ?? "";

  // What is kept in the browser
  const closet = window.samenscanWaiting?.closet(words("waitingName"), words("waitingKey")).catch(() => null) ?? Promise.resolve(null);
  let writing = Promise.resolve();
  function keep(entry, instead) {
    if (instead) instead.gone = true;
    writing = writing.then(async () => {
      const kept = await closet;
      entry.n ??= instead?.n; // one that goes unwritten hands on the place it would have taken
      if (!kept || entry.gone) return;
      const { kept: _kept, gone: _gone, n: _n, due: _due, ...said } = entry;
      entry.n = await kept.put(said, entry.n);
      entry.kept = true;
      summarise();
    }).catch(() => {});
  }
  function drop(entry) {
    entry.gone = true;
    if (latest.get(entry.question) === entry) latest.delete(entry.question);
    writing = writing.then(async () => { if (entry.n) await (await closet)?.remove(entry.n); }).catch(() => {});
  }

  function show(question, kind, text) {
    const at = question && place(question);
    if (!at) return;
    const status = document.createElement("span");
    status.className = `saved ${kind}`;
    const said = document.createElement("span"); // one child, so that a link stays inside its sentence
    said.textContent = text;
    if (text && text === words("signedOut")) said.append(" ", signIn());
    status.append(said);
    // Keep the hidden version field: the next save must still say what it was based on.
    for (const node of [...at.children]) if (node.type !== "hidden") node.remove();
    at.append(status);
  }
  function signIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: words("signInUrl"), target: "_blank", textContent: words("signIn") });
    return link;
  }

  // A conflict or a refusal is an answer that still asks something of the person.
  const asked = () => [...document.querySelectorAll(`${QUESTION}:has(:is(.conflict, .refused)) .question-number`)];
  const unfinished = () => (asked().length ? `${words("asked")} ${asked().map((one) => one.textContent).join(", ")}` : unsaved.size || line.length || !words("all") ? "" : words("all"));
  const told = (key) => Boolean(words(key)) && bar().textContent.startsWith(words(key));

  // For whoever does not see the page: what a reply says beside "saved", with the number of its question.
  let heard = [];
  function aloud(question, text) {
    heard.push(`${question ? numberOf(question) : ""} ${text.replace(/\s+/g, " ").trim()}`);
    setTimeout(() => {
      const at = document.getElementById("autosave-aloud");
      if (at && heard.length) at.textContent = heard.join(" ");
      heard = [];
    }, 100);
  }
  let started = false; // nothing is said on a page where nobody answered yet
  function summarise() {
    clearTimeout(quiet);
    const tell = (text) => { if (bar() && bar().textContent !== text) bar().textContent = text; };
    bar()?.classList.toggle("retry", tries > 0 && line.length > 0);
    if (tries > 0 && line.length) tell(line.every((entry) => entry.kept) ? counted("kept", line.length) : words("waiting"));
    else if (started && unsaved.size === 0 && !line.length) quiet = setTimeout(() => tell(unfinished()), told("appeared") ? 8000 : 1500);
  }
  // Answers of other pages that could not be saved: where they are, and a way to let go of them.
  function summariseElsewhere() {
    const list = document.getElementById("autosave-elsewhere");
    if (!list) return;
    list.hidden = !elsewhere.length;
    list.querySelector("ul").replaceChildren(...elsewhere.map((entry) => {
      const item = document.createElement("li"), link = document.createElement("a"), away = document.createElement("button");
      Object.assign(link, { href: `${entry.page}#${entry.question}`, textContent: entry.number });
      Object.assign(away, { type: "button", className: "button plain small", textContent: words("letGo") });
      away.setAttribute("aria-label", `${words("letGo")}: ${entry.number}`);
      away.addEventListener("click", () => { drop(entry); elsewhere.splice(elsewhere.indexOf(entry), 1); summariseElsewhere(); });
      item.append(link, " ", away);
      return item;
    }));
  }

  function remember(question) {
    const state = unsaved.get(question) ?? {};
    unsaved.set(question, state);
    started = true;
    if (told("all") || told("asked")) bar().textContent = "";
    return state;
  }
  function settle(question) {
    unsaved.delete(question);
    if (unsaved.size === 0) { const go = leave; leave = null; go?.(); }
  }

  const FIELDS = ":is(input, select, textarea)[name]:not([type=hidden])";
  const said = (question) => [...question.querySelectorAll(FIELDS)]
    .filter((field) => field.type !== "file" && (!["radio", "checkbox"].includes(field.type) || field.checked))
    .map((field) => [field.name, field.value]);
  // An answer as it stands on the screen takes its place at the end of the line; an older one that waited leaves it.
  function note(question, { once = false } = {}) {
    const old = latest.get(question.id), waits = old && !old.asked ? old : null, state = remember(question);
    const files = [...question.querySelectorAll("[type=file]")].flatMap((field) => [...field.files]);
    state.typed = false;
    if (waits && !once && !files.length && JSON.stringify(waits.fields) === JSON.stringify(said(question))) return;
    const entry = {
      url: question.dataset.autosave, question: question.id, number: numberOf(question), page: location.pathname,
      fields: said(question), files, version: waits?.version ?? versionOf(question), key: newKey(),
      after: waits ? [...waits.after, ...(waits.sent ? [waits.key] : [])] : [],
    };
    if (line.includes(old)) line.splice(line.indexOf(old), 1);
    line.push(entry);
    latest.set(question.id, entry);
    entry.due = Date.now() + (once ? 0 : CALM);
    if (!tries) show(question, "saving", words("saving")); // what stood there was said of the answer before
    keep(entry, old);
    pump();
  }
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");

  async function send(entry) {
    const body = new FormData();
    for (const [name, value] of entry.fields) body.append(name, value);
    for (const file of entry.files ?? []) body.append(`${entry.question}-file`, file);
    for (const name of ["version", "key"]) body.append(`${entry.question}-${name}`, entry[name]);
    body.append(`${entry.question}-after`, entry.after.join());
    body.append("person", words("waitingName"));
    // Whoever signed in again in another tab has a new token since this page was loaded.
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
    const headers = { "HX-Request": "true", "X-CSRFToken": token };
    const reply = await fetch(entry.url, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { status: reply.status, away: reply.type === "opaqueredirect" || [401, 403, 404].includes(reply.status), text: await reply.text() };
  }
  // Only what our own page says counts as saved: a network that asks for money first also answers 200.
  const isOurs = (entry, reply) => reply.text.includes(`name="${entry.question}-version"`) || (reply.status !== 200 && reply.text.includes("saved refused"));

  async function pump() {
    clearTimeout(timer);
    const entry = line[0];
    if (busy || !entry) { summarise(); return; }
    const wait = Math.max(entry.due ?? 0, notBefore) - Date.now();
    if (wait > 0) { timer = setTimeout(pump, wait); summarise(); return; }
    busy = entry;
    const question = pageOf(entry), at = document.getElementById("autosave-aloud");
    if (at) at.textContent = ""; // the same sentence twice is told twice
    if (question && !tries) show(question, "saving", words("saving"));
    const reply = await send(entry).catch(() => null);
    entry.sent = true;
    busy = null;
    const answered = reply && !reply.away && [200, 409, 422].includes(reply.status) && isOurs(entry, reply);
    if (answered) arrived(entry, reply); else failed(entry, reply);
    pump();
  }
  function failed(entry, reply) {
    leave = null;
    notBefore = Date.now() + Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.75 + Math.random() / 2);
    tries += 1;
    // The line is lost: all wait in order. A server that refuses only this one must not hold up the others.
    if (reply && line[0] === entry) line.push(line.shift());
    const sentence = words(reply?.away ? "signedOut" : "retry"), kind = reply?.away ? "refused" : "retry";
    for (const one of line) show(pageOf(one), kind, sentence);
    summarise();
  }
  function arrived(entry, reply) {
    tries = 0; notBefore = 0;
    if (line.includes(entry)) line.splice(line.indexOf(entry), 1);
    const question = pageOf(entry), newer = latest.get(entry.question) !== entry;
    if (reply.status === 200) drop(entry); else entry.asked = true;
    if (!question) { if (reply.status !== 200 && !newer) { elsewhere.push(entry); summariseElsewhere(); } return; }
    const state = unsaved.get(question);
    // A file that was refused is not sent once more with the next answer.
    if (reply.status === 422) for (const input of question.querySelectorAll("[type=file]")) input.value = "";
    // What lacks in the row of a table is said on leaving that row, not while somebody is still filling it in.
    if (state && reply.status === 422 && state.row?.contains(document.activeElement)) { state.held = true; show(question, "", ""); return; }
    htmx.swap(place(question), reply.text, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 }, { contextElement: question });
    mark(question);
    if (newer) { if (reply.status === 200) show(question, "saving", words("saving")); }
    else if (!state?.typed) settle(question);
  }

  // What waited when the page was left comes back: into its fields here, or straight into the line.
  async function takeUp() {
    const found = (await (await closet)?.adopt().catch(() => [])) ?? [];
    for (const entry of found) {
      const question = pageOf(entry);
      if (question && (latest.has(entry.question) || unsaved.has(question))) continue; // somebody is answering it now
      Object.assign(entry, { kept: true, sent: true, asked: false });
      latest.set(entry.question, entry);
      line.push(entry);
      if (question) { remember(question); fill(question, entry.fields); show(question, "retry", words("retry")); }
    }
    if (found.length) { started = true; pump(); }
  }
  function fill(question, fields) {
    const rows = fields.flatMap(([name]) => name.match(/-row-(\d+)-/)?.[1] ?? []).map(Number);
    for (let more = Math.max(0, ...rows); more > question.querySelectorAll("tr[data-row]").length;) if (!addRow(question)) break;
    const given = new Map(fields);
    for (const field of question.querySelectorAll(FIELDS)) {
      if (field.type === "file") continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
      else field.value = given.get(field.name) ?? "";
    }
  }

  // "Don't know" and an answer exclude each other, on the screen as on the server. An explanation goes with both, and a
  // file that was handed in stays until somebody takes it away.
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
    if (question) remember(question).typed = true;
  });
  document.addEventListener("change", (event) => {
    const question = questionOf(event.target);
    if (!question || tooLarge(question, event.target)) return;
    remember(question).row = event.target.closest("tr[data-row]");
    exclude(question, event.target);
    note(question);
  }, true);
  document.addEventListener("focusout", (event) => {
    const question = questionOf(event.target), state = unsaved.get(question);
    if (state?.held && !state.row.contains(event.relatedTarget)) { state.held = false; state.row = null; note(question, { once: true }); }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-autosave-again], [data-autosave-drop], [data-autosave-talk]"), question = questionOf(button);
    if (!question) return;
    if (button.matches("[data-autosave-again]")) { again = question; note(question, { once: true }); return; }
    const entry = latest.get(question.id); // theirs stands, or both are kept at the server: nothing waits here any more
    if (entry) drop(entry);
    unsaved.delete(question);
    if (button.matches("a")) { event.preventDefault(); writing.then(() => location.reload()); }
  });

  // A link or a form used right after an answer waits for that answer, so that the next page knows it.
  function waits(event, go) {
    if ((unsaved.size === 0 && !line.length) || tries > 0) return;
    event.preventDefault();
    leave = go;
    for (const [question, state] of unsaved) if (state.typed) note(question);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]:not([target], [download])");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link && plain && !link.hash && !event.defaultPrevented) waits(event, () => location.assign(link.href));
  });
  addEventListener("submit", (event) => waits(event, () => event.target.requestSubmit(event.submitter)), true);

  // A refusal or a conflict belongs to its field, is told aloud, and the keyboard is not lost with the button that went.
  function mark(question) {
    const answer = question.querySelector(".question-status .saved:is(.refused, .conflict)"), refused = answer?.classList.contains("refused");
    if (answer) aloud(question, answer.textContent);
    const error = `${question.id}-error`, value = document.getElementById(`${question.id}-value`);
    for (const node of [question, value].filter(Boolean)) {
      const others = (node.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== error);
      const ids = (refused ? [error, ...others] : others).join(" ");
      if (ids) node.setAttribute("aria-describedby", ids); else node.removeAttribute("aria-describedby");
    }
    if (refused) value?.setAttribute("aria-invalid", "true"); else value?.removeAttribute("aria-invalid");
    if (again === question && document.activeElement === document.body) {
      (question.querySelector(`${FIELDS}:checked`) ?? question.querySelector(FIELDS))?.focus();
    }
    again = null;
  }

  // An answer can make other questions appear or go. One that stays as it was is left alone: somebody may be typing in it.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const at = event.detail.target, fresh = (what) => event.detail.fragment.querySelector(what);
    const differs = (what, old) => { const text = fresh(what)?.textContent.trim(); return text !== old?.textContent.trim() && text; };
    if (at.matches?.(".question-remarks")) {
      const remark = differs(".question-remarks", at);
      if (remark) aloud(at.closest("fieldset.question"), remark);
    }
    if (!at.matches?.(".question-place")) return;
    const arrives = fresh(".question-place"), derived = at.querySelector(".derived");
    const same = arrives?.dataset.asked === at.dataset.asked, worked = differs(".derived", derived);
    if (same && !derived) event.detail.shouldSwap = false;
    else if (same && worked) aloud(at, worked);
    else if (!same && arrives?.dataset.asked === "yes" && bar()) appear(arrives.querySelector(".question-number")?.textContent ?? "");
  });
  const appear = (number) => { bar().textContent = told("appeared") ? `${bar().textContent}, ${number}` : `${words("appeared")} ${number}`; };
  document.addEventListener("htmx:oobAfterSwap", () => {
    for (const question of unsaved.keys()) if (!question.isConnected) settle(question);
  });

  // One more row of a table: the last one once more, empty, with the next number.
  function addRow(question) {
    const button = question.querySelector("[data-add-row]"), body = question.querySelector("tbody"), last = body?.rows[body.rows.length - 1];
    if (!last || !button || button.hidden) return null;
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
    if (number >= Number(body.dataset.most)) button.hidden = true;
    return row;
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-add-row]");
    if (button) addRow(button.closest("fieldset.question"))?.querySelector(FIELDS).focus();
  });

  const allAgain = () => { notBefore = 0; takeUp(); pump(); };
  const noteTyped = () => { for (const [question, state] of unsaved) if (state.typed && question.isConnected) note(question); };
  addEventListener("online", allAgain);
  addEventListener("focus", allAgain); // back from the tab where one signed in
  document.addEventListener("visibilitychange", () => { if (document.hidden) noteTyped(); else allAgain(); });
  addEventListener("pagehide", noteTyped);
  // What is kept in the browser may be left; what is not kept anywhere yet is warned for.
  addEventListener("beforeunload", (event) => {
    noteTyped();
    if (line.some((entry) => !entry.kept)) event.preventDefault();
  });
  takeUp();
})();
