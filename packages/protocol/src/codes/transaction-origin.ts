import { codeList } from "../code-list.js";

export const transactionOrigin = codeList({
  name: "transactionOrigin",
  values: {},
});
