import type { FraudListLevel, FraudListType } from "../../ledger/fraud-lists.js";
import type { Hit } from "../../ledger/screening-result.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";

/** The result of the fraud controls: the colour, and the rules that matched. */
export function scoreFields(transaction: Transaction): WireObject {
  const { screening, card } = transaction;
  const color = screening?.color ?? "GREEN";
  const hits = screening?.hits ?? [];
  return {
    complementaryCode: card.brands.length === 0 ? "05" : complementaryCodeOf(color, hits),
    scoreColor: color,
    scoreProfile: "SIMULATED",
    scoreThreshold: "-10,-5",
    scoreValue: scoreValues[color],
    preAuthorisationProfile: "SIMULATED",
    preAuthorisationRuleResultList: [
      reviewRule(color === "ORANGE" && hits.length === 0),
      ...hits.map(listRule),
      ...(screening?.refusedCountry === undefined ? [] : [countryRule(screening.refusedCountry)]),
    ],
    ...(transaction.authenticating
      ? {
          preAuthenticationColor: "GREEN",
          preAuthenticationProfile: "SIMULATED",
          preAuthenticationThreshold: "-10,-5",
          preAuthenticationValue: "0",
          preAuthenticationRuleResultList: [reviewRule(false)],
        }
      : {}),
  };
}

const scoreValues = { GREEN: "0", WHITE: "10", ORANGE: "-7", RED: "-50", BLACK: "-100" } as const;

/** The rule by which a card is held for review because its digits say so. */
function reviewRule(isHit: boolean): WireObject {
  return {
    ruleCode: "VI",
    ruleType: "NG",
    ruleWeight: "I",
    ruleSetting: "S",
    ruleResultIndicator: isHit ? "N" : "0",
    ruleDetailedInfo: isHit ? "TRANS=3:3" : "TRANS=1:3",
  };
}

/** The names of the list rules. Only the format of the codes is known, so the letters are ours. */
const listLetters: { readonly [type in FraudListType]: string } = {
  CardList: "C",
  CardBinList: "B",
  IdList: "U",
  IpList: "I",
  EmailList: "E",
  CustomerNameList: "N",
  PhoneNumberList: "P",
  PostalCodeList: "Z",
  IbanList: "A",
  BicList: "K",
  MandateList: "M",
};

function listRule({ type, level }: Hit): WireObject {
  return {
    ruleCode: `${level.charAt(0)}${listLetters[type]}`,
    ruleType: level === "White" ? "G" : "NG",
    ruleWeight: "D",
    ruleSetting: "S",
    ruleResultIndicator: level === "White" ? "P" : "N",
    ruleDetailedInfo: `LIST=${level}:${type}`,
  };
}

/** CC is the card-country control in real answers. */
function countryRule(country: string): WireObject {
  return {
    ruleCode: "CC",
    ruleType: "NG",
    ruleWeight: "D",
    ruleSetting: "S",
    ruleResultIndicator: "N",
    ruleDetailedInfo: `CARD_COUNTRY=${country}`,
  };
}

const complementaryCodes: { readonly [list: string]: string | undefined } = {
  "Black CardList": "11",
  "Grey CardList": "03",
  "Grey PostalCodeList": "04",
  "Grey CardBinList": "08",
};

/** The list of these codes is older than the lists: most hits have none. */
function complementaryCodeOf(color: keyof typeof scoreValues, hits: readonly Hit[]): string | undefined {
  // The code for a foreign card: there is no separate one for a list of countries.
  if (color === "RED") return "06";
  const deciding: FraudListLevel | undefined =
    color === "BLACK" ? "Black" : color === "ORANGE" ? "Grey" : undefined;
  const hit = hits.find(({ level }) => level === deciding);
  return hit ? complementaryCodes[`${hit.level} ${hit.type}`] : "00";
}
