export { readPemKey } from "./read-pem-key.js";
export type { CseKey } from "./key.js";
export { CseError } from "./cse-error.js";
export type { CseErrorCode } from "./cse-error.js";
