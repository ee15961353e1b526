export { encryptCard, encryptSecurityCode } from "./encrypt-card.js";
export type { CardFields, EncryptCardOptions } from "./encrypt-card.js";
export { loadScheme } from "./schemes.js";
export type { CseSchemeName } from "./schemes.js";
export type { CseKey } from "./key.js";
export type { CardField } from "./card-field.js";
export type { VendorEncrypt } from "./scheme/vendor.js";
export { CseError } from "./cse-error.js";
export type { CseErrorCode } from "./cse-error.js";
