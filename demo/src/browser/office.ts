import { pollPage } from "./poll-page.js";
import { readPage } from "./read-page.js";

// The back office's pages update themselves. A list changes its rows in place and offers new ones, so that readers keep
// their place; a payment whose result is not known shows it as soon as it is.

const listPauseMs = 5_000;

if (document.querySelector("#live")) void pollPage(isOpen, updatePayment);
else void watchList();

async function watchList(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, listPauseMs));
    if (document.visibilityState === "hidden") continue;
    const page = await readPage(location.href).catch(() => null);
    // Another page means that the session has ended.
    if (page?.querySelector("#news")) updateList(page);
  }
}

function updateList(page: Document): void {
  const next = rowsOf(page);
  const now = rowsOf(document);
  let changed = 0;
  for (const [id, row] of now) {
    const update = next.get(id);
    if (!update || update.textContent === row.textContent || row.contains(document.activeElement)) continue;
    row.replaceChildren(...update.childNodes);
    changed += 1;
  }
  const added = [...next.keys()].filter((id) => !now.has(id) && isNewer(id, now));
  tell(added.length, changed);
}

/** Ids are references, which sort by time. */
function isNewer(id: string, now: ReadonlyMap<string, Element>): boolean {
  return [...now.keys()].every((one) => one < id);
}

function rowsOf(page: Document): ReadonlyMap<string, Element> {
  return new Map([...page.querySelectorAll("[id^='p-']")].map((row) => [row.id, row]));
}

/** Announces politely what is new; new payments are shown when the reader asks for them. */
function tell(added: number, changed: number): void {
  const news = document.querySelector<HTMLElement>("#news");
  if (!news) return;
  const isFirst = news.dataset["showsNewest"] !== undefined;
  const text = isFirst && added > 0 ? textOf(news, "added", added) : textOf(news, "changed", changed);
  if (isFirst && added > 0) {
    if (news.textContent === text) return;
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = text;
    news.replaceChildren(link);
  } else if (changed > 0) news.replaceChildren(text);
}

/** The page brings its sentences: `data-added-one`, `data-added-more` with # for the number. */
function textOf(news: HTMLElement, what: "added" | "changed", count: number): string {
  return (news.dataset[count === 1 ? `${what}One` : `${what}More`] ?? "").replace("#", String(count));
}

function isOpen(): boolean {
  return document.querySelector("#live[data-is-open]") !== null;
}

/** A form in which somebody is typing is not replaced: they see the new state on the next page. */
function updatePayment(page: Document): void {
  replace("#told", page);
  const live = document.querySelector("#live");
  if (!live?.contains(document.activeElement)) replace("#live", page);
}

/** Unchanged content is not announced again. */
function replace(selector: string, page: Document): void {
  const [now, next] = [document.querySelector(selector), page.querySelector(selector)];
  if (!now || !next) return;
  now.toggleAttribute("data-is-open", next.hasAttribute("data-is-open"));
  if (now.textContent !== next.textContent) now.replaceChildren(...next.childNodes);
}
