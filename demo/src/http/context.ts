import type { Gateway, Payments } from "@sips-kit/server";
import type { ScenarioCard } from "@sips-kit/simulator";
import type { OtherMethod } from "../settings.js";
import type { Orders } from "../shop/orders.js";

/** What the routes of the shop work with. */
export interface Context {
  readonly payments: Payments;
  /** What the office asks of a transaction beyond what the journal knows. */
  readonly gateway: Pick<Gateway, "getTransactionData">;
  readonly orders: Orders;
  /** Signs the buyer's cookie. */
  readonly secret: string;
  /** Whether buyers come by https; cookies are then sent by https alone. */
  readonly isSecure: boolean;
  readonly hasCse: boolean;
  /** What buyers may pay by beside cards. */
  readonly otherMethods: readonly OtherMethod[];
  /** Whether account and back office are there. They ask nobody who they are, so a shop with real money has none. */
  readonly hasOpenDoors: boolean;
  readonly testCards: readonly ScenarioCard[];
  /** The origin of the gateway's card fields, for the page's policy; undefined while the gateway cannot be asked. */
  readonly cardFieldsOrigin: () => Promise<string | undefined>;
  readonly now: () => Date;
}
