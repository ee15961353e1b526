/**
 * The result of a 3-D Secure authentication that another provider than the gateway has run, under its EMV 3-D Secure
 * names. It covers one amount, and can be used once.
 */
export interface OutsideAuthentication {
  /** `messageVersion`: 2.1.0 or later. 3-D Secure 1 ended in October 2022. */
  readonly messageVersion: string;
  /** `transStatus`. `Y`: authenticated. `A`: attempted. Any other status cannot be used. */
  readonly transStatus: "Y" | "A";
  /** `authenticationValue` (CAVV, AAV): 20 bytes in Base64, which are 28 characters. Not journaled. */
  readonly authenticationValue: string;
  /** 05 or 02 for `Y`, 06 or 01 for `A`, by scheme. */
  readonly eci: string;
  /** `dsTransID`, a UUID. */
  readonly dsTransId: string;
  /** `acsTransID`, a UUID. */
  readonly acsTransId?: string;
  /** When the cardholder was authenticated, in milliseconds since 1970. */
  readonly authenticatedAt: number;
  /** What the cardholder has agreed to, in the smallest unit: that of the order. */
  readonly amountMinor: number;
  /** ISO 4217 numeric: that of the order. */
  readonly currencyCode: string;
}
