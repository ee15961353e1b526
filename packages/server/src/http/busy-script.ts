import { inScript } from "./in-script.js";

/**
 * The script of a page with a form: while the answer is awaited, says so in the element `busy`. The form stays usable,
 * for its second post does nothing that the first has not done, and a browser may have given up the first.
 */
export function busyScript(words: string): string {
  return `addEventListener("submit", () => {
  document.body.classList.add("busy");
  document.getElementById("busy").textContent = ${inScript(words)};
});
addEventListener("pageshow", () => {
  document.body.classList.remove("busy");
  document.getElementById("busy").textContent = "";
});`;
}
