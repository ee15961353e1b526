/** A shop's page with the hosted fields on it, in one of the two generations of names; records the script's events. */
export function fieldsPage(options: {
  readonly sdkUrl: string;
  readonly session: string;
  readonly generation: "sessionData" | "merchantSessionToken";
  readonly lang?: string;
  readonly dir?: "rtl";
  /** More options of create(), as JSON. */
  readonly more?: object;
}): string {
  const { sdkUrl, session, generation, lang = "en", dir = "ltr", more = {} } = options;
  const fields =
    generation === "sessionData"
      ? {
          cardNumber: { id: "number", title: "Card number", placeholder: "1234 1234 1234 1234" },
          expiryDate: { id: "expiry", placeholder: "MM / YY", checkExpiredDate: "true" },
          csc: { id: "csc" },
          cardholderName: { id: "holder" },
          cardBrands: { id: "brands" },
        }
      : { cardNumber: {}, cardExpiryDate: {}, cardCvc: {}, cardBrands: { id: "brands" } };
  const container = (name: string) => `<div class="field" id="${name}"></div>`;
  const containers =
    generation === "sessionData"
      ? `<label for="number">Card number</label> ${["number", "brands", "expiry", "csc", "holder"].map(container).join("")}`
      : ["sdpx-hosted-cardNumber", "sdpx-hosted-cardExpiryDate", "sdpx-hosted-cardCvc", "brands"]
          .map(container)
          .join("");
  const createdWith = generation === "sessionData" ? { merchantSessionToken: session, sdkUrl } : session;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Pay</title>
<style>
  body { font: 16px system-ui, sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem }
  .field { height: 44px; margin: 0 0 12px; padding: 0 12px; border: 1px solid #667; border-radius: 8px }
  #brands { border: 0; padding: 0; width: 110px }
</style>
<main>
<h1>Pay</h1>
${containers}
<button>Pay</button>
</main>
<script src="${sdkUrl}"></script>
<script>
  const told = [], messages = [];
  addEventListener("message", (event) => messages.push(event.data));
  const options = ${JSON.stringify({ [generation]: createdWith, fields, ...more })};
  const form = sdpx.hostedfields.create(options);
  const names = "focus blur empty valid invalid field-ready all-fields-ready error-init-fields card-brand-entry card-brand-selected error submit";
  for (const name of names.split(" ")) form.on(name, (event) => told.push(event));
  const tokenize = () => form.tokenize(false).catch((error) => ({ ...error, message: error.message }));
</script>
</html>`;
}
