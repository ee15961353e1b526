import type { PaymentSession } from "@sips-kit/protocol/checkout";
import { brandSelection } from "../card/brand-selection.js";
import { defineElement } from "../define-element.js";
import type { CardFieldName } from "../locales/field-problem.js";
import { placeInDocument, type DocumentPlace } from "../fields/hosted-field/document-place.js";
import { SipsHostedField } from "../fields/hosted-field/sips-hosted-field.js";
import { pageLanguage } from "../locales/load-locale.js";
import type { CardData, CardSource, CardSourceOptions } from "./card-source.js";
import { frameStyle } from "./frame-style.js";
import { HostedFieldsError } from "./hosted-fields-error.js";
import { gatewayHosts, loadScript } from "./load-script.js";
import { sdpxNames, type SdpxNames, type SdpxNamesOverride } from "./sdpx-names.js";
import { within } from "./within.js";

/** What the form also passes to this source: the address of the gateway's script, and its names. */
export interface HostedFieldsOptions extends CardSourceOptions {
  hostedFieldsNames: SdpxNamesOverride | undefined;
  /** Hosts that the script may come from, in place of `gatewayHosts`. */
  hostedFieldsHosts: readonly string[] | undefined;
}

const readyMs = 10_000;
const tokenizeMs = 30_000;

type HostedFieldKey = Exclude<CardFieldName, "cardholderName">;
const keys: readonly HostedFieldKey[] = ["cardNumber", "cardExpiryDate", "cardCSCValue"];

let count = 0;

/** Takes the card in the gateway's own frames; this page gets a token. */
export class HostedFieldsSource implements CardSource {
  readonly fields: readonly SipsHostedField[];
  brands: readonly string[] = [];
  readonly #names: SdpxNames;
  #chosen: string | undefined;
  #places: DocumentPlace[] = [];
  #instance: SdpxInstance | undefined;

  constructor(readonly options: HostedFieldsOptions) {
    this.#names = sdpxNames(options.hostedFieldsNames);
    this.fields = keys.map((key) => {
      const field = defineElement("sips-hosted-field", SipsHostedField);
      field.field = key;
      return field;
    });
  }

