import {
  idHoldsCardData,
  PaymentError,
  type FraudListElement,
  type FraudListLevel,
  type FraudListType,
} from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../office/confirm-page.js";
import { fraudDeskPage } from "../office/fraud-desk-page.js";
import { fraudDeskSentences } from "../office/fraud-desk-sentences.js";
import { fraudLevelName, readFraudLevel, readFraudList, readFraudReason } from "../office/fraud-lists.js";
import { listName } from "../office/gateway-meanings.js";
import type { AskedVelocity } from "../office/velocity-card.js";
import { attributionOf } from "./attribution-of.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

type Change = "add" | "remove";

/** The fraud desk. What is put on a list is in no address, and nothing happens unconfirmed. */
export function officeFraudRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/office/fraud", (request, response) => show(context, request, response));
  for (const change of ["add", "remove"] as const) {
    router.post(`/office/fraud/${change}`, (request, response) =>
      changeList(context, change, request, response),
    );
  }
  return router;
}

async function show(context: Context, request: Request, response: Response): Promise<void> {
  const { done, problem } = request.query;
  const list = readFraudList(request.query["list"]);
  const all = await context.payments.fraud.latestActions();
  const shown = {
    list,
    actions: list === undefined ? all : all.filter(({ details }) => details["list"] === list),
    told: all.find(({ id }) => id === done),
    problem,
    velocity: await askVelocity(context, request),
    csrf: csrfOf(context, request),
  };
  showOffice(context, request, response, fraudDeskPage(shown, officeLanguageOf(request)));
}

async function askVelocity({ payments }: Context, { query }: Request): Promise<AskedVelocity> {
  const text = (name: string) => (typeof query[name] === "string" ? query[name].trim() : "");
  const [value, days] = [text("who"), text("days")];
  const type = query["type"] === "customerIpAddress" ? "customerIpAddress" : "customerId";
  if (value === "") return { type, value, days, found: undefined };
  try {
    const period = days === "" ? {} : { days: Number(days) };
    return { type, value, days, found: await payments.fraud.velocity({ type, value, ...period }) };
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    const found = error.code === "PAYMENT_GATEWAY_REFUSED" ? "not-told" : "unreachable";
    return { type, value, days, found };
  }
}

/** What a form asks for. */
interface Asked {
  readonly list: FraudListType;
  readonly level: FraudListLevel;
  readonly value: string;
  readonly element: FraudListElement;
}

/** May be repeated: a list holds an element once, however often it is added. */
async function changeList(
  context: Context,
  change: Change,
  request: Request,
  response: Response,
): Promise<void> {
  const asked = await read(context, request);
  if (typeof asked === "string") return back(request, response, { problem: asked });
  if (formText(request, "confirmed") !== "1") return ask(context, change, asked, request, response);
  const { list, level, element } = asked;
  const { fraud } = context.payments;
  const wanted = { list, level, element, ...attributionOf(context, request) };
  const reasonCode = readFraudReason(formText(request, "reasonCode"));
  try {
    const action =
      change === "add"
        ? await fraud.addToList({ ...wanted, reasonCode })
        : await fraud.removeFromList(wanted);
    back(request, response, { done: action.id });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(request, response, { problem: error.code === "PAYMENT_CARD_IN_CLEAR" ? "card" : "value" });
  }
}

/** What the form asks for, or what is wrong with it. Only payments of this shop name a card. */
async function read(context: Context, request: Request): Promise<Asked | "card" | "payment" | "value"> {
  const list = readFraudList(formText(request, "list"));
  const level = readFraudLevel(formText(request, "level"));
  const value = formText(request, "value").trim();
  if (list === undefined || level === undefined || value === "") return "value";
  if (list !== "IbanList" && idHoldsCardData(value)) return "card";
  if (list !== "CardList") return { list, level, value, element: { value } };
  if (!(await context.payments.findByReference(value))) return "payment";
  return { list, level, value, element: { reference: value } };
}

function ask(
  context: Context,
  change: Change,
  { list, level, value }: Asked,
  request: Request,
  response: Response,
): void {
  const language = officeLanguageOf(request);
  const confirmation = {
    what: fraudDeskSentences[language].confirm[change](fraudLevelName(level, language)),
    about: [listName(list, language), value],
    action: request.path,
    fields: { list, level, value, reasonCode: formText(request, "reasonCode") },
    back: `/office/fraud?list=${list}`,
    isGrave: change === "add" && level === "Black",
    keepsReason: true,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, confirmPage(confirmation, language));
}

function back(request: Request, response: Response, told: Readonly<Record<string, string>>): void {
  const list = readFraudList(formText(request, "list"));
  const query = new URLSearchParams({ ...(list !== undefined && { list }), ...told });
  response.redirect(303, `/office/fraud?${query.toString()}`);
}
