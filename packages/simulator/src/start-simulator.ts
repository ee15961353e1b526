import type { RequestListener } from "node:http";
import { acsRoutes } from "./acs/acs-routes.js";
import { checkLink, type ConsoleLink } from "./console/console-link.js";
import { consoleRoutes } from "./console/console-routes.js";
import { controlRoutes } from "./control/control-routes.js";
import { googlePayRoutes } from "./google-pay/google-pay-routes.js";
import { fieldsRoutes } from "./hosted-fields/fields-routes.js";
import { createHostedFieldsPort } from "./hosted-fields/hosted-fields-port.js";
import { listen, type Listening } from "./http/listen.js";
import { createOwnHosts } from "./http/own-hosts.js";
import { serveRoutes } from "./http/serve-routes.js";
import { createGateway, type Gateway } from "./ledger/gateway.js";
import { serveOffice } from "./office/serve-office.js";
import { appRoutes } from "./suppliers/app-routes.js";
import { supplierRoutes } from "./suppliers/supplier-routes.js";
import type { Readings } from "./world/readings.js";

/** Options of the simulator; all are optional. */
export interface SimulatorOptions {
  /** Port of the office; 0 for a free one. Default: 4000. */
  readonly port?: number;
  /** Port of the hosted fields: the office's port + 1, or a free one with port 0. */
  readonly fieldsPort?: number;
  /** Port of the access control server: the office's port + 2, or a free one with port 0. */
  readonly acsPort?: number;
  /** Address to listen on. Default: 127.0.0.1. */
  readonly host?: string;
  /** Same seed, same calls: same answers. Default: `sips-kit`. */
  readonly seed?: string;
  /** File that keeps the state between runs. Default: in memory only. */
  readonly stateFile?: string;
  /** How long "slow" cards make their callers wait. Default: 5 s. */
  readonly slowAnswerMs?: number;
  /** How the gateway reads what its sources leave open; each defaults to the first value in `readingChoices`. */
  readonly readings?: Partial<Readings>;
  /** The same as `readings.supplierReturn`. */
  readonly supplierReturn?: Readings["supplierReturn"];
  /** The same as `readings.visibleAfterMs`. */
  readonly visibleAfterMs?: number;
  /**
   * Names under which browsers and tools may reach the control API and the console, besides loopback and `host`: a
   * request under any other name gets 403.
   */
  readonly allowedHosts?: readonly string[];
  /** Links from the console to pages about a payment elsewhere, such as the shop's. Throws when one is malformed. */
  readonly links?: readonly ConsoleLink[];
}

/** A running simulator. */
export interface Simulator {
  /** The office: what a client calls, with the control API under /_control. */
  readonly url: string;
  /** Three origins, so that a browser keeps them apart as it does in real life. */
  readonly origins: { readonly office: string; readonly fields: string; readonly acs: string };
  /** The public key for card data encrypted in the browser (CSE). */
  readonly csePublicKeyPem: string;
  /** Closes at once, even in the middle of an answer. */
  close(): Promise<void>;
}

/**
 * Starts a whole gateway on this machine.
 *
 * @example
 * const simulator = await startSimulator({ port: 0 });
 * // ... call simulator.url with testShop's key ...
 * await simulator.close();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 4000, host = "127.0.0.1" } = options;
  const portAfter = (distance: number) => (port === 0 ? 0 : port + distance);
  const opened: Listening[] = [];
  const gateways: Gateway[] = [];
  const open = async (wanted: number): Promise<Listening> => {
    const listening = await listen(host, wanted);
    opened.push(listening);
    return listening;
  };
  const close = async () => {
    await Promise.all(opened.map((one) => one.close()));
    for (const gateway of gateways) gateway.store.close();
  };

  try {
    const office = await open(port);
    const fields = await open(options.fieldsPort ?? portAfter(1));
    const acs = await open(options.acsPort ?? portAfter(2));
    const origins = { fields: fields.origin, acs: acs.origin };
    const gateway = createGateway(gatewayOptions(options, origins));
    gateways.push(gateway);
    serveAll(gateway, { office, fields, acs }, { ...options, host });
    return {
      url: office.origin,
      origins: { office: office.origin, ...origins },
      csePublicKeyPem: gateway.cseKey.publicKeyPem,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function gatewayOptions(
  options: SimulatorOptions,
  origins: Gateway["origins"],
): Parameters<typeof createGateway>[0] {
  const { seed = "sips-kit", slowAnswerMs = 5_000, stateFile, supplierReturn, visibleAfterMs } = options;
  return {
    seed,
    slowAnswerMs,
    stateFile,
    origins,
    readings: {
      ...(supplierReturn === undefined ? {} : { supplierReturn }),
      ...(visibleAfterMs === undefined ? {} : { visibleAfterMs }),
      ...options.readings,
    },
  };
}

/** Serves each of the three origins. */
function serveAll(
  gateway: Gateway,
  { office, fields, acs }: Readonly<Record<"office" | "fields" | "acs", Listening>>,
  { host, allowedHosts, links }: SimulatorOptions & { readonly host: string },
): void {
  const frames = fieldsRoutes(createHostedFieldsPort(gateway), fields.origin);
  fields.serve(serveRoutes({ ...frames, ...googlePayRoutes(gateway) }));
  acs.serve(
    serveRoutes({ ...acsRoutes(gateway.authentications), ...supplierRoutes(gateway), ...appRoutes(gateway) }),
  );
  const pages = { ...controlRoutes(gateway), ...consoleRoutes(gateway, links?.map(checkLink)) };
  const guard = createOwnHosts(host, allowedHosts);
  office.serve(officeOrPages(serveOffice(gateway), serveRoutes(pages, guard.refuseForeign)));
}

/** Routes requests to the control API and the console, or else to the gateway's own paths. */
function officeOrPages(office: RequestListener, pages: RequestListener): RequestListener {
  return (request, response) =>
    request.url === "/" || request.url?.startsWith("/_")
      ? pages(request, response)
      : office(request, response);
}
