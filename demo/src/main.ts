import { GatewayConfigurationError, PaymentsConfigurationError } from "@sips-kit/server";
import { commandLineHelp } from "./command-line-help.js";
import { readCommandLine } from "./read-command-line.js";
import { readSettings } from "./settings.js";
import { demoAccounts } from "./office/staff.js";
import { startDemo } from "./start-demo.js";

/** `npm run demo`: starts the shop with the environment's settings, until it is stopped. */
const commandLine = readCommandLine(process.argv.slice(2));
if (commandLine.kind === "help") {
  console.log(commandLineHelp);
  process.exit(0);
}
const { settings, faults = [] } = readSettings(process.env);
if (!settings || commandLine.kind === "fault") {
  console.error("The shop cannot start:");
  for (const fault of commandLine.kind === "fault" ? [...faults, commandLine.fault] : faults)
    console.error(`  ${fault}`);
  process.exit(1);
}

const demo = await startDemo(settings, commandLine.samples).catch((error: unknown) => {
  const fault = faultOf(error);
  if (fault === undefined) throw error;
  console.error(`The shop cannot start:\n  ${fault}`);
  process.exit(1);
});
let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await demo.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
// The parent script has exited.
process.on("disconnect", () => void stop());

if (demo.simulatorUrl) console.log(`simulator ready: ${demo.simulatorUrl}`);
if (demo.hasOffice) {
  for (const { login, password } of demoAccounts) {
    console.log(`back office: ${demo.url}/office, login ${login}, password ${password}`);
  }
}
console.log(`demo ready: ${demo.url}`);

/** What is wrong with the settings; undefined for every other error. */
function faultOf(error: unknown): string | undefined {
  if (error instanceof PaymentsConfigurationError || error instanceof GatewayConfigurationError)
    return error.message;
  const isListening = error instanceof Error && "syscall" in error && error.syscall === "listen";
  if (!isListening) return undefined;
  return `PORT and SHOP_HOST should hold a free port and an address of this machine (${error.message})`;
}
