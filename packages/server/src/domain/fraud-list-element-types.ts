/** The values of `fraudListElementType`, by how an element is named. */
export interface FraudListElementTypes {
  readonly ciphertext: string;
  readonly token: string;
  readonly transactionReference: string;
}

/** `PAN` and `TRANSACTION_ID` are published; the other forms exist, but no source gives their names. */
export const defaultElementTypes: FraudListElementTypes = {
  ciphertext: "CSE",
  token: "TOKEN_PAN",
  transactionReference: "TRANSACTION_REFERENCE",
};
