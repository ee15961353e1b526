import { awaitShop } from "./handshake.js";
import { createBrandChoice } from "./brand-choice.js";
import { createTextField } from "./text-field.js";
import { lead } from "./lead.js";
import { becomeSibling } from "./siblings.js";
import { applyStyle } from "./styling.js";

/*
 * One frame of the form, from its start to the shop's orders. What the buyer types stays in this frame and in its
 * siblings of the same origin; through the port goes the state of the field, and nothing else.
 */
const { field = "", group = "", pageOrigin = "" } = document.body.dataset;

const { port, init } = await awaitShop(pageOrigin);
applyStyle(init);

const here = field === "cardBrands" ? createBrandChoice(port) : createTextField(field, init, port);
becomeSibling({ group, field, ...here });

// Passes focus on the frame to the field.
addEventListener("focus", () => document.activeElement === document.body && here.focus());

const leading = field === "cardNumber" ? await lead(group, init["session"], port) : undefined;
port.listen({
  focus: () => here.focus(),
  tokenize: ({ request }) => leading?.tokenize(request),
});
port.send({ kind: "ready" });
