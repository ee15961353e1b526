import { PaymentError } from "@sips-kit/server";

/** What is read from the gateway; undefined while it cannot be queried. */
export async function ifAnswered<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PaymentError) return undefined;
    throw error;
  }
}
