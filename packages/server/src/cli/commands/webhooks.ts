import { parseArgs } from "node:util";
import type { DeliveryState, WebhookDelivery } from "../../domain/webhook.js";
import { isSecret } from "../../domain/is-secret.js";
import { createReference } from "../../domain/reference.js";
import { parseSearch } from "../../search/parse-search.js";
import { postWebhook } from "../../webhooks/post-webhook.js";
import { isPermittedUrl } from "../../webhooks/webhook-settings.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command, type ExitCode, type Terminal } from "../input/command.js";
import { journalHelp, journalOption, withJournal } from "../input/journal-at-hand.js";
import { refuseMore } from "../input/refuse-more.js";

const deadlineMs = 10_000;
const mostListed = 100;
const states: readonly string[] = ["pending", "delivered", "dead"] satisfies DeliveryState[];

export const webhooksCommand: Command = {
  name: "webhooks",
  summary: "Lists webhooks, sends them again, or sends a test event to an address",
  usage: `sips webhooks list [--state pending|delivered|dead] [--before EVENT] [--journal ADDRESS] [--json]
sips webhooks replay EVENT [--journal ADDRESS]
sips webhooks replay --from TIME --to TIME [--journal ADDRESS]
sips webhooks test URL

  sips webhooks list --state dead            what has failed too often to be tried again
  sips webhooks replay 01M8…-5               one event, to the endpoints that it has had, with the same id
  sips webhooks replay --from 2027-01-01 --to 2027-01-02
  SIPS_WEBHOOK_SECRET=… sips webhooks test https://erp.example/hooks

replay makes deliveries due: the running server sends them. test sends one signed event at once and prints the answer;
it needs no journal.

Options:
  --before EVENT      list: the next page; each page prints the event that the next one comes before
${journalHelp}
  --private           test: permits an address in your own network
  --json              list: writes { deliveries, before }`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        state: { type: "string" },
        before: { type: "string" },
        ...journalOption,
        from: { type: "string" },
        to: { type: "string" },
        private: { type: "boolean" },
        json: { type: "boolean" },
      },
      allowPositionals: true,
    });
    const [what, ...words] = positionals;
    refuseMore(words, wordsOf[what ?? ""], "webhooks");
    const [given] = words;
    switch (what) {
      case "list":
        return list(terminal, values);
      case "replay":
        return replay(terminal, given, values);
      case "test":
        return test(terminal, given, values.private === true);
      default:
        throw new UsageError(
          "name one of list, replay or test.",
          "For example: sips webhooks list --state dead",
        );
    }
  },
};

/** How many words follow. */
const wordsOf: { readonly [what: string]: number } = { list: 0, replay: 1, test: 1 };

interface ListOptions {
  readonly state?: string | undefined;
  readonly before?: string | undefined;
  readonly journal?: string | undefined;
  readonly json?: boolean | undefined;
}

interface DeliveryPage {
  readonly deliveries: readonly WebhookDelivery[];
  /** The last event of this page, when there is another one. */
  readonly before?: string | undefined;
}

async function list(
  terminal: Terminal,
  { state, before, journal: address, json }: ListOptions,
): Promise<ExitCode> {
  if (state !== undefined && !states.includes(state))
    throw new UsageError(`--state ${state} is not a state.`, `One of ${states.join(", ")}`);
  return withJournal(terminal, address, async (journal) => {
    // Checked above.
    const known = state as DeliveryState | undefined;
    // One more row than shown tells whether there is another page.
    const page = pageOf(await journal.webhooks.list({ state: known, before, limit: mostListed + 1 }));
    terminal.write(json === true ? JSON.stringify(page) : asText(page));
    return exitCodes.accepted;
  });
}

/** The next page begins with another event, so an event's deliveries stay together. */
function pageOf(found: readonly WebhookDelivery[]): DeliveryPage {
  const next = found[mostListed]?.eventId;
  const deliveries = found.filter(({ eventId }) => eventId !== next);
  return { deliveries, ...(next !== undefined && { before: deliveries.at(-1)?.eventId }) };
}

function asText({ deliveries, before }: DeliveryPage): string {
  if (deliveries.length === 0) return "There are none.";
  const listed = columns(
    deliveries.map(({ eventId, endpoint, type, state, tries, failure }) => [
      eventId,
      endpoint,
      type,
      state,
      `${tries} ${tries === 1 ? "try" : "tries"}`,
      failure ?? "",
    ]),
  );
  return before === undefined ? listed : `${listed}\n\nMore: the same list with --before ${before}`;
}

async function replay(
  terminal: Terminal,
  eventId: string | undefined,
  { from, to, journal: address }: { from?: string; to?: string; journal?: string },
): Promise<ExitCode> {
  if (eventId !== undefined && (from ?? to) !== undefined) {
    throw new UsageError("give an event, or --from and --to, but not both.", "See: sips help webhooks");
  }
  const which = eventId === undefined ? periodOf(from, to) : { eventId };
  return withJournal(terminal, address, async (journal) => {
    const replayed = await journal.webhooks.replay(which, journal.clock.now());
    if (replayed === 0 && eventId !== undefined) {
      terminal.complain(
        `No delivery of an event ${eventId} is in this journal. sips webhooks list shows the latest.`,
      );
      return exitCodes.refused;
    }
    terminal.write(`${replayed} ${replayed === 1 ? "delivery is" : "deliveries are"} due again.`);
    return exitCodes.accepted;
  });
}

function periodOf(from: string | undefined, to: string | undefined) {
  const period: { from?: unknown; to?: unknown } = parseSearch({ from, to });
  if (typeof period.from === "number" && typeof period.to === "number" && period.from < period.to)
    return { from: period.from, to: period.to };
  throw new UsageError(
    "give an event, or --from and --to.",
    "For example: sips webhooks replay --from 2027-01-01 --to 2027-01-02",
  );
}

async function test(terminal: Terminal, url: string | undefined, isPrivate: boolean): Promise<ExitCode> {
  if (url === undefined || !isPermittedUrl(url, false))
    throw new UsageError(
      "the address is missing: https, or http to this machine.",
      "sips webhooks test https://erp.example/hooks",
    );
  const secret = terminal.env["SIPS_WEBHOOK_SECRET"];
  if (!isSecret(secret)) {
    const fault = secret ? "has fewer than 32 characters" : "is not set";
    throw new UsageError(`SIPS_WEBHOOK_SECRET ${fault}.`, "It is the endpoint's secret.");
  }
  const nowMs = Date.now();
  const id = `test-${createReference(nowMs)}`;
  const event = { id, type: "test", createdAt: new Date(nowMs).toISOString() };
  const body = JSON.stringify({ ...event, data: { message: "A test event of sips-kit." } });
  const endpoint = { url, secrets: [secret], allowPrivateNetwork: isPrivate } as const;
  const posted = await postWebhook({ endpoint, body, nowMs, deadlineMs });
  if ("failure" in posted) {
    terminal.complain(`The test event ${id} was not delivered: ${posted.failure}.`);
    return exitCodes.unknown;
  }
  const isTaken = posted.status >= 200 && posted.status < 300;
  terminal.write(`The receiver answered ${posted.status} to the test event ${id}.`);
  return isTaken ? exitCodes.accepted : exitCodes.refused;
}
