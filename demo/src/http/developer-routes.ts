import express, { type Router } from "express";
import { outboxPage } from "../pages/outbox-page.js";
import { cardEntries, challengePlaces, writeDeveloperView } from "../shop/developer-view.js";
import type { Context } from "./context.js";
import { developerCookie, developerViewOf } from "./developer-view-of.js";
import { formText } from "./form-text.js";
import { ownPath } from "./own-path.js";
import { showPage, visitOf } from "./show-page.js";

/** Turns the developer view on and off, and keeps its settings in this browser. */
export function developerRoutes(context: Context): Router {
  const router = express.Router();

  router.post("/developer", (request, response) => {
    const known = developerViewOf(context, request);
    const view = formText(request, "view");
    const chosen = {
      isOn: view === "" ? known.isOn : view === "on",
      cards: cardEntries.find((one) => one === formText(request, "cards")) ?? known.cards,
      challenge: challengePlaces.find((one) => one === formText(request, "challenge")) ?? known.challenge,
    };
    response.cookie(developerCookie, writeDeveloperView(chosen), {
      httpOnly: true,
      sameSite: "lax",
      secure: context.isSecure,
      maxAge: 365 * 24 * 3_600_000,
    });
    response.redirect(303, ownPath(formText(request, "back")));
  });

  router.get("/outbox", (request, response, next) => {
    const visit = visitOf(context, request);
    if (!visit.view.isOn) return next();
    showPage(response, visit, outboxPage(context.outbox.sent(), visit.language));
  });

  return router;
}
