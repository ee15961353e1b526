import { Pool } from "undici";

/** What buyers achieved in one turn. */
export interface Turn {
  readonly payments: number;
  readonly perSecond: number;
  /** Median time from the open form to the result, in milliseconds. */
  readonly p50: number;
}

let orders = 0;

/** Lets this many buyers pay, each one payment after the other for a while, from the open form to the result. */
export async function payInTurn(url: string, buyers: number, forMs: number): Promise<Turn> {
  const pool = new Pool(url, { connections: buyers });
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const buyer = async (): Promise<void> => {
    for (let at = performance.now(); at < startedAt + forMs;) {
      await pay(pool);
      const now = performance.now();
      tookMs.push(now - at);
      at = now;
    }
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  tookMs.sort((one, other) => one - other);
  const p50 = tookMs[Math.floor(tookMs.length / 2)] ?? Number.NaN;
  return { payments: tookMs.length, perSecond: tookMs.length / seconds, p50 };
}

/** Lets this many buyers at a time make this many payments in all. */
export async function payTimes(url: string, buyers: number, payments: number): Promise<void> {
  const pool = new Pool(url, { connections: buyers });
  let begun = 0;
  const buyer = async (): Promise<void> => {
    while ((begun += 1) <= payments) await pay(pool);
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  await pool.close();
}

async function pay(pool: Pool): Promise<void> {
  const orderId = `new-${process.pid}-${(orders += 1)}`;
  const { session } = await post(pool, "/sips/sessions", { orderId, mode: "hosted" });
  const paid = await post(pool, "/sips/payments", { session, paymentToken: "t".repeat(64) });
  if (paid["outcome"] !== "accepted") throw new Error(`not paid: ${JSON.stringify(paid)}`);
}

async function post(pool: Pool, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await pool.request({
    path,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // Both kinds of shop answer with JSON objects.
  return (await answer.body.json()) as Record<string, unknown>;
}
