import type { Faults } from "../faults.js";
import type { Random } from "../random.js";
import type { OutsideAuthentications } from "../shop/outside-authentications.js";
import type { Ledger } from "./ledger.js";
import type { Message } from "./seal.js";
import type { Sessions } from "./sessions.js";
import type { Card } from "./cards.js";
import type { FraudLists } from "./fraud-lists.js";
import type { Visits } from "./visits.js";
import type { WalletMandates } from "./wallet-mandates.js";
import type { Wallets } from "./wallets.js";

/** What the methods of the gateway model use. */
export interface GatewayModel {
  readonly ledger: Ledger;
  readonly sessions: Sessions;
  readonly faults: Faults;
  readonly visits: Visits;
  readonly now: () => number;
  /** Runs something later, such as a bank's delayed report. */
  readonly after: (ms: number, run: () => void) => void;
  readonly wallets: Wallets;
  /** What another provider of 3-D Secure has made, and its schemes confirm. */
  readonly outside: Pick<OutsideAuthentications, "find">;
  readonly fraudLists: FraudLists;
  readonly mandates: WalletMandates;
  /** All cards, by the gateway's token. */
  readonly cards: ReadonlyMap<string, Card>;
}

/** One call of the gateway. */
export interface GatewayCall {
  readonly method: string;
  readonly body: Message;
  readonly random: Random;
  /** Records that a fault has affected what this call is about. */
  readonly touch: (fault: string) => void;
}

/** What a method of the gateway answers, before it is sealed. */
export type Method = (model: GatewayModel, call: GatewayCall) => Message;

export const merchantId = "002001000000001";

/** How long a write takes to show in queries: none, or up to four minutes. */
export function bookDelay({ faults }: GatewayModel, { random, touch }: GatewayCall): number {
  if (!faults.strikes("gateway.slow-books", random)) return 0;
  touch("gateway.slow-books");
  return random.between(1_000, 240_000);
}

/** A text of a request; empty when it is absent. */
export function textIn(body: Message, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value : "";
}

/** An amount of a request, in the smallest unit. */
export function amountIn(body: Message, name: string): number {
  return Number(textIn(body, name));
}
