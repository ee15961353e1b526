/** A bank account to try, and what a debit of it answers. */
export interface ScenarioIban {
  readonly iban: string;
  readonly responseCode: string;
  readonly happens: string;
}

/**
 * Accounts for documentation, demo and tests, at banks that do not exist. Check digits are right, the French ones
 * inside included; as with cards, the last two digits give the responseCode when they are a known one.
 */
export const scenarioIbans: readonly ScenarioIban[] = [
  { iban: "FR7699999000010000000003413", responseCode: "00", happens: "Debits are accepted" },
  { iban: "FR7699999000010000000006905", responseCode: "05", happens: "Debits are refused by the bank" },
  { iban: "FR7699999000010000000006614", responseCode: "14", happens: "The account does not exist" },
  { iban: "FR7699999000010000000008651", responseCode: "51", happens: "The amount is too high" },
  { iban: "FR7699999000010000000008360", responseCode: "60", happens: "The bank has not answered yet" },
  { iban: "DE39999999990000000100", responseCode: "00", happens: "Debits are accepted, also by ELV" },
  { iban: "DE98999999990000000105", responseCode: "05", happens: "Debits are refused, also by ELV" },
];
