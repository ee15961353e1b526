import type { Context } from "../context/context.js";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import { requireAnswer } from "./read-answer.js";

/** Whose recent activity is read. A card cannot be asked for: the gateway takes only its number in clear. */
export interface VelocityQuery {
  readonly type: VelocityElement;
  readonly value: string;
  /** Default: the period of the shop's velocity profile. See docs/open-questions.md. */
  readonly days?: number | undefined;
}

/** `customerId` is published; the name for an address is an assumption; see docs/open-questions.md. */
export const velocityElements = ["customerId", "customerIpAddress"] as const;
/** What recent activity can be read of. */
export type VelocityElement = (typeof velocityElements)[number];

/** The recent activity of one customer or address, with the limits of the shop's profile at the gateway. */
export interface Velocity {
  readonly transactions: number;
  /** In the smallest unit of `currencyCode`, like all amounts here. */
  readonly totalMinor: number;
  readonly currencyCode?: string | undefined;
  readonly profile: {
    readonly name?: string | undefined;
    readonly periodDays?: number | undefined;
    readonly maxTransactions?: number | undefined;
    readonly maxTotalMinor?: number | undefined;
    readonly maxAmountMinor?: number | undefined;
  };
}

/** Reads how often, and for how much, a customer or an address has paid lately. Throws PaymentError. */
export async function readVelocity(
  { gateway }: Pick<Context, "gateway">,
  { type, value, days }: VelocityQuery,
): Promise<Velocity> {
  const call = () =>
    gateway.getVelocityData({
      velocityElementType: type,
      velocityElementValue: value,
      ...(days !== undefined && { velocityPeriod: String(days) }),
    });
  const answer = requireAnswer(await notSentWhenInvalid(call));
  const profile = profileOf(answer);
  return {
    transactions: numberOf(answer.velocityNbTransaction) ?? 0,
    totalMinor: numberOf(answer.velocityTotalAmount) ?? 0,
    currencyCode: answer.currencyCode,
    profile: {
      name: profile("Name"),
      periodDays: numberOf(profile("Period")),
      maxTransactions: numberOf(profile("MaxNbTrans")),
      maxTotalMinor: numberOf(profile("MaxTotalAmount")),
      maxAmountMinor: numberOf(profile("MaxTransAmount")),
    },
  };
}

/** The published sample writes the profile's fields without an e, the table with it. */
function profileOf(answer: object): (name: string) => string | undefined {
  const texts = new Map(Object.entries(answer).map(([name, value]) => [name, String(value)]));
  return (name) => texts.get(`velocityProfile${name}`) ?? texts.get(`velocityProfil${name}`);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}
