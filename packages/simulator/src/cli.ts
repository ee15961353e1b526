#!/usr/bin/env node
import { readCommandLine } from "./read-command-line.js";
import { readingChoices } from "./world/readings.js";
import { startSimulator } from "./start-simulator.js";

const readingLines = [
  ...Object.entries(readingChoices).map(([name, choices]) => `${name}=${choices.join("|")}`),
  "visibleAfterMs=MILLISECONDS",
]
  .map((line) => `                   ${line}`)
  .join("\n");

const help = `sips-simulator: a Sips Office gateway on this machine, for development and tests

  --port N       port of the office (4000); the hosted fields take N+1, the access control server N+2;
                 0 takes three free ports
  --host HOST    address to listen on (127.0.0.1)
  --seed TEXT    same seed and same calls, same answers
  --state FILE   keeps the state between runs
  --reading NAME=VALUE
                 how it reads what public sources leave open; may be given several times:
${readingLines}
  --supplier-return SHAPE
                 the same as --reading supplierReturn=SHAPE
  --allowed-host NAME
                 a host name under which the control API and the console may be used, beside loopback; may be
                 given several times
  --link TITLE=URL
                 a link from the console to a page about a payment, with fields of its calls in braces, such as
                 Order=https://shop.example/orders/{orderId}; may be given several times
  --help         this text

Calls go to http://127.0.0.1:N/rs-services/v2/..., the control API is at http://127.0.0.1:N/_control/...
Test shop 002001000000001, key 002001000000001_KEY1, version 1.
`;

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options === "help") {
    process.stdout.write(help);
  } else {
    const simulator = await startSimulator(options);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void simulator.close());
    }
    console.log(`hosted fields: ${simulator.origins.fields}`);
    console.log(`access control server: ${simulator.origins.acs}`);
    console.log(`simulator ready: ${simulator.url}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("Try sips-simulator --help.");
  process.exitCode = 1;
}
