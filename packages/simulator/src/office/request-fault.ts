import { checkRequest, methods, type Field, type FieldFault, type MethodName } from "@sips-kit/protocol";
import type { WireObject } from "../ledger/wire.js";
import type { Readings } from "../world/readings.js";
import { stepsOf, text, valueAt } from "../ledger/wire-fields.js";
import { numberForText } from "./integers-as-text.js";
import { refuse, type Reply } from "./reply.js";
import { fieldOf, requestTable } from "./request-table.js";
import { unknownField } from "./unknown-field.js";

/** The refusal of a request with invalid fields, by the current readings. */
export function requestFault(method: MethodName, body: WireObject, readings: Readings): Reply | undefined {
  const unknown = readings.unknownFields === "refused" ? unknownField(method, body) : undefined;
  if (unknown !== undefined) return refuse("12", unknown);
  const number = readings.integersForText === "none" ? numberForText(method, body) : undefined;
  if (number !== undefined) return refuse("30", number);
  const [fault] = checkRequest(method, body);
  if (fault) return refuse(codeOf(fault, method, body, readings), fault.field);
  return announcesItsService(method, body) ? undefined : refuse("30", "interfaceVersion");
}

/** IR_WS_2.53 is for checkout only, and so on; the number after the prefix is the caller's choice. */
function announcesItsService(method: MethodName, body: WireObject): boolean {
  const usual = methods[method].interfaceVersion.replace(/_[\d.]+$/, "");
  // Official pages disagree on the prefix of addToFraudList.
  const prefix = method === "addToFraudList" ? "(FR|WR)_WS" : usual;
  return new RegExp(`^${prefix}_\\d+\\.\\d+$`).test(text(body, "interfaceVersion") ?? "");
}

function codeOf(fault: FieldFault, method: MethodName, body: WireObject, readings: Readings): string {
  const isAboutCharacters = readings.invalidCharacters === "12" && fault.rule === "format";
  return isAboutCharacters && hasInvalidCharacters(fault.field, method, body) ? "12" : fault.responseCode;
}

/** URLs and seals have a syntax, not a character set: the guide gives 30 for a wrong one. */
const withSyntax = new Set(["interfaceVersion", "seal", "merchantReturnUrl", "merchantUrl"]);

function hasInvalidCharacters(path: string, method: MethodName, body: WireObject): boolean {
  if (withSyntax.has(path)) return false;
  return fieldAt(path, method)?.kind !== "date" || /[^\d:.TZ+-]/.test(String(valueAt(body, path)));
}

/** The table's field at a path. */
function fieldAt(path: string, method: MethodName): Field | undefined {
  let table = requestTable(method);
  let field: Field | undefined;
  for (const step of stepsOf(path)) {
    // The elements of a list share one table.
    if (/^\d+$/.test(step)) continue;
    field = fieldOf(table, step);
    table = field?.container?.fields ?? {};
  }
  return field;
}
