/*
 * Stands in for Google's pay.js: the same names and answers, with a sheet that offers the simulator's test cards. The
 * payload is made in the page, for the simulated gateway's key, so that it travels nowhere but to the shop. The server
 * puts `simulatedGateway` before this text.
 */
(() => {
  /** @typedef {{ number: string, authMethod: "CRYPTOGRAM_3DS" | "PAN_ONLY", en: string, fr: string }} TestCard */
  const global = /** @type {any} */ (window);
  /** @type {{ spki: string, keyId: string, aheadMs: number, lifeMs: number }} */
  const gateway = global.simulatedGateway;

  /** @type {readonly TestCard[]} */
  const cards = [
    {
      number: "5100000100000700",
      authMethod: "CRYPTOGRAM_3DS",
      en: "Confirmed on this device: paid at once",
      fr: "Confirmée sur cet appareil : payée aussitôt",
    },
    {
      number: "5100000000000800",
      authMethod: "PAN_ONLY",
      en: "Card on file: your bank asks you to confirm",
      fr: "Carte enregistrée : votre banque vous demande de confirmer",
    },
    {
      number: "5100000100000205",
      authMethod: "CRYPTOGRAM_3DS",
      en: "Confirmed on this device: refused",
      fr: "Confirmée sur cet appareil : refusée",
    },
  ];

  const words = {
    en: { title: "Google Pay, simulated", pay: "Pay with", cancel: "Cancel" },
    fr: { title: "Google Pay, simulé", pay: "Payer avec", cancel: "Annuler" },
  };

  const css = `
    dialog { box-sizing: border-box; width: min(24rem, calc(100vw - 2rem)); padding: 1.25rem; border: 0;
      border-radius: 1rem; color: #1f1f1f; background: #fff; font: 1rem/1.4 system-ui, sans-serif; color-scheme: light; }
    dialog::backdrop { background: rgb(0 0 0 / .5); }
    h2 { margin: 0 0 .25rem; font-size: 1.125rem; }
    p { margin: 0 0 1rem; }
    button { display: block; width: 100%; margin: .5rem 0 0; padding: .75rem; border: 1px solid #747775;
      border-radius: .5rem; color: inherit; background: none; font: inherit; text-align: start; cursor: pointer; }
    button:hover { background: #f0f4f9; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    small { display: block; color: #444746; }
    .cancel { border-color: transparent; color: #0b57d0; text-align: center; }`;

  class PaymentsClient {
    /** @param {any} request */
    async isReadyToPay(request) {
      return { result: request.allowedPaymentMethods.some(takesMastercard) };
    }

    /** @param {any} request */
    async loadPaymentData(request) {
      const [method] = request.allowedPaymentMethods;
      const { gateway: name, gatewayMerchantId } = method.tokenizationSpecification?.parameters ?? {};
      const { totalPrice, currencyCode } = request.transactionInfo ?? {};
      if (
        !name ||
        !gatewayMerchantId ||
        !/^\d+(\.\d+)?$/.test(totalPrice) ||
        !/^[A-Z]{3}$/.test(currencyCode)
      ) {
        throw {
          statusCode: "DEVELOPER_ERROR",
          statusMessage: "A field of the request is missing or malformed.",
        };
      }
      const card = await choose(`${totalPrice} ${currencyCode}`);
      if (!card) throw { statusCode: "CANCELED" };
      return {
        apiVersion: 2,
        apiVersionMinor: 0,
        paymentMethodData: {
          type: "CARD",
          description: `Mastercard •••• ${card.number.slice(-4)}`,
          info: { cardNetwork: "MASTERCARD", cardDetails: card.number.slice(-4) },
          tokenizationData: { type: "PAYMENT_GATEWAY", token: await payloadOf(card) },
        },
      };
    }
  }

  /** @param {any} method */
  function takesMastercard({ type, parameters }) {
    return type === "CARD" && parameters.allowedCardNetworks.includes("MASTERCARD");
  }

  /**
   * Shows the sheet; undefined when the buyer closes it.
   *
   * @param {string} total
   * @returns {Promise<TestCard | undefined>}
   */
  function choose(total) {
    const language = document.documentElement.lang.startsWith("fr") ? "fr" : "en";
    const { title, pay, cancel } = words[language];
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const dialog = document.createElement("dialog");
    dialog.lang = language;
    dialog.setAttribute("aria-labelledby", "title");
    const heading = element("h2", title);
    heading.id = "title";
    dialog.append(heading, element("p", total));
    document.body.append(host);
    return new Promise((resolve) => {
      /** @type {TestCard | undefined} */
      let chosen;
      const button = (/** @type {HTMLElement[]} */ content, /** @type {TestCard | undefined} */ card) => {
        const one = document.createElement("button");
        one.type = "button";
        one.append(...content);
        one.addEventListener("click", () => {
          chosen = card;
          dialog.close();
        });
        dialog.append(one);
        return one;
      };
      for (const card of cards) {
        const name = element("span", `${pay} Mastercard •••• ${card.number.slice(-4)}`);
        button([name, element("small", card[language])], card);
      }
      button([element("span", cancel)], undefined).className = "cancel";
      dialog.addEventListener("close", () => {
        host.remove();
        resolve(chosen);
      });
      root.append(dialog);
      dialog.showModal();
    });
  }

  /**
   * @param {string} tag
   * @param {string} text
   */
  function element(tag, text) {
    const one = document.createElement(tag);
    one.textContent = text;
    return one;
  }

  /**
   * A compact JWE, as `createGooglePayPayload` makes it.
   *
   * @param {TestCard} card
   */
  async function payloadOf({ number, authMethod }) {
    const content = {
      messageId: base64url(random(16)),
      messageExpiration: String(Date.now() + gateway.aheadMs + gateway.lifeMs),
      paymentMethod: "CARD",
      paymentMethodDetails: {
        pan: number,
        expirationYear: 2035,
        expirationMonth: 12,
        authMethod,
        ...(authMethod === "CRYPTOGRAM_3DS"
          ? { cryptogram: btoa(String.fromCharCode(...random(20))), eciIndicator: "05" }
          : {}),
      },
    };
    const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const header = base64url(
      encode(JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: gateway.keyId })),
    );
    const spki = Uint8Array.from(atob(gateway.spki), (one) => one.charCodeAt(0));
    const publicKey = await crypto.subtle.importKey(
      "spki",
      spki,
      { name: "RSA-OAEP", hash: "SHA-256" },
      false,
      ["encrypt"],
    );
    const contentKey = random(32);
    const iv = random(12);
    const aes = await crypto.subtle.importKey("raw", contentKey, "AES-GCM", false, ["encrypt"]);
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: encode(header) },
        aes,
        encode(JSON.stringify({ paymentData: JSON.stringify(content) })),
      ),
    );
    const key = new Uint8Array(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, publicKey, contentKey));
    return [header, ...[key, iv, sealed.slice(0, -16), sealed.slice(-16)].map(base64url)].join(".");
  }

  /** @param {number} count */
  function random(count) {
    return crypto.getRandomValues(new Uint8Array(count));
  }

  /** @param {Uint8Array} bytes */
  function base64url(bytes) {
    return btoa(String.fromCharCode(...bytes)).replace(
      /[+/=]/g,
      (one) => ({ "+": "-", "/": "_" })[one] ?? "",
    );
  }

  global.google = { ...global.google, payments: { ...global.google?.payments, api: { PaymentsClient } } };
})();
