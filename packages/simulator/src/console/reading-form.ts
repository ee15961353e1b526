import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { choiceEntries } from "../world/readings.js";

/** How the gateway reads what its sources leave open, and the form that changes it. */
export function readingForm({ readings }: Gateway, view: string): Html {
  const current = readings.current();
  return html`<section>
    <h2>Readings</h2>
    <form method="post" action="/_console/readings" class="stack">
      <input type="hidden" name="back" value="${view}" />
      ${choiceEntries.map(
        ([name, choices]) =>
          html`<label
            >${name}
            <select name="${name}">
              ${choices.map((choice) => option(choice, current[name]))}
            </select></label
          >`,
      )}
      <label
        >visibleAfterMs
        <input type="number" name="visibleAfterMs" value="${current.visibleAfterMs}" min="0" step="1"
      /></label>
      <button>Use these readings</button>
    </form>
    <form class="stack" method="post" action="/_console/readings/reset">
      <input type="hidden" name="back" value="${view}" /><button>As at the start</button>
    </form>
  </section>`;
}

function option(choice: string, current: string | number): Html {
  const mark: Html = { markup: choice === current ? " selected" : "" };
  return html`<option value="${choice}" ${mark}>${choice}</option>`;
}
