import type { Faults } from "../faults.js";
import { GatewayError, type PostLimits, type Posted, type Transport } from "../engine.js";
import { createAnswerMemory, type Office } from "../gateway/office.js";
import type { Message } from "../gateway/seal.js";
import type { Random } from "../random.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { ProcessScope } from "./process-scope.js";
import type { Purchase } from "./purchase.js";

/** The network between the processes and the gateway. */
export interface Network {
  readonly scheduler: Scheduler;
  readonly office: Office;
  readonly faults: Faults;
  readonly trace: Trace;
  /** Connections that a process keeps to the gateway; the engine's default when undefined. */
  readonly connections: number | undefined;
  /** True while nothing gets through to the gateway. */
  isDown: boolean;
  purchaseOf(body: Message): Purchase | undefined;
  /** Called when a fault affects a call that names no purchase, such as the one for the list of banks. */
  readonly onStray: (fault: string) => void;
}

type ErrorCode = GatewayError["code"];

/** Calls that ask an issuer or write records: they take the gateway longer. */
const moneyMethods: ReadonlySet<string> = new Set([
  "cardValidateAuthenticationAndOrder",
  "duplicate",
  "creditHolder",
  "walletCreditHolder",
  "creditTransferFinalizeAndOrder",
  "paymentProviderFinalize",
  "walletIssuerWalletFinalize",
  "directDebitOrder",
  "cardOrder",
  "walletOrder",
  "cancel",
  "refund",
]);

/** The connection of one process, and its record of failures. */
export interface Line {
  readonly transport: Transport;
  /** Consecutive calls that failed by a fault of connection or gateway; waiting for a connection does not count. */
  readonly failuresInRow: () => number;
}

/** The connection from one process to the gateway: it loses, delays, duplicates and resets messages. */
export function createLine(network: Network, scope: ProcessScope, own: Random): Line {
  const { scheduler, office, faults, trace } = network;
  const memory = createAnswerMemory();
  let failuresInRow = 0;

  const post = (path: string, body: Message, limits: PostLimits): Promise<Posted> =>
    new Promise((resolve) => {
      const method = path.slice(path.lastIndexOf("/") + 1);
      const purchase = network.purchaseOf(body);
      const random = purchase?.random.network ?? own;
      const subject = purchase?.orderId ?? "";
      const touch = (fault: string) => {
        if (purchase) purchase.touchedBy.add(fault);
        else network.onStray(fault);
        if (trace.isKept) trace.add("fault", subject, `${fault} strikes ${method}`);
      };
      const strikes = (fault: Parameters<Faults["strikes"]>[0]) => {
        if (!faults.strikes(fault, random)) return false;
        touch(fault);
        return true;
      };
      let hasLeft = false;
      let isOver = false;
      let isTried = false;

      const end = (posted: Posted) => {
        if (isOver) return;
        isOver = true;
        callOffDeadline();
        limits.signal?.removeEventListener("abort", giveUp);
        if (posted.kind === "answered") failuresInRow = 0;
        else if (isTried) failuresInRow += 1;
        if (trace.isKept)
          trace.add(
            scope.name,
            subject,
            `${method}: ${posted.kind === "answered" ? posted.text : posted.error.code}`,
          );
        resolve(posted);
      };
      const fail = (code: ErrorCode, message: string) =>
        end({ kind: "failed", hasLeft, error: new GatewayError(code, message) });
      const giveUp = () => fail("GATEWAY_ABORTED", "The caller gave the call up.");
      const callOffDeadline = scope.timer(limits.deadlineMs, () => {
        fail("GATEWAY_DEADLINE_PASSED", "The gateway did not answer before the deadline.");
      });
      if (limits.signal?.aborted) return giveUp();
      limits.signal?.addEventListener("abort", giveUp);

      const answer = (status: number, text: string) => {
        if (status > 200) fail("GATEWAY_HTTP_STATUS", `The gateway answered HTTP ${status}.`);
        else end({ kind: "answered", text });
      };
      const arrive = (isCopy: boolean) => {
        const reply = office.handle({ method, body, random: purchase?.random.gateway ?? own, touch }, memory);
        if (trace.isKept)
          trace.add("gateway", subject, `${method}${isCopy ? " (copy)" : ""} answered ${reply.text}`);
        const delay =
          random.between(20, 400) + (strikes("network.slow") ? random.between(1_000, 120_000) : 0);
        if (isCopy || strikes("network.lost-answer")) return;
        scope.after(delay, () => answer(reply.status, reply.text));
      };
      const send = () => {
        if (network.isDown || strikes("network.reset")) {
          if (network.isDown) touch("network.outage");
          const isBefore = network.isDown || random.chance(0.5);
          if (isBefore) {
            scope.after(5, () => fail("GATEWAY_UNREACHABLE", "The gateway could not be reached."));
            return;
          }
          hasLeft = true;
          scope.after(random.between(1, 500), () =>
            fail("GATEWAY_CONNECTION_LOST", "The connection broke off."),
          );
          if (random.chance(0.5)) scheduler.after(random.between(1, 100), () => arrive(false));
          return;
        }
        hasLeft = true;
        if (trace.isKept) trace.add(scope.name, subject, `${method} is sent`);
        if (strikes("network.lost-request")) return;
        // Longer than the deadline, but within five minutes less the gateway's own delay.
        const workMs = moneyMethods.has(method) ? random.between(50, 1_500) : 0;
        const delay =
          workMs + random.between(5, 80) + (strikes("network.slow") ? random.between(1_000, 40_000) : 0);
        const isUnsent = random.chance(0.3);
        scheduler.after(delay, () => {
          // What a killed process had written may still be in its own buffers.
          if (scope.isAlive() || !isUnsent) arrive(false);
        });
        if (strikes("network.duplicate-request")) {
          scheduler.after(delay + random.between(1, 20_000), () => arrive(true));
        }
      };
      isTried = true;
      send();
    });

  return { transport: { post, close: async () => {} }, failuresInRow: () => failuresInRow };
}
