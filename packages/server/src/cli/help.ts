import { columns } from "./output/columns.js";
import { exitCodes, type Command } from "./input/command.js";

/** The help command: an overview of these commands, and the help of each. */
export function createHelp(
  commands: ReadonlyMap<string, () => Promise<Command>>,
  findCommand: (name: string) => Promise<Command>,
): Command {
  return {
    name: "help",
    summary: "This page, or the help of one command",
    usage: "sips help [COMMAND]",
    async run([name], terminal) {
      if (name !== undefined) {
        terminal.write((await findCommand(name)).usage);
        return exitCodes.accepted;
      }
      const rows = await Promise.all(
        [...commands.values()].map(async (load) => {
          const command = await load();
          return [`sips ${command.name}`, command.summary];
        }),
      );
      terminal.write(frontPage(columns(rows)));
      return exitCodes.accepted;
    },
  };
}

const frontPage = (list: string) => `sips: calls the Sips Office gateway from a shell

${list}

First steps, on this machine only and without an account:
  sips simulator                     starts a simulated gateway; leave it running
  sips methods cardOrder             the fields of a card order
  sips call cardOrder --amount 2490 --currencyCode 978 --orderChannel INTERNET \\
      --cardNumber 5017679110380400 --cardExpiryDate 203012 --transactionReference FIRST1
  sips call getTransactionData --transactionReference FIRST1

To use a shop other than the simulator's, set environment variables:
  SIPS_ENVIRONMENT    a bank's platform, such as sogenactif-test; or
  SIPS_GATEWAY_URL    the address of a gateway; default: http://127.0.0.1:4000
  SIPS_MERCHANT_ID    the shop's merchant id
  SIPS_SECRET_KEY     its secret key; not an argument of sips call, since every user of the machine can see arguments
  SIPS_KEY_VERSION    the version of that key

Exit codes: 0 accepted, 1 refused, 2 wrong usage or an invalid request,
  3 not sent (proven: nothing has happened), 4 unknown (query with getTransactionData before anything else),
  70 any other failure, such as a database that cannot be reached

Help of one command: sips help COMMAND`;
