import { inScript } from "./in-script.js";

/** What the page says once there is a result. */
export interface FollowWords {
  readonly accepted: string;
  readonly failed: string;
  readonly other: string;
}

/**
 * The script of a page that waits for a result: asks for it every three seconds, and at once when the buyer comes back to
 * the page from an app. Says the result in the element `progress`, long enough to be read out, and goes to its page.
 *
 * @param url where `Payments.progress` is answered
 */
export function followScript(url: string, words: FollowWords): string {
  return `(() => {
const words = ${inScript({ ...words, "in-review": words.accepted, refused: words.failed, abandoned: words.failed })};
let timer, isAsking = false, isDone = false;
const ask = async () => {
  clearTimeout(timer);
  if (isAsking || isDone) return;
  isAsking = true;
  const answer = await fetch(${inScript(url)}).then((response) => response.json()).catch(() => ({}));
  isAsking = false;
  isDone = answer.next === "result";
  if (!isDone) {
    timer = setTimeout(ask, 3000);
    return;
  }
  document.getElementById("progress").textContent = words[answer.outcome] ?? words.other;
  setTimeout(() => location.replace(answer.url), 2500);
};
document.addEventListener("visibilitychange", () => document.hidden || ask());
timer = setTimeout(ask, 3000);
})();`;
}
