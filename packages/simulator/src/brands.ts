/** The brands of a card by its first six digits, the default one first. Source: the simulation platform's guide. */
const brandsByIin: Readonly<Record<string, readonly string[]>> = {
  "340000": ["AMEX"],
  "400000": ["VPAY"],
  "410000": ["VISA"],
  "420000": ["CB"],
  "430000": ["CB", "VISA"],
  "440000": ["CB", "VPAY"],
  "450000": ["CB", "VISA_ELECTRON"],
  "460000": ["VISA", "MASTERCARD"],
  "500000": ["MAESTRO"],
  "510000": ["MASTERCARD"],
  "520000": ["CB", "MASTERCARD"],
  "530000": ["CB", "MAESTRO"],
  // The look-alike cards of the acceptance platform that public code shows.
  "501767": ["CB"],
};

/** The brands of a card by its first six digits; [] when nobody issues it. */
export function brandsOf(cardIIN: string): string[] {
  return [...sharedBrandsOf(cardIIN)];
}

/** The same, without a copy: a million cards share a dozen lists. */
export function sharedBrandsOf(cardIIN: string): readonly string[] {
  const iin = cardIIN.slice(0, 6);
  return (Object.hasOwn(brandsByIin, iin) && brandsByIin[iin]) || noBrands;
}

const noBrands: readonly string[] = [];

const schemes: Readonly<Record<string, string>> = {
  VPAY: "VISA",
  VISA_ELECTRON: "VISA",
  MAESTRO: "MASTERCARD",
};

/** The network behind a brand. */
export function schemeOf(brand: string): string {
  return schemes[brand] ?? brand;
}
