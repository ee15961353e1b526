import { createGateway, PaymentError, type Gateway, type Operation } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { createBuyer, formOf, postJson, type Page } from "../buyer.js";
import { controlOf } from "../control.js";
import type { Shop } from "../shop.js";
import type { SeededRandom } from "./seeded-random.js";

/** What buyers and merchant were told during the run. */
export interface Told {
  readonly outcomes: { readonly reference: string; readonly outcome: string }[];
  readonly operations: Operation[];
  /** The number of steps of each kind. */
  readonly done: Map<string, number>;
}

const cards = [
  "5100000100000700",
  "5100000100000700",
  "5100000100000205",
  "5100000000000800",
  "5100000000000305",
  "5100000200000600",
  "5100000500000300",
] as const;

const faults = [
  "reset",
  "http-500",
  "cut-json",
  "half-body-cut",
  "html-200",
  "wrong-seal",
  "no-seal",
  "other-reference",
];
// Each of these faults costs its caller a whole deadline.
const slowFaults = ["no-answer", "half-body-silence", "slow-drip"];
const faultyMethods = [
  "cardValidateAuthenticationAndOrder",
  "cardValidateAuthenticationAndOrder",
  "cardCheckEnrollment",
  "hostedFieldsInitialize",
  "getTransactionData",
  "refund",
  "cancel",
  "duplicate",
];

/** Buyers and a merchant who act at random, each one step at a time, while the gateway fails now and then. */
export async function runClients(
  shop: Shop,
  random: SeededRandom,
  { clients, steps }: { readonly clients: number; readonly steps: number },
): Promise<Told> {
  // Cards are entered in the gateway's own page, which the shop's failing connection does not affect.
  const buyersLine = createGateway({ url: shop.simulator.url, ...testShop, retry: { circuit: false } });
  const told: Told = { outcomes: [], operations: [], done: new Map() };
  let left = steps;
  const count = (what: string) => void told.done.set(what, (told.done.get(what) ?? 0) + 1);
  const client = async (name: number): Promise<void> => {
    const work = createWork(shop, buyersLine, random, told, name);
    while (left > 0) {
      left -= 1;
      if (random.isOnceIn(4)) await armFault(shop, random);
      count(await work.step());
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
  await buyersLine.close();
  return told;
}

async function armFault(shop: Shop, random: SeededRandom): Promise<void> {
  const fault = random.oneOf(random.isOnceIn(6) ? slowFaults : faults);
  await controlOf(shop).fault(random.oneOf(faultyMethods), fault, random.oneOf(["before", "after"]));
}

type Form = ReturnType<typeof formOf>;

function createWork(shop: Shop, buyersLine: Gateway, random: SeededRandom, told: Told, name: number) {
  const buyer = createBuyer({ ...shop, gateway: buyersLine });
  const orders: string[] = [];
  const returns: Form[] = [];
  let made = 0;

  async function order(): Promise<string> {
    // Sometimes an order that was opened or paid before.
    const orderId =
      orders.length > 0 && random.isOnceIn(5) ? random.oneOf(orders) : `C${name}N${(made += 1)}`;
    if (!shop.orders.has(orderId)) {
      const captureMode = random.oneOf(["IMMEDIATE", "AUTHOR_CAPTURE"] as const);
      const details = { captureMode, captureDay: captureMode === "IMMEDIATE" ? "0" : "6" };
      shop.orders.set(orderId, {
        orderId,
        amountMinor: 1000 + random.below(9000),
        currencyCode: "978",
        details,
      });
      orders.push(orderId);
    }
    const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" });
    if (opened.status !== 201) return `order ${String(opened.body["code"])}`;
    const token = await buyer.types(random.oneOf(cards));
    const pay = () =>
      postJson(`${shop.url}/sips/payments`, { session: opened.body["session"], paymentToken: token });
    // Impatient buyers click twice.
    const answers = await Promise.all(random.isOnceIn(5) ? [pay(), pay()] : [pay()]);
    for (const { body } of answers) {
      const url = String(body["url"]);
      const reference = /[=/]\w+\.(\w+)\./.exec(url)?.[1];
      const { outcome } = body;
      if (reference && typeof outcome === "string") told.outcomes.push({ reference, outcome });
      if (body["next"] === "redirect") await meetBank(url);
    }
    return "order";
  }

  async function meetBank(url: string): Promise<void> {
    const button = random.oneOf(["Authenticate", "Authenticate", "Authenticate", "Fail", "Cancel"] as const);
    returns.push(await buyer.returnForm(url, button));
  }

  async function comeBack(times: 1 | 2): Promise<string> {
    const back = returns.pop();
    if (!back) return order();
    const pages = await Promise.all(Array.from({ length: times }, () => buyer.submit(back)));
    for (const page of pages) told.outcomes.push(seenOn(page));
    // Kept, because the return may be sent again much later.
    if (random.isOnceIn(3)) returns.unshift(back);
    return times === 1 ? "return" : "double return";
  }

  async function operate(kind: "refund" | "cancel" | "duplicate"): Promise<string> {
    if (orders.length === 0) return order();
    const payments = await shop.payments.listByOrder(random.oneOf(orders));
    const reference = payments[random.below(Math.max(1, payments.length))]?.reference;
    if (reference === undefined) return order();
    const idempotencyKey = `M${name}.${(made += 1)}`;
    const amountMinor = 1 + random.below(4000);
    const request = () => shop.payments.operations[kind]({ idempotencyKey, reference, amountMinor });
    const ends = await Promise.allSettled(random.isOnceIn(4) ? [request(), request()] : [request()]);
    for (const end of ends) {
      if (end.status === "fulfilled") told.operations.push(end.value);
      // Only a busy transaction may be answered like this.
      else if (!(end.reason instanceof PaymentError && end.reason.code === "PAYMENT_OPERATION_PENDING"))
        throw end.reason;
    }
    return kind;
  }

  async function query(): Promise<string> {
    if (orders.length === 0) return order();
    const [payment] = await shop.payments.listByOrder(random.oneOf(orders));
    if (payment) {
      const seen = await shop.payments.findBySession(payment.session);
      told.outcomes.push({ reference: payment.reference, outcome: seen?.state ?? "gone" });
    }
    return "query";
  }

  const choices = [
    order,
    order,
    order,
    order,
    () => comeBack(1),
    () => comeBack(1),
    () => comeBack(2),
    () => operate("cancel"),
    () => operate("refund"),
    () => operate("refund"),
    () => operate("duplicate"),
    query,
  ];
  return { step: () => random.oneOf(choices)() };
}

function seenOn(page: Page): Told["outcomes"][number] {
  // The shop's result page of these tests is the payment as JSON.
  const { reference, state } = JSON.parse(page.text) as { reference: string; state: string };
  return { reference, outcome: state };
}
