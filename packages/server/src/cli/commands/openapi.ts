import { parseArgs } from "node:util";
import { merchantOpenApi } from "../../http/merchant/merchant-open-api.js";
import { exitCodes, type Command } from "../input/command.js";

export const openApiCommand: Command = {
  name: "openapi",
  summary: "The OpenAPI 3.1 document of merchantRouter's routes",
  usage: `sips openapi

  sips openapi > merchant.json     for a client generator, or a viewer

A running shop serves the same document at GET openapi.json of its merchantRouter.`,
  run(args, terminal) {
    // Refuses whatever was given.
    parseArgs({ args: [...args], options: {} });
    terminal.write(JSON.stringify(merchantOpenApi(), undefined, 2));
    return Promise.resolve(exitCodes.accepted);
  },
};