  /** Each session gets its own frames, because the script cannot assign a new session to old ones. */
  async start({ hosted }: PaymentSession, signal: AbortSignal): Promise<void> {
    this.stop();
    const names = this.#names;
    const { hostedFieldsHosts, locale = pageLanguage() } = this.options;
    if (!hosted) throw new HostedFieldsError("ELEMENTS_FIELDS_FAILED");
    // The shop may have loaded it itself.
    if (!libraryOf(names)) {
      await loadScript(hosted.sdkUrl, hostedFieldsHosts ?? gatewayHosts);
    }
    signal.throwIfAborted();

    const create = read(libraryOf(names), names.create);
    if (typeof create !== "function") throw wrongNames(`${names.library}.${names.create}`);
    const containers = this.#place();
    const [first] = this.fields;
    // The gateway's script is untyped: this is where it meets our types.
    const instance = (create as (options: object) => SdpxInstance)({
      [names.session]:
        names.sessionTokenKey === undefined
          ? hosted.merchantSessionToken
          : { [names.sessionTokenKey]: hosted.merchantSessionToken, locale },
      locale,
      style: first ? frameStyle(first) : {},
      fields: containers,
    });
    this.#instance = instance;
    await within(
      readyMs,
      new Promise<void>((resolve, reject) => this.#listen(instance, resolve, reject)),
      new HostedFieldsError("ELEMENTS_FIELDS_TIMEOUT"),
    );
    this.#offer(this.brands);
    for (const field of this.fields) field.inert = field.loading = false;
  }

  async collect(): Promise<CardData> {
    const tokenize = this.#instance?.[this.#names.tokenize];
    if (typeof tokenize !== "function") throw wrongNames(this.#names.tokenize);
    let result: unknown;
    try {
      // `false`: the token is for this payment alone.
      result = await within(
        tokenizeMs,
        Promise.resolve(tokenize.call(this.#instance, false)),
        new HostedFieldsError("ELEMENTS_TOKENIZE_TIMEOUT"),
      );
    } catch (cause) {
      throw cause instanceof HostedFieldsError ? cause : this.#whyRefused(cause);
    }
    const paymentToken = this.#names.results.map((name) => read(result, name)).find(isText);
    if (paymentToken === undefined) throw this.#whyRefused(result);
    return { paymentToken, ...brandSelection(this.brands, this.#chosen, this.options.defaultBrand) };
  }

  /** The script's errors are undocumented: checks for other causes before blaming the buyer's input. */
  #whyRefused(cause: unknown): HostedFieldsError {
    const why = !navigator.onLine
      ? "OFFLINE"
      : /session/i.test(`${read(cause, "code")} ${read(cause, "message")}`)
        ? "EXPIRED"
        : this.fields.every(({ frame }) => frame === "valid")
          ? "FAILED"
          : "REFUSED";
    return new HostedFieldsError(`ELEMENTS_TOKENIZE_${why}`, { cause });
  }

  stop(): void {
    for (const place of this.#places) place.remove();
    this.#places = [];
    this.brands = [];
    this.#instance = this.#chosen = undefined;
    for (const field of this.fields) {
      field.clear();
      field.slots = [];
      // What is typed into a frame that is not ready yet would be lost.
      field.inert = field.loading = true;
    }
  }

  /** Creates the containers, and the `fields` option that names them. */
  #place(): Record<string, object> {
    const { fields: names } = this.#names;
    const containers: Record<string, object> = {};
    for (const field of this.fields) {
      const title = field.strings.labels[field.field];
      // `fields` holds exactly the keys above.
      const name = names[field.field as HostedFieldKey];
      const placeholder = field.strings.hints[field.field] ?? "";
      const id = this.#placeOne(field, name, field.field);
      containers[name] = { id, title, caption: title, placeholder, checkExpiredDate: "true" };
      field.slots = [id];
      if (field.field === "cardNumber" && names.cardBrands !== undefined) {
        const brandsId = this.#placeOne(field, names.cardBrands, "none");
        containers[names.cardBrands] = { id: brandsId, title: field.strings.brandChoice };
        field.slots = [id, brandsId];
      }
    }
    return containers;
  }

  #placeOne(field: SipsHostedField, name: string, kind: string): string {
    const id = `sips-${++count}-${name}`;
    this.#places.push(placeInDocument(field, id, kind));
    return id;
  }

  #listen(instance: SdpxInstance, ready: () => void, failed: (error: Error) => void): void {
    const { on, events } = this.#names;
    const subscribe = instance[on];
    if (typeof subscribe !== "function") return failed(wrongNames(on));
    const listen = (event: string, handler: (event: unknown) => void) =>
      // A frame of a former session may still send events; they are ignored.
      subscribe.call(instance, event, (data: unknown) => this.#instance === instance && handler(data));

    listen(events.allFieldsReady, ready);
    const broken = (cause: unknown) => failed(new HostedFieldsError("ELEMENTS_FIELDS_FAILED", { cause }));
    listen(events.initError, broken);
    listen(events.error, broken);
    for (const state of ["empty", "valid", "invalid"] as const) {
      listen(events[state], (event) => this.#concerning(event, (field) => (field.frame = state)));
    }
    listen(events.focus, (event) =>
      this.#concerning(event, (field) => {
        field.focused = true;
        field.frame = "touched";
      }),
    );
    listen(events.blur, (event) => this.#concerning(event, (field) => field.blurred()));
    listen(events.submit, () => this.fields[0]?.dispatchEvent(new Event("sips-submit", { bubbles: true })));
    listen(events.brands, (event) => this.#offer(brandsIn(event)));
    listen(events.brandSelected, (event) => {
      this.#chosen = brandIn(read(event, "data")) ?? brandIn(event);
    });
  }

  #offer(brands: readonly string[]): void {
    this.brands = brands;
    if (!brands.includes(this.#chosen ?? "")) this.#chosen = undefined;
    const place = this.#places[1]?.container;
    if (!place) return;
    // One mark, or two side by side.
    place.dataset["sipsFrame"] = ["none", "brand"][brands.length] ?? "brands";
    // Without a choice the frame would be an empty stop of the Tab key.
    place.inert = brands.length < 2;
  }

  /** Which field an event is about: whatever property of it names a field's key or container. */
  #concerning(event: unknown, act: (field: SipsHostedField) => void): void {
    const words = [event, read(event, "data")].flatMap((value) => Object.values(Object(value)));
    const field = this.fields.find(
      ({ field: key, slots }) =>
        words.includes(slots[0]) || words.includes(this.#names.fields[key as HostedFieldKey]),
    );
    if (field) act(field);
  }
}

type SdpxInstance = Record<string, unknown>;

function libraryOf({ library }: SdpxNames): unknown {
  return library.split(".").reduce<unknown>(read, globalThis);
}

function read(value: unknown, name: string): unknown {
  // Null and undefined become an empty object.
  return (Object(value) as Record<string, unknown>)[name];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function brandsIn(event: unknown): string[] {
  const list = read(read(event, "data"), "brands") ?? read(event, "brands");
  return Array.isArray(list) ? list.map(brandIn).filter(isText) : [];
}

/** The format of an entry is undocumented: a string, or an object that holds it. */
function brandIn(entry: unknown): string | undefined {
  return [entry, read(entry, "brand"), read(entry, "name")].find(isText);
}

function wrongNames(name: string): HostedFieldsError {
  return new HostedFieldsError(
    "ELEMENTS_SCRIPT_NAMES",
    {},
    `No ${name} in the script: see hostedFieldsNames.`,
  );
}
