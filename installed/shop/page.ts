// A shop's page as its developer writes it: the form, and the handling of the result.
import "@sips-kit/web-components/define";
import "@sips-kit/web-components/define-saved-cards";
import "@sips-kit/web-components/bancontact-mobile";
import "@sips-kit/web-components/elv";
import "@sips-kit/web-components/google-pay";
import "@sips-kit/web-components/ideal";
import "@sips-kit/web-components/issuer-wallet";
import "@sips-kit/web-components/paypal";
import "@sips-kit/web-components/sofort";
import { PaymentErrorEvent, type PaymentNext, type SipsCardForm } from "@sips-kit/web-components";

const form = document.querySelector<SipsCardForm>("sips-card-form");
if (form) form.orderId = "4711";
form?.addEventListener("payment-next", (event) => {
  const next: PaymentNext = event.detail;
  if (next.next === "redirect") document.title = "Your bank asks you";
});
form?.addEventListener("payment-error", (event) => {
  if (event instanceof PaymentErrorEvent) console.log(event.detail.code);
});

// A number in a page; with Node's types, if they were included, it would not be.
const timer: number = setTimeout(() => form?.focus(), 100);
addEventListener("pagehide", () => clearTimeout(timer));
