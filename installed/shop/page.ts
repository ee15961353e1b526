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
import "@sips-kit/web-components/instalments";
import "@sips-kit/web-components/sepa-direct-debit";
import { PaymentErrorEvent, type PaymentNext } from "@sips-kit/web-components";

const form = document.querySelector("sips-card-form");
if (form) form.orderId = "4711";
form?.addEventListener("payment-next", (event) => {
  const next: PaymentNext = event.detail;
  if (next.next === "redirect") document.title = "Your bank asks you";
});
form?.addEventListener("payment-error", (event) => {
  if (event instanceof PaymentErrorEvent) console.log(event.detail.code);
});

// TypeScript knows each element by its tag.
document.querySelector("sips-saved-cards")?.restart();
document.querySelector("sips-add-card")?.setAttribute("endpoint", "/sips");
document.querySelector("sips-instalments")?.setAttribute("for", "card");
for (const tag of [
  "sips-paypal",
  "sips-ideal",
  "sips-bancontact-mobile",
  "sips-sofort",
  "sips-issuer-wallet",
  "sips-google-pay",
  "sips-mandate-form",
  "sips-elv-form",
] as const)
  document.querySelector(tag)?.submit();

// A number in a page; with Node's types, if they were included, it would not be.
const timer: number = setTimeout(() => form?.focus(), 100);
addEventListener("pagehide", () => clearTimeout(timer));
