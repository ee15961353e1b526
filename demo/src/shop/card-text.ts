/** What is shown of a card. */
export interface ShownCard {
  readonly paymentMeanBrand?: string | undefined;
  readonly maskedPan?: string | undefined;
}

const names: Readonly<Record<string, string>> = {
  VISA: "Visa",
  MASTERCARD: "Mastercard",
  MAESTRO: "Maestro",
  AMEX: "American Express",
  VISA_ELECTRON: "Visa Electron",
  VPAY: "V PAY",
};

/** A card as its cardholder knows it: Mastercard 5100 •••• 00; or an account: FR76 … 13. The number does not wrap. */
export function cardText({ paymentMeanBrand = "", maskedPan = "" }: ShownCard): string {
  // The brand of a direct debit says nothing to its buyer.
  if (/^[A-Z]/.test(maskedPan)) return maskedPan.replace(/[^\dA-Z]+/, "\u00a0…\u00a0");
  const number = maskedPan.replace(/[^\dA-Z]+/, "\u00a0••••\u00a0");
  return `${brandText(paymentMeanBrand)} ${number}`.trim();
}

/** The last month of a card, YYYYMM, as it is printed: 12 / 34. */
export function expiryText(panExpiryDate: string): string {
  return `${panExpiryDate.slice(4)}\u00a0/\u00a0${panExpiryDate.slice(2, 4)}`;
}

/** The human-readable name of a brand. */
export function brandText(brand: string): string {
  return names[brand] ?? brand;
}
