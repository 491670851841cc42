// The editor of a questionnaire: goes to the line of a problem, tells the preview where one writes, and guards what is not saved yet.
(() => {
  const editor = document.getElementById("editor"), text = document.getElementById("draft-text");
  if (!editor || !text) return;
  const line = editor.elements.namedItem("line");
  let saved = text.value, sent = null, wait = 2000;

  const here = () => text.value.slice(0, text.selectionStart).split("\n").length;
  function jump(number) {
    const lines = text.value.split("\n");
    const from = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(from, from + (lines[number - 1] ?? "").length);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = Math.max(0, (number - 4) * height);
    line.value = number;
  }

  for (const event of ["input", "click", "keyup"]) text.addEventListener(event, () => { line.value = here(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-line]");
    if (!link || link.dataset.file !== editor.elements.namedItem("path").value) return;
    event.preventDefault();
    jump(Number(link.dataset.line));
  });
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt === editor) sent = text.value; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== editor) return;
    const { xhr } = event.detail;
    if (xhr.status >= 200 && xhr.status < 300 && xhr.responseText.includes('id="draft-problems"')) { saved = sent; wait = 2000; return; }
    if (xhr.status === 409 || xhr.status === 422) return;
    const status = document.getElementById("draft-told");
    if (status) status.textContent = editor.dataset.notSaved;
    setTimeout(() => htmx.trigger(editor, "again"), wait);
    wait = Math.min(2 * wait, 60000);
  });
  editor.addEventListener("submit", () => { saved = text.value; });
  addEventListener("beforeunload", (event) => { if (text.value !== saved) event.preventDefault(); });
  if (Number(text.dataset.line)) jump(Number(text.dataset.line));
})();
