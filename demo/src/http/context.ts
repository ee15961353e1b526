import type { CsePublicKey, Gateway, Payments } from "@sips-kit/server";
import type { ScenarioCard } from "@sips-kit/simulator";
import type { Buyers } from "../shop/buyers.js";
import type { DeveloperView } from "../shop/developer-view.js";
import type { Orders } from "../shop/orders.js";
import type { Outbox } from "../shop/outbox.js";
import type { StaffSessions } from "./staff-sessions.js";
import type { OtherMethod } from "../shop/other-methods.js";

/** What the shop's routes use. */
export interface Context {
  readonly payments: Payments;
  /** The query by which the office supplements the journal. */
  readonly gateway: Pick<Gateway, "getTransactionData">;
  readonly orders: Orders;
  readonly buyers: Buyers;
  readonly outbox: Outbox;
  /** Signs the buyer's cookie. */
  readonly secret: string;
  /** Whether buyers use https; cookies are then Secure. */
  readonly isSecure: boolean;
  readonly hasCse: boolean;
  /** How cards are taken, unless the developer view says otherwise. */
  readonly cardSettings: Omit<DeveloperView, "isOn">;
  /** The bank's public key, for cards that staff enter. */
  readonly cseKey: CsePublicKey | undefined;
  /** Payment methods other than cards. */
  readonly otherMethods: readonly OtherMethod[];
  /** Who is logged in to the back office. */
  readonly staff: StaffSessions;
  /** Whether events are sent to another system. */
  readonly hasWebhooks: boolean;
  /** Whether account and back office exist. Their logins are no secret, so a shop with real money has none. */
  readonly hasDemoLogins: boolean;
  readonly testCards: readonly ScenarioCard[];
  /** The origin of the gateway's card fields, for the page's policy; undefined while the gateway cannot be asked. */
  readonly cardFieldsOrigin: () => Promise<string | undefined>;
  /** Where the bank's page may come from in a dialog, as CSP sources. */
  readonly challengeSources: readonly string[];
  /** The simulator's console. */
  readonly consoleUrl: string | undefined;
  readonly now: () => Date;
}
