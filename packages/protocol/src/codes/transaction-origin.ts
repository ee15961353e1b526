import { codeList } from "../code-list.js";

/** Free text of the merchant (20 characters at most): there is no list of values. */
export const transactionOrigin = codeList({
  name: "transactionOrigin",
  values: {},
});
