import { languageOf } from "../http/page-language.js";
import type { RouteAnswer, RouteRequest, Routes } from "../http/routes.js";
import { webOrigin } from "../http/web-origin.js";
import type { Verdict } from "../ledger/authentications.js";
import type { AcsPort } from "./acs-port.js";
import { challengePage, faultPage, returnPage, type ChallengeForm } from "./challenge-page.js";

/**
 * The access control server (ACS) of the card's bank: receives a PaReq, challenges the cardholder, posts the PaRes
 * back.
 */
export function acsRoutes(port: AcsPort): Routes {
  return {
    "GET /challenge": (request) => faultPage("posted", languageOf(request), 405),
    "POST /challenge": (request) => ask(port, request),
    "POST /challenge/verdict": (request) => take(port, request),
  };
}

function ask(port: AcsPort, request: RouteRequest): RouteAnswer {
  const lang = languageOf(request);
  const form = readForm(request);
  if (!form) return faultPage("termUrl", lang);
  const challenge = port.open(form.paReq);
  return challenge ? challengePage(challenge, form, lang) : faultPage("unknown", lang);
}

function take(port: AcsPort, request: RouteRequest): RouteAnswer {
  const lang = languageOf(request);
  const form = readForm(request);
  const verdict = new URLSearchParams(request.body).get("verdict");
  if (!form) return faultPage("termUrl", lang);
  if (!isVerdict(verdict)) return faultPage("verdict", lang);
  if (!port.open(form.paReq)) return faultPage("unknown", lang);
  try {
    return returnPage(port.decide(form.paReq, verdict), form, lang);
  } catch {
    // The message can be opened, so the port can only have rejected a second verdict.
    return faultPage("decided", lang);
  }
}

function readForm({ body }: RouteRequest): ChallengeForm | undefined {
  const form = new URLSearchParams(body);
  const termUrl = form.get("TermUrl") ?? "";
  const shopOrigin = webOrigin(termUrl);
  if (shopOrigin === undefined) return undefined;
  return { paReq: form.get("PaReq") ?? "", termUrl, shopOrigin, md: form.get("MD") ?? "" };
}

function isVerdict(text: string | null): text is Verdict {
  return text === "authenticate" || text === "fail" || text === "cancel";
}
