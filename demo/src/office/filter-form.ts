import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { duePeriods, filterStates, type FilterName, type OfficeFilter } from "./office-filter.js";
import { officeSentences } from "./office-sentences.js";
import { knownMethods, methodName } from "./method-names.js";
import { stateWord } from "./state-words.js";

/** The search form: one box, and filters that open beneath it. It is sent as the page's address. */
export function filterForm({ typed, faults }: OfficeFilter, language: Language): Html {
  const say = officeSentences[language];
  const isFiltered = Object.keys(typed).some((name) => name !== "text");
  return html`<form class="search" method="get" action="/office" role="search">
    <div class="box">
      <label for="text">${say.searchFor}</label>
      <input
        id="text"
        name="text"
        type="search"
        autocomplete="off"
        maxlength="80"
        value="${typed.text ?? ""}"
        aria-describedby="text-hint ${faults.includes("text") ? "text-fault" : ""}"
      />
      <button>${say.search}</button>
      <p class="hint" id="text-hint">${say.searchHint}</p>
      ${fault("text", faults, language)}
    </div>
    <details ${isFiltered && html`open`}>
      <summary>${say.filters}</summary>
      <div class="filters">
        ${choice("state", say.state, filterStates, (one) => stateWord(one, language), typed, language)}
        ${choice("method", say.method, knownMethods, (one) => methodName(one, language), typed, language)}
        ${field("from", say.from, "date", typed, faults, language)}
        ${field("to", say.to, "date", typed, faults, language)}
        ${field("amount", say.amount, "text", typed, faults, language)}
        ${choice("due", say.due, duePeriods, (one) => say.dueWithin[one], typed, language)}
        <p class="on">
          <button class="quiet">${say.search}</button>
          <a class="button quiet" href="/office">${say.clear}</a>
        </p>
      </div>
    </details>
  </form>`;
}

function choice<T extends string>(
  name: "state" | "method" | "due",
  label: string,
  values: readonly T[],
  text: (value: T) => string,
  typed: OfficeFilter["typed"],
  language: Language,
): Html {
  return html`<div>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${officeSentences[language].any}</option>
      ${values.map(
        (value) =>
          html`<option value="${value}" ${typed[name] === value && html`selected`}>${text(value)}</option>`,
      )}
    </select>
  </div>`;
}

function field(
  name: "from" | "to" | "amount",
  label: string,
  type: "date" | "text",
  typed: OfficeFilter["typed"],
  faults: readonly FilterName[],
  language: Language,
): Html {
  const isWrong = faults.includes(name);
  return html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      ${type === "text" && html`inputmode="decimal"`}
      autocomplete="off"
      value="${typed[name] ?? ""}"
      ${isWrong && html`aria-invalid="true" aria-describedby="${name}-fault"`}
    />
    ${fault(name, faults, language)}
  </div>`;
}

function fault(name: FilterName, faults: readonly FilterName[], language: Language): Html | undefined {
  if (!faults.includes(name)) return undefined;
  return html`<p class="fault" role="alert" id="${name}-fault">${officeSentences[language].faults[name]}</p>`;
}
