import { codeList } from "../code-list.js";

/** Algorithm of the seal. */
export const sealAlgorithm = codeList({
  name: "sealAlgorithm",
  closed: true,
  values: {
    "HMAC-SHA-256": {
      meaning: {
        en: "HMAC with SHA-256 (default of Office)",
        fr: "HMAC avec SHA-256 (par défaut dans Office)",
      },
    },
    "HMAC-SHA-512": { meaning: { en: "HMAC with SHA-512", fr: "HMAC avec SHA-512" } },
    "SHA-256": {
      meaning: {
        en: "SHA-256 without HMAC (old, to be replaced)",
        fr: "SHA-256 sans HMAC (ancien, à remplacer)",
      },
    },
  },
});
