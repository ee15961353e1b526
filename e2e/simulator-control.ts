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
  const response = await fetch(`${simulatorUrl}/_control/transactions`);
  // The simulator's own answer, whose form its tests check.
  return (await response.json()) as Transactions;
}

/** Arms a fault of the gateway for one or more calls. */
export async function armFault(
  simulatorUrl: string,
  method: string,
  fault: string,
  times = 1,
): Promise<void> {
  const body = JSON.stringify({ method, fault, when: "after", times });
  const headers = { "content-type": "application/json" };
  await fetch(`${simulatorUrl}/_control/faults`, { method: "POST", headers, body });
}

/** Removes all faults of the gateway. */
export async function disarmFaults(simulatorUrl: string): Promise<void> {
  await fetch(`${simulatorUrl}/_control/faults`, { method: "DELETE" });
}

/** Moves the gateway's clock to ten in the morning in Paris after its next remittance. */
export async function goToNextMorning(simulatorUrl: string): Promise<void> {
  const clock = `${simulatorUrl}/_control/clock`;
  const answer = await fetch(clock);
  // The simulator's own answer, whose form its tests check.
  const { now } = (await answer.json()) as { now: string };
  const options = { timeZone: "Europe/Paris", hour: "2-digit", hourCycle: "h23" } as const;
  const hour = Number(new Intl.DateTimeFormat("en-GB", options).format(new Date(now)));
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ advance: `PT${34 - hour}H` });
  await fetch(clock, { method: "POST", headers, body });
}

/** Sets the gateway's readings. */
export async function readAs(simulatorUrl: string, readings: object): Promise<void> {
  const response = await fetch(`${simulatorUrl}/_control/readings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(readings),
  });
  if (!response.ok) throw new Error(`The simulator's readings answered ${response.status}.`);
}
