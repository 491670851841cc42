/* A button with data-copy="id" puts the text of that field on the clipboard and says so. */
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    const told = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = button.dataset.copied;
    } catch {
      // Without permission for the clipboard the text is selected, ready for Ctrl+C.
      field.focus();
      field.select();
    }
  });
}
