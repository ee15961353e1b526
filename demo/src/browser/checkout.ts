import "@sips-kit/web-components/define";

// The list of test cards: a click copies the number, so that it can be pasted into the form.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  void copy(button, button.dataset["copy"] ?? "");
});

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  button.title = button.dataset["copied"] ?? "";
}
