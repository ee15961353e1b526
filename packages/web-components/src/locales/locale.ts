import type { CardFieldName, FieldProblem } from "../field/field-problem.js";

/** Every word the buyer can meet. A language is one object of this shape. */
export interface Locale {
  /** BCP 47, for the `lang` attribute. */
  readonly tag: string;
  /** Name of the whole form. */
  readonly form: string;
  readonly labels: Readonly<Record<CardFieldName, string>>;
  readonly hints: Readonly<Partial<Record<CardFieldName, string>>>;
  readonly problems: Readonly<Record<CardFieldName, Readonly<Partial<Record<FieldProblem, string>>>>>;
  /** Where to find the security code: of three digits, of four. */
  readonly cscHelp: Readonly<Record<3 | 4, string>>;
  readonly brandChoice: string;
  readonly brandChoiceHelp: string;
  readonly brandUnchosen: string;
  readonly pay: string;
  readonly retry: string;
  /** Leads to what is known of a payment that was made before. */
  readonly see: string;
  readonly loading: string;
  readonly slow: string;
  readonly sending: string;
  readonly sendingSlow: string;
  readonly done: string;
  readonly checkFields: string;
  readonly challengeTitle: string;
  readonly challengeCancel: string;
  readonly challengeAsk: string;
  readonly challengeStay: string;
  readonly challengeLeave: string;
  readonly challengeCancelled: string;
  /** By stable code; what is not in it reads `failed`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly failed: string;
}
