import { codeList } from "../code-list.js";

/** Result of getTransactionData in recent interface versions. */
export const getTransDataResponseCode = codeList({
  name: "getTransDataResponseCode",
  values: {
    "00": { meaning: { en: "The transaction was found.", fr: "La transaction a été trouvée." } },
  },
});
