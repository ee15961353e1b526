/** An authorisation of the simulated gateway. */
export interface Charge {
  readonly transactionReference: string;
  readonly amount: number;
}

interface Transactions {
  readonly transactions: readonly {
    readonly transactionReference: string;
    readonly paymentMeanBrand: string;
    readonly echo: { orderId?: string };
  }[];
  readonly charges: readonly Charge[];
}

/** Reads from the simulator what was charged for an order, over all its transactions. */
export async function chargesOfOrder(simulatorUrl: string, orderId: string): Promise<readonly Charge[]> {
  const { transactions, charges } = await readTransactions(simulatorUrl);
  const references = transactions
    .filter((transaction) => transaction.echo.orderId === orderId)
    .map((transaction) => transaction.transactionReference);
  return charges.filter((charge) => references.includes(charge.transactionReference));
}

/** The brands used for the payments of an order, over all its transactions. */
export async function brandsOfOrder(simulatorUrl: string, orderId: string): Promise<readonly string[]> {
  const { transactions } = await readTransactions(simulatorUrl);
  return transactions.filter(({ echo }) => echo.orderId === orderId).map((one) => one.paymentMeanBrand);
}

async function readTransactions(simulatorUrl: string): Promise<Transactions> {
  // The simulator's own answer, whose form its tests check.
  return (await control(simulatorUrl, "transactions")) as Transactions;
}

/** Arms a fault of the gateway for one or more calls. */
export async function armFault(
  simulatorUrl: string,
  method: string,
  fault: string,
  times = 1,
): Promise<void> {
  await control(simulatorUrl, "faults", "POST", { method, fault, when: "after", times });
}

/** Removes all faults of the gateway. */
export async function disarmFaults(simulatorUrl: string): Promise<void> {
  await control(simulatorUrl, "faults", "DELETE");
}

/** Moves the gateway's clock to ten in the morning in Paris after its next remittance. */
export async function goToNextMorning(simulatorUrl: string): Promise<void> {
  // The simulator's own answer, whose form its tests check.
  const { now } = (await control(simulatorUrl, "clock")) as { now: string };
  const options = { timeZone: "Europe/Paris", hour: "2-digit", hourCycle: "h23" } as const;
  const hour = Number(new Intl.DateTimeFormat("en-GB", options).format(new Date(now)));
  await control(simulatorUrl, "clock", "POST", { advance: `PT${34 - hour}H` });
}

/** Sets the gateway's readings. */
export async function readAs(simulatorUrl: string, readings: object): Promise<void> {
  await control(simulatorUrl, "readings", "POST", readings);
}

/** A call of the control API. A misspelled fault or reading would change nothing, and its test might pass. */
async function control(
  simulatorUrl: string,
  path: string,
  method: "GET" | "POST" | "DELETE" = "GET",
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${simulatorUrl}/_control/${path}`, {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
  return response.json();
}
