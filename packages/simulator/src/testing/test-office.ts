import type { MethodName } from "@sips-kit/protocol";
import { testShop } from "../fixtures/shops.js";
import { createGateway, type Gateway } from "../ledger/gateway.js";
import type { WireObject } from "../ledger/wire.js";
import { handleRequest } from "../office/handle-request.js";
import type { Readings } from "../world/readings.js";
import { cardFields, orderFields, sealedRequest } from "./office-client.js";

/** A gateway in this process, on a Monday at ten in Paris. For tests of single methods, without HTTP. */
export interface TestOffice {
  readonly gateway: Gateway;
  call(method: MethodName, fields: WireObject): WireObject;
  /** Orders with an ordinary card, or a given one, and returns the reference; throws for a refused order. */
  pay(change?: WireObject): string;
  /** What getTransactionData says. */
  look(transactionReference: string): WireObject;
  advance(duration: string): void;
  /** Kind and amount of each movement of money, all or of one transaction. */
  movements(transactionReference?: string): string[];
}

/** Of the same owner as the test shop. */
export const sisterShop = { merchantId: "002001000000002" };
/** Of another owner. */
export const otherShop = { merchantId: "002001000000003" };
/** Without the option to credit. */
export const plainShop = { merchantId: "002001000000004" };

export function openTestOffice(
  options: {
    readonly seed?: string;
    readonly stateFile?: string | undefined;
    readonly readings?: Partial<Readings>;
    readonly startsAt?: string;
  } = {},
): TestOffice {
  const { seed = "test", startsAt = "2026-11-23T10:00:00+01:00", stateFile, readings } = options;
  const gateway = createGateway({
    seed,
    machineTime: () => Date.parse(startsAt),
    origins: { fields: "http://fields.test", acs: "http://acs.test" },
    slowAnswerMs: 0,
    stateFile,
    readings,
  });
  const call: TestOffice["call"] = (method, fields) => {
    // The test shops' keys are named after them.
    const secretKey = `${String(fields["merchantId"] ?? testShop.merchantId)}_KEY1`;
    return handleRequest(gateway, method, sealedRequest(method, fields, { secretKey })).body;
  };
  return {
    gateway,
    call,
    pay(change = {}) {
      const answer = call("cardOrder", orderFields({ ...cardFields("5100000000000800"), ...change }));
      if (answer["responseCode"] !== "00")
        throw new Error(`The order was refused: ${JSON.stringify(answer)}`);
      return String(answer["transactionReference"]);
    },
    look: (transactionReference) => call("getTransactionData", { transactionReference }),
    advance: (duration) => gateway.clock.advance(duration),
    movements: (transactionReference) =>
      gateway.transactions
        .movements()
        .filter(
          (one) => transactionReference === undefined || one.transactionReference === transactionReference,
        )
        .map(({ kind, amount }) => `${kind} ${amount}`),
  };
}
