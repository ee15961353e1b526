import "@sips-kit/web-components/save-card";

// Saved cards have separate code, which pages without them do not load.
if (document.querySelector("sips-saved-cards, sips-add-card")) {
  await import("@sips-kit/web-components/define-saved-cards");
}

// The account's list is rendered by the server, so reload it when a card was saved.
document.addEventListener("card-saved", () => location.assign("/account?saved=1"));

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
