/** How the brand of a co-badged card came about: the gateway's fields, empty when nothing is known. */
export interface BrandSelection {
  paymentMeanBrand?: string;
  paymentMeanBrandSelectionStatus?: "APPLIED_DEFAULT" | "APPLIED_HOLDER" | "NOT_APPLICABLE";
}

/**
 * Only an act of the holder is APPLIED_HOLDER, and only a default that the shop has declared is APPLIED_DEFAULT.
 * Two brands and neither of both: nothing is claimed, the shop's contract decides.
 */
export function brandSelection(
  brands: readonly string[],
  chosen: string | undefined,
  declaredDefault: string | undefined,
): BrandSelection {
  const [only] = brands;
  if (only === undefined) return {};
  if (brands.length === 1)
    return { paymentMeanBrand: only, paymentMeanBrandSelectionStatus: "NOT_APPLICABLE" };
  if (chosen !== undefined && brands.includes(chosen)) {
    return { paymentMeanBrand: chosen, paymentMeanBrandSelectionStatus: "APPLIED_HOLDER" };
  }
  if (declaredDefault !== undefined && brands.includes(declaredDefault)) {
    return { paymentMeanBrand: declaredDefault, paymentMeanBrandSelectionStatus: "APPLIED_DEFAULT" };
  }
  return {};
}
