import {
  methods,
  requestFields,
  ruleMeanings,
  seal,
  type Effect,
  type JsonObject,
  type MethodDefinition,
  type MethodName,
} from "@sips-kit/protocol";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { factOf } from "./facts.js";
import { fieldTable } from "./field-table.js";
import { anchor, page } from "./markdown.js";

/** The page of one method. */
export function methodPage(name: MethodName): string {
  const definition: MethodDefinition = methods[name];
  const fact = factOf(name);
  const { required, conditional } = definition.request;
  const need = (field: string) =>
    field in required ? "**needed**" : field in conditional ? "in some cases" : "";
  const rules = definition.rules.map((rule) => `- ${ruleMeanings.get(rule)?.en ?? ""}`);
  const list = definition.answer[definition.resultField]?.codes;
  return page([
    `# ${name}`,
    definition.summary,
    [
      `- **Path** \`POST ${definition.path}\``,
      `- **Version** \`${definition.interfaceVersion}\``,
      `- **Effect** ${definition.effect}: ${effects[definition.effect]}`,
      `- **Result** in \`${definition.resultField}\`${list ? `, [its codes](codes.md#${anchor(list.name)})` : ""}`,
      `- **Confidence** ${fact.confidence}`,
    ].join("\n"),
    fact.notes === undefined ? "" : `> ${fact.notes}`,
    "## Request",
    "Beside the [fields that every call carries](README.md#every-call):",
    fieldTable(requestFields(definition), fact.request, need) || "Nothing else.",
    rules.length === 0 ? "" : `Rules:\n\n${rules.join("\n")}`,
    "## Answer",
    "Each field may be absent. Fields and codes that are not listed pass through.",
    fieldTable(definition.answer, fact.response),
    "## Example",
    "With the client of `@sips-kit/server`:",
    `\`\`\`ts\nconst outcome = await gateway.${name}(${asTypeScript(exampleRequests[name])});\n\`\`\``,
    "Against the simulator, sealed with the key of its test shop:",
    `\`\`\`sh\n${curl(name)}\n\`\`\``,
    `Sources: ${fact.sources.join("; ")}. Legend: [sources](README.md#sources).`,
  ]);
}

/** The effect of a call, and whether it may be sent again. */
export const effects: { readonly [effect in Effect]: string } = {
  read: "changes nothing; the client sends it again by itself when no answer comes.",
  open: "begins something that costs nothing until it is finished; sent once.",
  money:
    "moves money; sent once. An outcome that is unknown is resolved with getTransactionData, never by sending again.",
  change: "alters wallets, mandates or fraud lists; sent once.",
};

const shop = { merchantId: "002001000000001", keyVersion: "1" };
const secretKey = "002001000000001_KEY1";

/** The example as it is sent. */
export function sealedExample(name: MethodName): JsonObject {
  const body = { ...exampleRequests[name], ...shop, interfaceVersion: methods[name].interfaceVersion };
  return { ...body, seal: seal(body, secretKey) };
}

function curl(name: MethodName): string {
  const body = JSON.stringify(sealedExample(name), undefined, 2);
  return `curl http://127.0.0.1:4000${methods[name].path} \\\n  -H 'content-type: application/json' -d '${body}'`;
}

function asTypeScript(request: JsonObject): string {
  return JSON.stringify(request, undefined, 2).replace(/^( *)"(\w+)":/gm, "$1$2:");
}
