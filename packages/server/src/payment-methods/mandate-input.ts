import type { MandatesForPage } from "@sips-kit/protocol";
import * as v from "valibot";
import { isIban, plainIban } from "../gateway/iban.js";
import { accountHolder } from "./card-inputs.js";

/** What the buyer has entered: a bank account to sign a mandate for, or a saved mandate. */
export interface MandateInput {
  readonly iban?: string;
  /** The account holder. */
  readonly holder?: string;
  readonly street?: string;
  readonly zipCode?: string;
  readonly city?: string;
  /** True when the buyer agrees that the mandate is saved for later payments. */
  readonly saveMandate?: true;
  /** A saved mandate, instead of everything else. */
  readonly paymentMeanId?: string;
}

const line = (longest: number) =>
  v.exactOptional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest)));

const fields = v.strictObject({
  iban: v.exactOptional(v.pipe(v.string(), v.maxLength(60), v.check(isIban), v.transform(plainIban))),
  holder: v.exactOptional(accountHolder),
  street: line(50),
  zipCode: line(10),
  city: line(50),
  saveMandate: v.exactOptional(v.literal(true)),
  paymentMeanId: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,6}$/))),
});

type Address = MandatesForPage["address"];

/** The fields of a direct debit. @param address when the account holder's address is needed */
export function mandateInput(address: Address): v.GenericSchema<unknown, MandateInput> {
  return v.pipe(fields, nothingMissing(address));
}

/** The fields of a mandate that is signed without a payment. @param address as for a direct debit */
export function accountInput(address: Address): v.GenericSchema<unknown, MandateInput> {
  return v.pipe(v.omit(fields, ["saveMandate", "paymentMeanId"]), nothingMissing(address));
}

function nothingMissing(address: Address): v.RawCheckAction<MandateInput> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value;
    const key = missingField(input, address);
    if (key === undefined) return;
    addIssue({ path: [{ type: "object", origin: "value", input: { ...input }, key, value: undefined }] });
  });
}

/** The first field that is missing, or that does not go with a saved mandate. */
function missingField(input: MandateInput, address: Address): keyof MandateInput | undefined {
  const needed: readonly (keyof MandateInput)[] = ["iban", "holder"];
  if (input.paymentMeanId !== undefined) return needed.find((name) => input[name] !== undefined);
  const ofAddress: readonly (keyof MandateInput)[] = ["street", "zipCode", "city"];
  const needsAddress = address === "always" || (address === "outside-eea" && !isInEea(input.iban ?? ""));
  return [...needed, ...(needsAddress ? ofAddress : [])].find((name) => input[name] === undefined);
}

/** Debits of accounts outside the European Economic Area carry the debtor's address. Source: SEPA rulebook. */
function isInEea(iban: string): boolean {
  return eea.has(iban.slice(0, 2));
}

const eea: ReadonlySet<string> = new Set(
  `AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK`.split(" "),
);
