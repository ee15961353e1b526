import { defineContainer } from "../field.js";

/** Result of authentication in paymentDataProviderCheck response; sub-fields not seen. */
export const authenticationResult = defineContainer({
  name: "authenticationResult",
  summary: "Result of authentication in paymentDataProviderCheck response; sub-fields not seen.",
  fields: {},
});
