/**
 * Keeps the list up to date without taking it from whoever reads it: while an entry is open, or the focus is in the
 * list, new content waits behind a link.
 */
export const liveScript = `
const pauseMs = 3000;
const [shown, news] = [document.querySelector("#shown"), document.querySelector("#news")];
let latest = shown.textContent;
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
  if (shown.querySelector("details[open]") || shown.contains(document.activeElement)) {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "There is something new: show it";
    news.replaceChildren(link);
  } else {
    shown.replaceChildren(...next.childNodes);
    news.replaceChildren("The list was updated.");
  }
};
const watch = () => setTimeout(() => look().finally(watch), pauseMs);
watch();
`;
