import type { Gateway, Payments } from "@sips-kit/server";
import type { ScenarioCard } from "@sips-kit/simulator";
import type { Orders } from "../shop/orders.js";
import type { StaffSessions } from "./staff-sessions.js";
import type { OtherMethod } from "../shop/other-methods.js";

/** What the shop's routes use. */
export interface Context {
  readonly payments: Payments;
  /** The query by which the office supplements the journal. */
  readonly gateway: Pick<Gateway, "getTransactionData">;
  readonly orders: Orders;
  /** Signs the buyer's cookie. */
  readonly secret: string;
  /** Whether buyers use https; cookies are then Secure. */
  readonly isSecure: boolean;
  readonly hasCse: boolean;
  /** Payment methods other than cards. */
  readonly otherMethods: readonly OtherMethod[];
  /** Who is logged in to the back office. */
  readonly staff: StaffSessions;
  /** Whether account and back office exist. Their logins are no secret, so a shop with real money has none. */
  readonly hasOpenDoors: boolean;
  readonly testCards: readonly ScenarioCard[];
  /** The origin of the gateway's card fields, for the page's policy; undefined while the gateway cannot be asked. */
  readonly cardFieldsOrigin: () => Promise<string | undefined>;
  readonly now: () => Date;
}
