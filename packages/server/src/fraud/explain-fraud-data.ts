import { codes, meaningOf, type AnswerOf, type CodeList, type Sentence } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import type { Context } from "../context/context.js";
import { requireAnswer } from "./read-answer.js";
import { ruleNameOf } from "./rule-names.js";

/** What the gateway's fraud controls have found about one payment, in words for staff. */
export interface FraudReport {
  /** The payment's `transactionReference`. */
  readonly reference: string;
  /** GREEN, ORANGE, RED, BLACK or WHITE; undefined when there is no score. */
  readonly color?: string | undefined;
  /** What the colour means for the payment. */
  readonly verdict: Sentence;
  readonly score?: string | undefined;
  readonly threshold?: string | undefined;
  readonly profile?: string | undefined;
  /** What the additional checks say, if they say anything. */
  readonly check?: Sentence | undefined;
  /** Those that raised an alert come first. */
  readonly rules: readonly RuleResult[];
}

/** What one rule has found. */
export interface RuleResult {
  readonly code: string;
  /** Whether it ran before the authentication or before the authorisation. */
  readonly phase: "authentication" | "authorisation";
  /** What it looks at. */
  readonly name: Sentence;
  readonly result: Sentence;
  /** True when it speaks against the payment. */
  readonly isAlert: boolean;
  /** The gateway's own details, such as `CARD_COUNTRY=USA`. */
  readonly detail?: string | undefined;
}

/** Reads what the fraud controls have found about a payment, and explains it. Throws PaymentError. */
export async function explainFraudData(
  { gateway }: Pick<Context, "gateway">,
  reference: string,
): Promise<FraudReport> {
  const call = () => gateway.getFraudData({ transactionReference: reference });
  const answer = requireAnswer(await notSentWhenInvalid(call));
  const color = answer.scoreColor || answer.preAuthenticationColor || undefined;
  const rules = [
    ...(answer.preAuthenticationRuleResultList ?? []).map((rule) => explain(rule, "authentication")),
    ...(answer.preAuthorisationRuleResultList ?? []).map((rule) => explain(rule, "authorisation")),
  ];
  return {
    reference,
    color,
    verdict: meaningIn(codes.scoreColor, color ?? ""),
    score: answer.scoreValue || answer.preAuthenticationValue || undefined,
    threshold: answer.scoreThreshold || answer.preAuthenticationThreshold || undefined,
    profile: answer.scoreProfile || answer.preAuthorisationProfile || undefined,
    ...(answer.complementaryCode && {
      check: meaningIn(codes.complementaryCode, answer.complementaryCode),
    }),
    rules: rules.toSorted((one, other) => Number(other.isAlert) - Number(one.isAlert)),
  };
}

type Rule = NonNullable<AnswerOf<"getFraudData">["preAuthorisationRuleResultList"]>[number];

function explain(rule: Rule, phase: RuleResult["phase"]): RuleResult {
  const { ruleCode: code = "", ruleResultIndicator: indicator = "", ruleDetailedInfo: detail } = rule;
  return {
    code,
    phase,
    name: ruleNameOf(code) ?? listNameOf(detail) ?? unpublished(code),
    result: indicator === "P" ? favourable : meaningIn(codes.ruleResultIndicator, indicator),
    isAlert: indicator === "N",
    ...(detail && { detail }),
  };
}

// The pages on the rules have neutral, negative and positive results; that P is the last one is an assumption;
// see docs/open-questions.md.
const favourable: Sentence = {
  en: "The result of the rule is positive.",
  fr: "Le résultat de la règle est positif.",
};

/** A rule about a list: `LIST=Grey:CardList`. */
function listNameOf(detail: string | undefined): Sentence | undefined {
  const [, level = "", list = ""] = /^LIST=(\w+):(\w+)$/.exec(detail ?? "") ?? [];
  if (!Object.hasOwn(codes.fraudListType.values, list)) return undefined;
  const levelWords = meaningIn(codes.fraudListLevel, level);
  const listWords = meaningIn(codes.fraudListType, list);
  return {
    en: `${levelWords.en}: ${lowerFirst(listWords.en)}`,
    fr: `${levelWords.fr} : ${lowerFirst(listWords.fr)}`,
  };
}

/** Within a sentence; an abbreviation stays as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function unpublished(code: string): Sentence {
  return {
    en: `Rule ${code}, which no public source explains; ask the support of the gateway.`,
    fr: `Règle ${code}, qu’aucune source publique n’explique ; interrogez le support de la passerelle.`,
  };
}

function meaningIn(list: CodeList, code: string): Sentence {
  return { en: meaningOf(list, code, "en"), fr: meaningOf(list, code, "fr") };
}
