import type { PropertyDeclarations } from "lit";
import type { GooglePayForPage, PaymentSession } from "@sips-kit/protocol/checkout";
import { googleScript, openGoogleClient, type GoogleClient } from "../../google-pay/google-client.js";
import { GooglePayError } from "../../google-pay/google-pay-error.js";
import { enGooglePay } from "../../locales/en-google-pay.js";
import type { Locale } from "../../locales/locale.js";
import { RedirectPayment } from "../redirect-payment/redirect-payment.js";

/**
 * Pays one order of the shop with Google Pay: a button that opens Google's sheet, and sends the card that the buyer
 * chooses there, encrypted for the gateway. A card on file may still lead to the cardholder's bank.
 *
 * @element sips-google-pay
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it.
 * @attr gateway - The gateway's name in Google's list of processors, as the bank gives it.
 * @attr gateway-merchant-id - The shop's id at the gateway, as the bank gives it for Google Pay.
 * @attr merchant-id - The shop's id at Google; needed with `environment` PRODUCTION.
 * @attr merchant-name - The shop's name in Google's sheet.
 * @attr environment - Google's: TEST (default) or PRODUCTION.
 * @attr networks - Card networks, separated by blanks. Default: MASTERCARD VISA.
 * @attr country - Where the payment is processed, ISO 3166-1 alpha-2. Default: FR.
 * @attr script - Address of Google's script. Default: Google's own; otherwise one on this machine, for tests.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button; the slot does the same.
 * @attr disabled - Nothing can be sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart submit @csspart status @csspart answers @csspart see @csspart agree
 *
 * @fires {SipsReadyEvent} sips-ready - Google Pay is available, and the button can be pressed.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send, or Google Pay is not available here.
 */
export class SipsGooglePay extends RedirectPayment {
  static override properties: PropertyDeclarations = {
    gateway: {},
    gatewayMerchantId: { attribute: "gateway-merchant-id" },
    merchantId: { attribute: "merchant-id" },
    merchantName: { attribute: "merchant-name" },
    environment: {},
    networks: {},
    country: {},
    script: {},
  };

  declare gateway: string;
  declare gatewayMerchantId: string;
  declare merchantId: string | undefined;
  declare merchantName: string | undefined;
  declare environment: string;
  declare networks: string;
  declare country: string;
  declare script: string;

  protected override readonly paymentMethod = "google-pay";
  // Google's sheet opens only while the buyer's click counts, so nothing may be waited for after it.
  protected override readonly opensLate = false;
  #client: GoogleClient | undefined;
  #shown: GooglePayForPage | undefined;

  constructor() {
    super();
    this.gateway = "";
    this.gatewayMerchantId = "";
    this.environment = "TEST";
    this.networks = "MASTERCARD VISA";
    this.country = "FR";
    this.script = googleScript;
  }

  protected override label({ googlePay = enGooglePay }: Locale): string {
    return googlePay.pay;
  }

  protected override async take({ googlePay }: PaymentSession): Promise<void> {
    this.#shown = googlePay;
    this.#client = await openGoogleClient(this.script, this.environment, {
      ...version,
      allowedPaymentMethods: [this.#cards()],
    });
  }

  /** The payload stays in memory: it is neither kept nor shown. */
  protected override async details(): Promise<object | undefined> {
    const { merchantId, merchantName, country } = this;
    try {
      const answer = await this.#client?.loadPaymentData({
        ...version,
        merchantInfo: { ...(merchantId && { merchantId }), ...(merchantName && { merchantName }) },
        transactionInfo: { ...this.#shown, totalPriceStatus: "FINAL", countryCode: country },
        allowedPaymentMethods: [{ ...this.#cards(), tokenizationSpecification: this.#tokenization() }],
      });
      const paymentData = answer?.paymentMethodData?.tokenizationData?.token;
      if (paymentData) return { paymentData };
    } catch (cause) {
      if (!isCancelled(cause)) throw new GooglePayError("ELEMENTS_GOOGLE_PAY_FAILED", { cause });
      this.said = (this.words.googlePay ?? enGooglePay).closed;
      return undefined;
    }
    throw new GooglePayError("ELEMENTS_GOOGLE_PAY_FAILED");
  }

  protected override check(): boolean {
    this.said = "";
    return true;
  }

  #cards() {
    return {
      type: "CARD",
      parameters: {
        allowedAuthMethods: ["PAN_ONLY", "CRYPTOGRAM_3DS"],
        allowedCardNetworks: this.networks.split(/\s+/).filter(Boolean),
      },
    };
  }

  #tokenization() {
    const { gateway, gatewayMerchantId } = this;
    return { type: "PAYMENT_GATEWAY", parameters: { gateway, gatewayMerchantId } };
  }
}

const version = { apiVersion: 2, apiVersionMinor: 0 };

function isCancelled(error: unknown): boolean {
  return (Object(error) as { readonly statusCode?: unknown }).statusCode === "CANCELED";
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-google-pay": SipsGooglePay;
  }
}
