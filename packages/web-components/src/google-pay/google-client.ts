import { loadScript } from "../card-source/load-script.js";
import { within } from "../card-source/within.js";
import { GooglePayError } from "./google-pay-error.js";

/** The address of Google's own script. */
export const googleScript = "https://pay.google.com/gp/p/js/pay.js";

/** What the kit calls of Google's script. Source: Google Pay API for the web, reference of PaymentsClient. */
export interface GoogleClient {
  isReadyToPay(request: object): Promise<{ readonly result?: boolean }>;
  /** Shows Google's sheet; rejects with `statusCode` CANCELED when the buyer closes it. */
  loadPaymentData(request: object): Promise<{
    readonly paymentMethodData?: { readonly tokenizationData?: { readonly token?: string } };
  }>;
}

type GoogleWindow = {
  readonly google?: {
    readonly payments?: {
      readonly api?: { readonly PaymentsClient?: new (options: { environment: string }) => GoogleClient };
    };
  };
};

const readyMs = 15_000;

/**
 * Loads Google's script, once per page, and asks whether this buyer can pay with it.
 *
 * @param address the script: Google's, or one on this machine for tests
 * @param request what `isReadyToPay` takes
 * @throws HostedFieldsError when the script does not load, or is on another host
 * @throws GooglePayError when Google Pay is not available here
 */
export async function openGoogleClient(
  address: string,
  environment: string,
  request: object,
): Promise<GoogleClient> {
  await loadScript(address, ["pay.google.com"]);
  const { google } = globalThis as GoogleWindow;
  const Client = google?.payments?.api?.PaymentsClient;
  if (!Client) throw unavailable();
  try {
    const client = new Client({ environment });
    const { result } = await within(readyMs, client.isReadyToPay(request), unavailable());
    if (result === true) return client;
  } catch (cause) {
    throw unavailable(cause);
  }
  throw unavailable();
}

function unavailable(cause?: unknown): GooglePayError {
  return new GooglePayError("ELEMENTS_GOOGLE_PAY_UNAVAILABLE", { cause });
}
