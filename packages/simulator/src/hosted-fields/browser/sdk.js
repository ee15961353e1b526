/*
 * The hosted fields' script, page half: puts one frame into each of the shop's containers and speaks with it through a
 * port of its own. It never sees what is typed. The names are those of the gateway's script as public code shows them,
 * in both of its generations; a session argument tells which one the shop speaks.
 */
(() => {
  const global = /** @type {any} */ (window);
  if (global.sdpx?.hostedfields) return;

  /** @typedef {{ kind: string } & Record<string, any>} Message */
  /**
   * @typedef {object} Form What a field needs of the form that it belongs to.
   * @property {string} group
   * @property {string | undefined} session
   * @property {string | undefined} locale
   * @property {object | undefined} style
   * @property {(type: string, data: object) => void} emit
   * @property {(message: string) => void} fail
   * @property {(message: Message) => void} hear Takes what a frame says about the whole form.
   */
  /** @typedef {ReturnType<typeof createField>} Field */

  // As in messages.js, which a script that is no module cannot import.
  const version = 1;
  const maxLength = 4096;
  const readyWithinMs = 10_000;
  const tokenWithinMs = 30_000;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const fieldsOrigin = new URL(script.src).origin;

  /** The shop's names for the fields, and its name for the result. */
  const generations = {
    sessionData: {
      result: "token",
      fields: {
        cardNumber: "cardNumber",
        expiryDate: "expiry",
        csc: "csc",
        cardholderName: "cardholderName",
        cardBrands: "cardBrands",
      },
    },
    merchantSessionToken: {
      result: "paymentToken",
      fields: {
        cardNumber: "cardNumber",
        cardExpiryDate: "expiry",
        cardCvc: "csc",
        cardholderName: "cardholderName",
        cardBrands: "cardBrands",
      },
    },
  };

  /** @param {Record<string, any>} options */
  function create(options) {
    const isFirst = options["sessionData"] !== undefined;
    /** @type {{ result: string, fields: Record<string, string> }} */
    const generation = generations[isFirst ? "sessionData" : "merchantSessionToken"];
    const session = readSession(options["sessionData"] ?? options["merchantSessionToken"]);
    /** @type {Map<string, Field>} */
    const fields = new Map();
    const { emit, on } = createEvents(options["logLevel"] === "debug");
    const token = createTokenRequest();
    /** @type {string | undefined} */
    let failure;

    /** @param {string} message */
    const fail = (message) => {
      if (failure !== undefined) return;
      failure = message;
      emit("error-init-fields", { message });
    };
    const { locale, style } = options;
    /** @type {Form} */
    const form = { group: randomText(), session, locale, style, emit, fail, hear };

    // Handlers are attached after `create` has returned, so no event may be emitted before.
    queueMicrotask(() => {
      try {
        mount();
      } catch (error) {
        fail(error instanceof Error ? error.message : String(error));
      }
    });

    function mount() {
      if (location.origin === "null") {
        throw new Error('This page has no origin ("null"): hosted fields need http or https.');
      }
      if (!session) throw new Error("create() needs sessionData or merchantSessionToken.");
      for (const [name, settings] of Object.entries(options["fields"] ?? {})) {
        const field = Object.hasOwn(generation.fields, name) ? generation.fields[name] : undefined;
        if (!field) {
          throw new Error(`No field "${name}". Known: ${Object.keys(generation.fields).join(", ")}.`);
        }
        fields.set(field, createField(name, field, settings ?? {}, form));
      }
      for (const field of ["cardNumber", "expiry", "csc"]) {
        if (!fields.has(field)) throw new Error(`The field for ${field} is missing.`);
      }
      setTimeout(() => {
        const late = notReady();
        if (late.length > 0) fail(`Not ready in time: ${late.join(", ")}.`);
      }, readyWithinMs);
    }

    function notReady() {
      return [...fields.values()].filter((field) => !field.isReady()).map(({ name }) => name);
    }

    /** @param {Message} message */
    function hear(message) {
      switch (message.kind) {
        case "ready":
          // A form that has failed stays so, whatever its frames say later.
          if (failure === undefined && notReady().length === 0) emit("all-fields-ready", {});
          return;
        case "init-error":
          return fail(message["message"]);
        case "token":
          return token.settle(message["request"], { [generation.result]: message["token"] });
        case "refused":
          return token.settle(message["request"], refusal(message));
      }
    }

    /** @param {Message} message */
    function refusal(message) {
      const names = message["fields"].map((/** @type {string} */ field) => fields.get(field)?.name ?? field);
      const text = message["message"] ?? `Not right yet: ${names.join(", ")}.`;
      return Object.assign(new Error(text), { code: message["code"], fields: names });
    }

    return {
      on,
      /**
       * Turns the entered card into a token.
       * @param {boolean} [store] To keep the card for later; no public source tells what then happens, so it is refused.
       */
      tokenize(store = false) {
        if (store) return Promise.reject(new Error("Keeping a card from hosted fields is not simulated."));
        if (failure !== undefined) return Promise.reject(new Error(failure));
        const leading = fields.get("cardNumber");
        // Without one of its fields, a form would make a token of what is left.
        if (!leading || notReady().length > 0) return Promise.reject(new Error("The fields are not ready."));
        return token.ask((request) => leading.send({ kind: "tokenize", request }));
      },
      /** The gateway's hostedFieldsInitialize accepts no stored cards, so there are none to choose from. */
      useToken() {
        throw new Error("This session holds no kept card.");
      },
      /** @param {string} name */
      focus(name) {
        fields.get(generation.fields[name] ?? name)?.focus();
      },
    };
  }

  /** @param {unknown} given The token itself, or the whole answer of hostedFieldsInitialize. */
  function readSession(given) {
    if (typeof given === "string") return given;
    const { merchantSessionToken, sessionToken } = /** @type {any} */ (given ?? {});
    return merchantSessionToken ?? sessionToken;
  }

  /**
   * One field in a frame of its own. What a frame says of its field goes to the shop; the rest is the form's.
   * @param {string} name As the shop calls it.
   * @param {string} field
   * @param {Record<string, any>} settings
   * @param {Form} form
   */
  function createField(name, field, settings, form) {
    const containerId = settings["id"] ?? `sdpx-hosted-${name}`;
    const container = document.getElementById(containerId);
    if (!container) throw new Error(`No element has the id "${containerId}" for the field ${name}.`);
    const nonce = randomText();
    const language = settings["locale"] ?? form.locale ?? document.documentElement.lang;
    const iframe = createFrame(field, form.group, nonce, language);
    iframe.title = settings["title"] ?? settings["caption"] ?? name;
    if (containerId !== `sdpx-hosted-${name}`) iframe.id = `sdpx-hosted-${name}`;
    /** @type {MessagePort | undefined} */
    let port;
    let isReady = false;
    let status = "empty";
    let isFocused = false;

    // A frame that is moved in the page reloads, and needs a new handshake.
    iframe.addEventListener("load", greet);
    container.replaceChildren(iframe);
    focusFromLabels(container, focus);

    function greet() {
      port?.close();
      isReady = false;
      // Nothing that was typed survives a reload.
      hearState({ kind: "state", status: "empty", focused: false });
      const channel = new MessageChannel();
      port = channel.port1;
      port.addEventListener("message", ({ data }) => hear(data));
      port.start();
      const message = {
        v: version,
        kind: "init",
        nonce,
        session: form.session,
        label: settings["caption"] ?? settings["title"],
        placeholder: settings["placeholder"],
        checkExpiredDate:
          settings["checkExpiredDate"] === undefined
            ? undefined
            : String(settings["checkExpiredDate"]) === "true",
        colorScheme: getComputedStyle(iframe).colorScheme,
        direction: getComputedStyle(iframe).direction,
        style: form.style,
      };
      if (JSON.stringify(message).length > maxLength) return form.fail("The style is too large.");
      iframe.contentWindow?.postMessage(message, fieldsOrigin, [channel.port2]);
    }

    /** @param {unknown} data */
    function hear(data) {
      const message = /** @type {Message} */ (data);
      if (typeof data !== "object" || message?.["v"] !== version) return;
      switch (message.kind) {
        case "ready":
          isReady = true;
          form.emit("field-ready", { field: name });
          return form.hear(message);
        case "state":
          return hearState(message);
        case "brands":
          return form.emit("card-brand-entry", { field: name, brands: message["brands"] });
        case "brand-selected":
          return form.emit("card-brand-selected", { field: name, brand: message["brand"] });
        case "submit":
          return form.emit("submit", { field: name });
        default:
          return form.hear(message);
      }
    }

    /** @param {Message} message */
    function hearState({ status: next, focused }) {
      if (focused !== isFocused) form.emit(focused ? "focus" : "blur", { field: name });
      const event = eventOf(status, next, focused);
      isFocused = focused;
      status = next;
      if (event) form.emit(event, { field: name, reason: status });
    }

    /** @param {Message} message */
    function send(message) {
      port?.postMessage({ v: version, ...message });
    }

    function focus() {
      iframe.focus();
      send({ kind: "focus" });
    }

    return { name, send, focus, isReady: () => isReady && iframe.isConnected };
  }

  /**
   * What the shop is told when a field's status changes. An unfinished value counts as invalid only once the buyer has
   * left the field, or has spoiled a valid one.
   * @param {string} before @param {string} now @param {boolean} focused
   */
  function eventOf(before, now, focused) {
    if (now === "incomplete") return !focused || before === "valid" ? "invalid" : undefined;
    if (now === before) return undefined;
    return now === "empty" || now === "valid" ? now : "invalid";
  }

  /** @param {string} field @param {string} group @param {string} nonce @param {string} language */
  function createFrame(field, group, nonce, language) {
    const iframe = document.createElement("iframe");
    const address = new URL("/hosted-fields/frame", fieldsOrigin);
    address.search = String(
      new URLSearchParams({ field, group, lang: language || "en", origin: location.origin }),
    );
    address.hash = nonce;
    iframe.src = address.href;
    iframe.allow = "autofill *; manual-text *";
    iframe.referrerPolicy = "origin";
    // Style properties, not an attribute, so that a page without 'unsafe-inline' styles works.
    Object.assign(iframe.style, { display: "block", width: "100%", height: "100%", border: "0" });
    return iframe;
  }

  /** @param {HTMLElement} container @param {() => void} focus */
  function focusFromLabels(container, focus) {
    const root = /** @type {Document | ShadowRoot} */ (container.getRootNode());
    for (const label of root.querySelectorAll("label")) {
      if (label.htmlFor === container.id) label.addEventListener("click", focus);
    }
  }

  /** @param {boolean} isLogged */
  function createEvents(isLogged) {
    /** @type {Map<string, ((event: object) => void)[]>} */
    const handlers = new Map();
    return {
      /** @param {string} type @param {(event: object) => void} handler */
      on: (type, handler) => void handlers.set(type, [...(handlers.get(type) ?? []), handler]),
      /** @param {string} type @param {object} data */
      emit(type, data) {
        if (isLogged) console.debug("sdpx.hostedfields", type, data);
        for (const handler of handlers.get(type) ?? []) handler({ type, data });
      },
    };
  }

  /** One token at a time: a second request meanwhile gets the same one. */
  function createTokenRequest() {
    let last = 0;
    /** @type {Promise<any> | undefined} */
    let tokenizing;
    /** @type {((answer: unknown) => void) | undefined} */
    let end;
    return {
      /** @param {(request: number) => void} send @returns {Promise<any>} */
      ask(send) {
        tokenizing ??= new Promise((resolve, reject) => {
          const late = new Error("The payment service has not answered.");
          const timer = setTimeout(() => end?.(late), tokenWithinMs);
          end = (answer) => {
            clearTimeout(timer);
            end = tokenizing = undefined;
            if (answer instanceof Error) reject(answer);
            else resolve(answer);
          };
          send((last += 1));
        });
        return tokenizing;
      },
      /** @param {number} request @param {unknown} answer */
      settle(request, answer) {
        // An answer that comes too late is not the next one's.
        if (request === last) end?.(answer);
      },
    };
  }

  function randomText() {
    return [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
  }

  global.sdpx = { ...global.sdpx, hostedfields: { create } };
})();
