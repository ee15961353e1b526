import { appendFileSync } from "node:fs";
import {
  bancontactMobile,
  card,
  elv,
  googlePay,
  ideal,
  issuerWallet,
  openJournal,
  paypal,
  savedCard,
  sepaDirectDebit,
  sofort,
  type InstalmentChange,
  type Payment,
} from "@sips-kit/server";
import type { Simulator } from "@sips-kit/simulator";
import { unlimited } from "../unlimited.js";
import { openShop, type Shop, type ShopChange } from "../shop.js";
import { stories, storyOf, type Story } from "./stories.js";
import { walletOf } from "./wallet-of.js";

/** What the processes of one shop share: the journal, the gateway, and the shop's own notes. */
export interface CrashPlace {
  /** As `openJournal` takes it. */
  readonly journal: string;
  readonly simulator: Omit<Simulator, "close">;
  readonly notificationsFile: string;
}

/** A payment without a trace for this long was not made: the recovery takes three times 25 minutes. */
const unpaidAfterMs = 20 * 60_000;

/** A server process of the shop; several may run at the same time. */
export async function openCrashShop(place: CrashPlace, change: ShopChange = {}): Promise<Shop> {
  return openShop({
    journal: change.journal ?? (await openJournal(place.journal)),
    simulator: { ...place.simulator, close: () => Promise.resolve() },
    deadlineMs: 10_000,
    limits: unlimited,
    paymentMethods: [
      card(),
      savedCard({ withoutAuthentication: ({ orderId }) => storyOf(orderId) === "oneClick" }),
      paypal(),
      ideal({ unpaidAfterMs }),
      sofort({ unpaidAfterMs }),
      issuerWallet({ unpaidAfterMs }),
      bancontactMobile({ unpaidAfterMs }),
      sepaDirectDebit(),
      elv(),
      googlePay(),
    ],
    resolveOrder: (orderId) => {
      const story: Story = stories[storyOf(orderId)];
      const details = story.details ?? {};
      return {
        orderId,
        amountMinor: 2490,
        currencyCode: "978",
        details,
        merchantWalletId: walletOf(orderId),
        ...(story.instalments && { instalments: story.instalments }),
      };
    },
    mandateUrl: () => "/mandates",
    onChange: () => {},
    resolveWallet: ({ headers }) => headers["x-wallet"]?.toString(),
    onResult: (payment) => noteResult(place, payment),
    onInstalment: (news) => noteInstalment(place, news),
    ...change,
  });
}

/** The shop's own note of what it was told: a JSON line that outlives its process. */
export function noteResult(
  { notificationsFile }: CrashPlace,
  { eventId, reference, state }: Pick<Payment, "eventId" | "reference" | "state">,
): void {
  appendFileSync(notificationsFile, `${JSON.stringify({ eventId, reference, state })}\n`);
}

/** The same of an instalment. */
export function noteInstalment(
  place: CrashPlace,
  { eventId, kind, payment, instalment }: InstalmentChange,
): void {
  const { reference } = payment;
  appendFileSync(
    place.notificationsFile,
    `${JSON.stringify({ eventId, reference, state: `${kind} ${instalment.number}` })}\n`,
  );
}
