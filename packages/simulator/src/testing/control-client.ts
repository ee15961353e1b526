/** The control API as tests use it. */
export function createControlClient(url: string) {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/_control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    // The control API answers JSON objects in all cases, errors among them.
    return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
  };
  return {
    get: (path: string) => call("GET", path),
    post: (path: string, body?: unknown) => call("POST", path, body),
    delete: (path: string) => call("DELETE", path),
    async transaction(transactionReference: string): Promise<ShownTransaction | undefined> {
      const { body } = await call("GET", `transactions?transactionReference=${transactionReference}`);
      // The shape that shown.ts gives.
      return (body["transactions"] as ShownTransaction[])[0];
    },
    async chargeCount(): Promise<number> {
      const { body } = await call("GET", "transactions");
      // The shape that shown.ts gives.
      return (body["charges"] as unknown[]).length;
    },
  };
}

/** What tests look at in a transaction of the control API. */
export interface ShownTransaction {
  readonly transactionReference: string;
  readonly status: string;
  readonly responseCode?: string;
  readonly paymentMeanBrand: string;
  readonly paymentMeanBrandSelectionStatus: string;
}
