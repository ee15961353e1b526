import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { createBuyer, postJson } from "./buyer.js";
import { startScriptedGateway, type ScriptedGateway } from "./scripted-gateway.js";
import { createMovableTime } from "./movable-time.js";
import { openShop, type Shop, type ShopChange } from "./shop.js";

/** A shop whose gateway answers as the test tells it. */
export interface ScriptedShop {
  readonly shop: Shop;
  readonly office: ScriptedGateway;
  /** Moves the shop's clock and its timers, in milliseconds. */
  later(ms: number): void;
  /** Lets two days pass, so that anything without a trace at both checks is given up. */
  untilAllIsOver(): Promise<void>;
  /** Opens a session for an order and pays with a token; returns the answer to the page. */
  pays(orderId?: string): Promise<Paid>;
  /** How a new session for the order is answered. */
  triesAgain(orderId?: string): Promise<{ status: number; body: Record<string, unknown> }>;
  /** The newest attempt of an order. */
  newest(orderId?: string): ReturnType<Shop["payments"]["findByReference"]>;
  /** The details of all log entries of one step. */
  steps(name: string): readonly Record<string, unknown>[];
  close(): Promise<void>;
}

export interface Paid {
  readonly status: number;
  readonly outcome?: string;
  readonly next?: string;
  readonly url?: string;
  readonly retry?: boolean;
}

let simulator: Simulator | undefined;

/** Opens the shop. The simulator that each test shop has is started once and never called here. */
export async function openScriptedShop(change: ShopChange = {}): Promise<ScriptedShop> {
  simulator ??= await startSimulator({ port: 0 });
  const office = await startScriptedGateway();
  const time = createMovableTime();
  const shop = await openShop({
    simulator,
    line: office.url,
    now: time.now,
    timers: time.timers,
    retry: { circuit: false, pause: () => Promise.resolve() },
    ...change,
  });
  const buyer = createBuyer(shop);
  return {
    shop,
    office,
    later: (ms) => time.pass(ms),
    async untilAllIsOver() {
      for (let day = 0; day < 2; day += 1) {
        time.pass(24 * 3_600_000);
        await shop.payments.reconcile();
      }
    },
    async pays(orderId = "4711") {
      const session = await buyer.opens(orderId);
      const { status, body } = await buyer.pays(session, "token");
      return { status, ...body };
    },
    triesAgain: (orderId = "4711") => postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" }),
    newest: async (orderId = "4711") => (await shop.payments.listByOrder(orderId))[0],
    // Everything that is logged is an object.
    steps: (name) => (shop.log as Record<string, unknown>[]).filter(({ step }) => step === name),
    async close() {
      await shop.close();
      await office.close();
    },
  };
}

/** Stops what openScriptedShop started for all shops of a file. */
export async function closeSimulator(): Promise<void> {
  await simulator?.close();
  simulator = undefined;
}
