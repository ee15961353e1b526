import { issuerCountryOf } from "../fixtures/card-behaviour.js";
import { fraudListTypes, type FraudListLevel, type FraudLists, type FraudListType } from "./fraud-lists.js";
import type { Hit, Screening } from "./screening-result.js";
import type { Transaction } from "./transaction.js";

/** Checks an order against its shop's lists; undefined when nothing was found. */
export function screen(lists: FraudLists, transaction: Transaction): Screening | undefined {
  const bypassed = transaction.bypassedControls ?? [];
  if (bypassed.includes("All")) return undefined;
  const traits = traitsOf(transaction);
  const hits = fraudListTypes
    .flatMap((type) =>
      lists.levelsOf(transaction.merchantId, type, traits[type]).map((level) => ({ type, level })),
    )
    .filter((hit) => !bypassed.includes(controlOf(hit) ?? ""));
  const isOn = (level: FraudListLevel) => hits.some((hit) => hit.level === level);
  if (isOn("Black")) return { color: "BLACK", hits };
  const country = bypassed.includes("ForeignBinCard") ? undefined : refusedCountryOf(transaction);
  if (country !== undefined) return { color: "RED", hits, refusedCountry: country };
  if (isOn("White")) return { color: "WHITE", hits };
  return isOn("Grey") || transaction.card.behaviour === "review" ? { color: "ORANGE", hits } : undefined;
}

/** Only a card has a country. */
function refusedCountryOf({ card, cardCountries, otherMean }: Transaction): string | undefined {
  if (!cardCountries || otherMean) return undefined;
  const { allowed, denied } = cardCountries;
  const country = issuerCountryOf(card.behaviour);
  const isTaken = (allowed?.includes(country) ?? true) && !denied?.includes(country);
  return isTaken ? undefined : country;
}

/** The values of an order that each type of list compares. */
export function traitsOf(transaction: Transaction): { readonly [type in FraudListType]: readonly string[] } {
  const { card, otherMean, echo, buyer } = transaction;
  return {
    CardList: otherMean ? [] : [card.fingerprint],
    // Lists hold the first four to eight digits.
    CardBinList: [4, 5, 6, 7, 8].map((length) => card.iin.slice(0, length)).filter(Boolean),
    IdList: listed(echo["customerId"]),
    IpList: listed(echo["customerIpAddress"]),
    EmailList: listed(buyer?.email),
    CustomerNameList: listed(buyer?.name),
    PhoneNumberList: listed(buyer?.phone),
    PostalCodeList: listed(buyer?.postalCode),
    // An account is identified by its fingerprint, as a card is.
    IbanList: otherMean?.type === "DIRECT_DEBIT" ? [card.fingerprint] : [],
    BicList: listed(otherMean?.fields["bic"]),
    MandateList: listed(otherMean?.fields["mandateId"]),
  };
}

/** A value as its lists hold it; none when it is absent. */
function listed(value: unknown): readonly string[] {
  return value === undefined || value === null || value === "" ? [] : [comparable(String(value))];
}

/** Texts are compared case-insensitively and trimmed. */
export function comparable(value: string): string {
  return value.trim().toLowerCase();
}

/** The name of the control that lets a shop bypass the look-up, if there is one. */
function controlOf({ type, level }: Hit): string | undefined {
  if (type === "CardList") return `${level}Card`;
  return type === "IpList" && level === "Grey" ? "GreyIp" : undefined;
}
