import { methods } from "@sips-kit/protocol";
import { html, type Html } from "../http/html.js";
import type { Gateway } from "../ledger/gateway.js";
import { answerFaultNames, faultNames, type ArmedFault } from "../world/faults.js";

/** The armed faults, and the form that arms one. */
export function faultForm(gateway: Gateway, view: string): Html {
  const armed = gateway.faults.armed();
  return html`<section>
    <h2>Faults</h2>
    ${
      armed.length === 0
        ? html`<p class="quiet">None: every call is answered.</p>`
        : html`<ul>
              ${armed.map((one) => html`<li>${wordsFor(one)}</li>`)}
            </ul>
            <form method="post" action="/_console/faults/clear">
              <input type="hidden" name="back" value="${view}" /><button>Remove all faults</button>
            </form>`
    }
    <form method="post" action="/_console/faults" class="stack">
      <input type="hidden" name="back" value="${view}" />
      <label
        >Method
        <select name="method">
          ${["*", ...Object.keys(methods)].map(option)}
        </select></label
      >
      <label
        >Fault
        <select name="fault">
          ${[...faultNames, ...answerFaultNames].map(option)}
        </select></label
      >
      <label
        >When
        <select name="when">
          <option value="after">after its effect (answer lost)</option>
          <option value="before">before it (no effect)</option>
        </select></label
      >
      <label>Times <input type="number" name="times" value="1" min="1" max="1000" /></label>
      <details>
        <summary>Options of some faults</summary>
        <label>Field (foreign-echo, missing-echo) <input name="field" placeholder="amount" /></label>
        <label>Value (foreign-echo) <input name="value" /></label>
        <label>From (swapped-answer) <input name="from" placeholder="cardOrder" /></label>
        <label>Code (forced-code) <input name="code" placeholder="99" /></label>
        <label><input type="checkbox" name="unsealed" /> without a seal (forced-code)</label>
      </details>
      <button>Set this fault</button>
    </form>
  </section>`;
}

function option(value: string): Html {
  return html`<option value="${value}">${value === "*" ? "any" : value}</option>`;
}

function wordsFor({ method, fault, when, times, ...options }: ArmedFault): string {
  const told = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  return [`${fault} ${when} ${method}, ${times} ×`, ...told].join(", ");
}
