import { html, type Html } from "../html/html.js";

/** What a payment method is paid with, as far as an icon tells it. */
export type MethodIcon = "card" | "saved-card" | "wallet" | "bank" | "phone" | "mandate";

/**
 * Icons of the payment methods, made for this shop: no trademarks, because the method's name stands beside them. Lines in
 * the colour of the text around them.
 */
export const methodIcons: Readonly<Record<MethodIcon, Html>> = {
  card: icon(html`<rect x="2.5" y="5" width="19" height="14" rx="2.5" /><path d="M2.5 9.5h19M6 15h4" />`),
  "saved-card": icon(
    html`<rect x="2.5" y="8" width="19" height="12" rx="2.5" /><path d="M2.5 12h19M4.5 5h15M6.5 2.500h11" />`,
  ),
  wallet: icon(
    html`<path
        d="M18 8V5.500A1.5 1.5 0 0 0 16.5 4H6a2.5 2.5 0 0 0 0 5h12.500A2 2 0 0 1 20.5 11v7a2 2 0 0 1-2 2H6a2.5 2.5 0 0 1-2.5-2.500v-11"
      /><circle cx="16.5" cy="14.5" r="1" />`,
  ),
  bank: icon(
    html`<path d="M3.5 9.5 12 4l8.5 5.500zM6 12.500V17M10 12.500V17M14 12.500V17M18 12.500V17M3.5 20h17" />`,
  ),
  phone: icon(
    html`<rect x="6.5" y="2.5" width="11" height="19" rx="2.5" /><path
        d="M10.5 18.500h3M9.5 10.500l2 2 3.5-4"
      />`,
  ),
  mandate: icon(
    html`<path
      d="M13.5 2.500H7A1.5 1.5 0 0 0 5.5 4v16A1.5 1.5 0 0 0 7 21.500h10a1.5 1.5 0 0 0 1.5-1.500V7.500zM13.5 2.500v5h5M8.5 11.500h6M8.5 17.500c1-2.5 2-2.5 2.5-.500s1.5 1 4-.5"
    />`,
  ),
};

function icon(lines: Html): Html {
  return html`<svg
    class="method-icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${lines}
  </svg>`;
}
