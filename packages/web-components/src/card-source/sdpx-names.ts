/**
 * Every name of the gateway's script that we rely on. No public source documents them for Sips: they are taken from
 * live shops and the sister product (Worldline Direct), and a shop can override any of them (`hostedFieldsNames`).
 */
export interface SdpxNames {
  /** Path of the library on `window`. */
  library: string;
  create: string;
  on: string;
  tokenize: string;
  /** The option of `create` that takes the session. */
  session: string;
  /** How the session is passed: the token alone, or an object with the token under this name. */
  sessionTokenKey: string | undefined;
  /** Field keys of `create`; `cardBrands` undefined: no brand frame. */
  fields: {
    cardNumber: string;
    cardExpiryDate: string;
    cardCSCValue: string;
    cardBrands: string | undefined;
  };
  events: {
    allFieldsReady: string;
    initError: string;
    error: string;
    focus: string;
    blur: string;
    empty: string;
    valid: string;
    invalid: string;
    brands: string;
    brandSelected: string;
    /** Enter in a frame. */
    submit: string;
  };
  /** Where the result of `tokenize` holds the token; the first one present counts. */
  results: readonly string[];
}

const events: SdpxNames["events"] = {
  allFieldsReady: "all-fields-ready",
  initError: "error-init-fields",
  error: "error",
  focus: "focus",
  blur: "blur",
  empty: "empty",
  valid: "valid",
  invalid: "invalid",
  brands: "card-brand-entry",
  brandSelected: "card-brand-selected",
  submit: "submit",
};

/** The older generation, as Sips shops show it. */
export const sipsNames: SdpxNames = {
  library: "sdpx.hostedfields",
  create: "create",
  on: "on",
  tokenize: "tokenize",
  session: "merchantSessionToken",
  sessionTokenKey: undefined,
  fields: {
    cardNumber: "cardNumber",
    cardExpiryDate: "cardExpiryDate",
    cardCSCValue: "cardCvc",
    cardBrands: "cardBrands",
  },
  events,
  results: ["paymentToken", "token"],
};

/** What a shop overrides: any name, alone or together. */
export type SdpxNamesOverride = Partial<Omit<SdpxNames, "fields" | "events">> & {
  fields?: Partial<SdpxNames["fields"]>;
  events?: Partial<SdpxNames["events"]>;
};

/** The names of the older generation, with those that a shop overrides. */
export function sdpxNames(override: SdpxNamesOverride = {}): SdpxNames {
  return {
    ...sipsNames,
    ...override,
    fields: { ...sipsNames.fields, ...override.fields },
    events: { ...sipsNames.events, ...override.events },
  };
}
