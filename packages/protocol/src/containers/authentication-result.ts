import { defineContainer } from "../field.js";

export const authenticationResult = defineContainer({
  name: "authenticationResult",
  summary: "Result of authentication in paymentDataProviderCheck response; sub-fields not seen.",
  fields: {},
});
