import { sipsNames, type SdpxNames } from "./sdpx-names.js";

/** The newer generation, as Worldline Direct's builder shows it. */
export const directNames: SdpxNames = {
  ...sipsNames,
  session: "sessionData",
  sessionTokenKey: "sessionToken",
  fields: {
    cardNumber: "cardNumber",
    cardExpiryDate: "expiryDate",
    cardCSCValue: "csc",
    cardBrands: "cardBrands",
  },
};
