import { codes } from "../codes/index.js";
import { code, integer, text } from "../field.js";

// Fields that every call carries: shop, version and seal.

export const interfaceVersion = text("ANS20", { max: 20 });
export const intermediateServiceProviderId = text();
export const intermediateServiceProviderOperationId = text();
export const keyVersion = integer("N10", 10);
export const merchantId = text("N15 (dictionary says ANS50)", { max: 50, pattern: /^\w+$/ });
export const responseKeyVersion = integer("N10", 10);
export const seal = text("hex, lower case: 64 chars (SHA-256 family) or 128 (HMAC-SHA-512)", {
  pattern: /^([0-9a-fA-F]{64}|[0-9a-fA-F]{128})$/,
});
export const sealAlgorithm = code(codes.sealAlgorithm, "HMAC-SHA-256 | HMAC-SHA-512 | SHA-256");
