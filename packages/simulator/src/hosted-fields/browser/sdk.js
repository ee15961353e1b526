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
   * @typedef {object} Frame One field and its frame.
   * @property {string} name As the shop calls it.
   * @property {HTMLIFrameElement} iframe
   * @property {MessagePort} [port]
   * @property {boolean} ready
   * @property {string} status
   * @property {boolean} focused
   */

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
    const group = randomText();
    /** @type {Map<string, Frame>} */
    const frames = new Map();
    const { emit, on } = createEvents(options["logLevel"] === "debug");
    const answers = createAnswers();
    /** @type {string | undefined} */
    let failure;
    /** @type {Promise<Record<string, string>> | undefined} */
    let tokenizing;

    /** @param {string} message */
    const fail = (message) => {
      if (failure !== undefined) return;
      failure = message;
      emit("error-init-fields", { message });
    };

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
        mountField(name, field, settings ?? {});
      }
      for (const field of ["cardNumber", "expiry", "csc"]) {
        if (!frames.has(field)) throw new Error(`The field for ${field} is missing.`);
      }
      setTimeout(() => {
        const late = [...frames.values()].filter((frame) => !frame.ready).map(({ name }) => name);
        if (late.length > 0) fail(`Not ready in time: ${late.join(", ")}.`);
      }, readyWithinMs);
    }

    /** @param {string} name @param {string} field @param {Record<string, any>} settings */
    function mountField(name, field, settings) {
      const containerId = settings["id"] ?? `sdpx-hosted-${name}`;
      const container = document.getElementById(containerId);
      if (!container) throw new Error(`No element has the id "${containerId}" for the field ${name}.`);
      const nonce = randomText();
      const language = settings["locale"] ?? options["locale"] ?? document.documentElement.lang;
      const iframe = createFrame(field, group, nonce, language);
      iframe.title = settings["title"] ?? settings["caption"] ?? name;
      if (containerId !== `sdpx-hosted-${name}`) iframe.id = `sdpx-hosted-${name}`;
      /** @type {Frame} */
      const frame = { name, iframe, ready: false, status: "empty", focused: false };
      frames.set(field, frame);
      // A frame that is moved in the page reloads, and needs a new handshake.
      iframe.addEventListener("load", () => greet(frame, nonce, settings));
      container.replaceChildren(iframe);
      focusFromLabels(container, frame);
    }

    /** @param {Frame} frame @param {string} nonce @param {Record<string, any>} settings */
    function greet(frame, nonce, settings) {
      const channel = new MessageChannel();
      frame.port?.close();
      frame.port = channel.port1;
      frame.ready = false;
      channel.port1.addEventListener("message", ({ data }) => hear(frame, data));
      channel.port1.start();
      const message = {
        v: version,
        kind: "init",
        nonce,
        session,
        label: settings["caption"] ?? settings["title"],
        placeholder: settings["placeholder"],
        checkExpiredDate:
          settings["checkExpiredDate"] === undefined
            ? undefined
            : String(settings["checkExpiredDate"]) === "true",
        colorScheme: getComputedStyle(frame.iframe).colorScheme,
        direction: getComputedStyle(frame.iframe).direction,
        style: options["style"],
      };
      if (JSON.stringify(message).length > maxLength) return fail("The style is too large.");
      frame.iframe.contentWindow?.postMessage(message, fieldsOrigin, [channel.port2]);
    }

    /** @param {Frame} frame @param {unknown} data */
    function hear(frame, data) {
      const message = /** @type {Message} */ (data);
      if (typeof data !== "object" || message?.["v"] !== version) return;
      const { name } = frame;
      switch (message.kind) {
        case "ready":
          frame.ready = true;
          emit("field-ready", { field: name });
          if ([...frames.values()].every(({ ready }) => ready)) emit("all-fields-ready", {});
          return;
        case "init-error":
          return fail(message["message"]);
        case "state":
          return hearState(frame, message);
        case "brands":
          return emit("card-brand-entry", { field: name, brands: message["brands"] });
        case "brand-selected":
          return emit("card-brand-selected", { field: name, brand: message["brand"] });
        case "submit":
          return emit("submit", { field: name });
        case "token":
          return answers.settle(message["request"], { [generation.result]: message["token"] });
        case "refused":
          return answers.settle(message["request"], refusal(message));
      }
    }

    /** @param {Frame} frame @param {Message} message */
    function hearState(frame, { status, focused }) {
      const { name } = frame;
      if (focused !== frame.focused) emit(focused ? "focus" : "blur", { field: name });
      const event = eventOf(frame.status, status, focused);
      frame.focused = focused;
      frame.status = status;
      if (event) emit(event, { field: name, reason: status });
    }

    /** @param {Message} message */
    function refusal(message) {
      const names = message["fields"].map((/** @type {string} */ field) => frames.get(field)?.name ?? field);
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
        const leading = frames.get("cardNumber");
        if (!leading?.ready || !leading.iframe.isConnected) {
          return Promise.reject(new Error("The fields are not ready."));
        }
        tokenizing ??= answers
          .ask((request) => leading.port?.postMessage({ v: version, kind: "tokenize", request }))
          .finally(() => (tokenizing = undefined));
        return tokenizing;
      },
      /** The gateway's hostedFieldsInitialize accepts no stored cards, so there are none to choose from. */
      useToken() {
        throw new Error("This session holds no kept card.");
      },
      /** @param {string} name */
      focus(name) {
        const frame = frames.get(generation.fields[name] ?? name);
        if (frame) focusFrame(frame);
      },
    };
  }

  /** @param {unknown} given The token itself, or the whole answer of hostedFieldsInitialize. */
  function readSession(given) {
    if (typeof given === "string") return given;
    const { merchantSessionToken, sessionToken } = /** @type {any} */ (given ?? {});
    return merchantSessionToken ?? sessionToken;
  }

  /** @param {string} before @param {string} now @param {boolean} focused */
  function eventOf(before, now, focused) {
    const isTelling = now === "incomplete" ? before === "valid" || !focused : true;
    if (now === before && !(now === "incomplete" && !focused)) return undefined;
    if (now === "empty" || now === "valid") return now;
    return isTelling ? "invalid" : undefined;
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

  /** @param {HTMLElement} container @param {Frame} frame */
  function focusFromLabels(container, frame) {
    const root = /** @type {Document | ShadowRoot} */ (container.getRootNode());
    for (const label of root.querySelectorAll("label")) {
      if (label.htmlFor === container.id) label.addEventListener("click", () => focusFrame(frame));
    }
  }

  /** @param {Frame} frame */
  function focusFrame({ iframe, port }) {
    iframe.focus();
    port?.postMessage({ v: version, kind: "focus" });
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

  function createAnswers() {
    /** @type {Map<number, (answer: any) => void>} */
    const waiting = new Map();
    let last = 0;
    return {
      /** @param {(request: number) => void} send @returns {Promise<any>} */
      ask(send) {
        const request = (last += 1);
        return new Promise((resolve, reject) => {
          const timer = setTimeout(
            () => this.settle(request, new Error("The payment service has not answered.")),
            tokenWithinMs,
          );
          waiting.set(request, (answer) => {
            clearTimeout(timer);
            if (answer instanceof Error) reject(answer);
            else resolve(answer);
          });
          send(request);
        });
      },
      /** @param {number} request @param {unknown} answer */
      settle(request, answer) {
        waiting.get(request)?.(answer);
        waiting.delete(request);
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
