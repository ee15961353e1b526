const again = "Your payment could not be sent. Please try again.";
const away = "The payment service cannot be reached at the moment. Nothing has been charged.";
const google = "Google Pay did not load. Check your connection and try again.";

/** English for errors on the way to another payment page, instead of the card form's. */
export const enRedirectFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: "The time to pay has run out. Please try again.",
  PAYMENT_BODY_INVALID: again,
  PAYMENT_SESSION_INVALID: again,
  PAYMENT_GATEWAY_UNREACHABLE: away,
  PAYMENT_GATEWAY_REFUSED: away,
  ELEMENTS_SCRIPT_FAILED: google,
  ELEMENTS_SCRIPT_TIMEOUT: google,
  ELEMENTS_GOOGLE_PAY_UNAVAILABLE:
    "Google Pay is not available on this device. Please choose another way to pay.",
  ELEMENTS_GOOGLE_PAY_FAILED:
    "Google Pay could not give your card. Nothing has been charged. Please try again.",
};
