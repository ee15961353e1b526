import "@sips-kit/web-components/define-saved-cards";

// The account's list is rendered by the server, so reload it when a card was saved.
document.addEventListener("card-saved", () => location.assign("/account?saved=1"));
