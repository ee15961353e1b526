/** How the brand of a co-badged card was selected: the gateway's fields, empty when nothing is known. */
export interface BrandSelection {
  paymentMeanBrand?: string;
  paymentMeanBrandSelectionStatus?: "APPLIED_DEFAULT" | "APPLIED_HOLDER" | "NOT_APPLICABLE";
}

/**
 * Only the cardholder's own choice is APPLIED_HOLDER, and only a default that the shop has declared is APPLIED_DEFAULT.
 * With two brands and neither of these, nothing is claimed and the shop's contract decides.
 */
export function brandSelection(
  brands: readonly string[],
  chosen: string | undefined,
  declaredDefault: string | undefined,
): BrandSelection {
  const claim = (
    paymentMeanBrand: string | undefined,
    paymentMeanBrandSelectionStatus: NonNullable<BrandSelection["paymentMeanBrandSelectionStatus"]>,
  ) =>
    paymentMeanBrand !== undefined && brands.includes(paymentMeanBrand)
      ? { paymentMeanBrand, paymentMeanBrandSelectionStatus }
      : undefined;
  if (brands.length < 2) return claim(brands[0], "NOT_APPLICABLE") ?? {};
  return claim(chosen, "APPLIED_HOLDER") ?? claim(declaredDefault, "APPLIED_DEFAULT") ?? {};
}
