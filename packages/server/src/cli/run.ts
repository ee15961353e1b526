import { PaymentError, PaymentsConfigurationError, type PaymentErrorCode } from "../domain/errors.js";
import { maskCardData } from "../gateway/card-data.js";
import { GatewayConfigurationError } from "../gateway/errors.js";
import { faultMessage } from "../runtime/fault-message.js";
import { exitCodes, UsageError, type ExitCode, type Terminal } from "./input/command.js";
import { findCommand } from "./commands.js";
import { sourceOfSetting } from "./input/source-of-setting.js";
import { visible } from "./output/visible.js";

/** Runs the command of the first argument; errors are reported in one line, never with a stack trace. */
export async function run([name = "help", ...args]: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal = withVisibleOutput(given);
  try {
    const command = await findCommand(name);
    const asksHelp = args.includes("--help") || args.includes("-h");
    if (!asksHelp) return await command.run(args, terminal);
    terminal.write(command.usage);
    return exitCodes.accepted;
  } catch (cause) {
    const { message, hint, exitCode } = asComplaint(cause);
    terminal.complain(maskCardData(`sips ${name}: ${message}`));
    if (hint !== undefined) terminal.complain(maskCardData(hint));
    return exitCode;
  }
}

function withVisibleOutput({ write, complain, ask, ...terminal }: Terminal): Terminal {
  return {
    ...terminal,
    write: (line) => write(visible(line)),
    complain: (line) => complain(visible(line)),
    ...(ask && { ask: (question) => ask(visible(question)) }),
  };
}

const exitCodeOfError: { readonly [code in PaymentErrorCode]?: ExitCode } = {
  PAYMENT_GATEWAY_REFUSED: exitCodes.refused,
  PAYMENT_MANDATE_UNKNOWN: exitCodes.refused,
  PAYMENT_GATEWAY_UNREACHABLE: exitCodes.unknown,
};

function asComplaint(cause: unknown): { message: string; hint?: string | undefined; exitCode: ExitCode } {
  if (cause instanceof UsageError) {
    return { message: cause.message, hint: cause.hint, exitCode: exitCodes.wrongUsage };
  }
  if (cause instanceof PaymentError) {
    return { message: cause.message, exitCode: exitCodeOfError[cause.code] ?? exitCodes.wrongUsage };
  }
  if (cause instanceof GatewayConfigurationError || cause instanceof PaymentsConfigurationError) {
    const hint = sourceOfSetting(cause.setting);
    return { message: cause.message, hint, exitCode: exitCodes.wrongUsage };
  }
  const message = faultMessage(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const isUsage =
    /^(ERR_PARSE_ARGS|ENOENT|ENOTDIR|EISDIR|EACCES|GATEWAY_|JOURNAL_ADDRESS_|JOURNAL_BACKUP_|JOURNAL_FILE_|EEXIST)/.test(
      code,
    );
  return { message, exitCode: isUsage ? exitCodes.wrongUsage : exitCodes.defect };
}
