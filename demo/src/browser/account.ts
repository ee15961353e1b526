import "@sips-kit/web-components/define-saved-cards";

// The account's list is rendered by the server, so reload it when a card was saved.
document.addEventListener("card-saved", () => location.assign("/account?saved=1"));

// A card that was saved without an answer is not in the list on this page either.
const newer: { readonly [code: string]: string | undefined } = {
  PAYMENT_SAVED_CARD_KNOWN: "known",
  PAYMENT_SAVED_CARD_UNSURE: "unsure",
};
document
  .querySelector<HTMLElement>("sips-add-card")
  ?.addEventListener("payment-error", ({ detail: { code } }) => {
    const notice = newer[code];
    if (notice !== undefined) location.assign(`/account?${notice}=1`);
  });
