/**
 * Updates the list without disturbing its reader: while an entry is open, or the focus is in the list, new content
 * waits behind a link. Screen readers announce it once, and updates once a minute at most.
 */
export const liveScript = `
const pauseMs = 3000;
const quietMs = 60_000;
const [shown, news] = [document.querySelector("#shown"), document.querySelector("#news")];
let latest = shown.textContent;
let toldAt = -Infinity;
const tell = (...what) => {
  toldAt = performance.now();
  news.replaceChildren(...what);
};
const load = () => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open("GET", location.href);
  request.responseType = "document";
  request.addEventListener("loadend", () => resolve(request.status === 200 ? request.responseXML : null));
  request.send();
});
const look = async () => {
  if (document.visibilityState === "hidden") return;
  const next = (await load())?.querySelector("#shown");
  if (!next || next.textContent === latest) return;
  latest = next.textContent;
  const waiting = news.querySelector("a");
  if (shown.querySelector("details[open]") || shown.contains(document.activeElement)) {
    if (waiting) return;
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "There is something new: show it";
    tell(link);
  } else {
    shown.replaceChildren(...next.childNodes);
    if (performance.now() - toldAt > quietMs) tell("The list was updated.");
    else if (waiting) waiting.remove();
  }
};
const watch = () => setTimeout(() => look().finally(watch), pauseMs);
watch();
`;
