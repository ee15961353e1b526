import { userEvent } from "vitest/browser";
import { afterEach, describe, expect, it } from "vitest";
import type { FieldProblem } from "../locales/field-problem.js";
import type { InputField } from "./input-field.js";

declare global {
  // The one type of Node that the types of vitest/browser name; the elements themselves are typed without Node.
  type BufferEncoding = string;
}

/** The input of a field's conformance tests. */
export interface FieldCase {
  create(): InputField;
  label: string;
  autocomplete: string;
  inputMode: "numeric" | "text";
  /** A valid input, and how it is displayed. */
  typed: string;
  shown: string;
  wrong: readonly (readonly [typed: string, problem: FieldProblem])[];
}

/** What every card field must do. */
export function fieldConformance(
  name: string,
  { create, typed, shown, wrong, ...expected }: FieldCase,
): void {
  const mounted: Element[] = [];
  afterEach(() => mounted.splice(0).forEach((element) => element.remove()));

  async function mount(): Promise<{ field: InputField; input: HTMLInputElement }> {
    const field = create();
    document.body.append(field);
    mounted.push(field);
    await field.updateComplete;
    return { field, input: inputOf(field) };
  }

  describe(name, () => {
    it("has its label, and the attributes that browsers and keyboards need", async () => {
      const { field, input } = await mount();
      const label = field.shadowRoot?.querySelector("label");
      expect(label?.textContent).toBe(expected.label);
      expect(input.labels?.[0]).toBe(label);
      expect(input.autocomplete).toBe(expected.autocomplete);
      expect(input.inputMode).toBe(expected.inputMode);
      expect(input.enterKeyHint).toBe("go");
      expect(input.getAttribute("aria-required")).toBe("true");
    });

    it("has no name and no value attribute: no form and no markup carries what is typed", async () => {
      const { field, input } = await mount();
      await userEvent.type(input, typed);
      expect(input.hasAttribute("name")).toBe(false);
      expect(field.shadowRoot?.innerHTML).not.toContain(typed.replaceAll(" ", ""));
      expect(field.outerHTML).not.toContain(typed);
    });

    it("takes what is typed key by key", async () => {
      const { field, input } = await mount();
      await userEvent.type(input, typed);
      expect(input.value).toBe(shown);
      expect(field.problem).toBeUndefined();
      expect(field.empty).toBe(false);
    });

    it("takes what autofill puts in, the first time and the second, with a change event alone", async () => {
      const { field, input } = await mount();
      for (let fill = 0; fill < 2; fill++) {
        input.value = typed;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        expect(input.value).toBe(shown);
        expect(field.problem).toBeUndefined();
        input.value = "";
        input.dispatchEvent(new Event("change", { bubbles: true }));
        expect(field.problem).toBe("missing");
      }
    });

    it("shows no error for an empty field before it is asked", async () => {
      const { field, input } = await mount();
      input.focus();
      input.blur();
      await field.updateComplete;
      expect(field.sentence).toBeUndefined();
      expect(input.getAttribute("aria-invalid")).toBe("false");
    });

    it("shows what is missing, ties the message to the input, and removes it again", async () => {
      const { field, input } = await mount();
      field.tell();
      await field.updateComplete;
      const error = field.shadowRoot?.getElementById("error");
      expect(error?.textContent).toBe(field.strings.problems[field.field].missing);
      expect(input.getAttribute("aria-describedby")?.split(" ")).toContain("error");
      expect(input.getAttribute("aria-invalid")).toBe("true");
      await userEvent.type(input, typed);
      await field.updateComplete;
      expect(error?.textContent).toBe("");
      expect(input.getAttribute("aria-invalid")).toBe("false");
    });

    it.each(wrong)("%j is shown when the buyer leaves the field: %s", async (text, problem) => {
      const { field, input } = await mount();
      await userEvent.type(input, text);
      expect(field.sentence).toBeUndefined();
      input.blur();
      expect(field.problem).toBe(problem);
      expect(field.sentence).toMatch(/\.$/);
    });

    it("shows the server's refusal until the value is changed, also when the field is left", async () => {
      const { field, input } = await mount();
      await userEvent.type(input, typed);
      field.refuse();
      input.blur();
      expect(field.sentence).toBe(field.strings.problems[field.field].invalid);
      input.value = "";
      input.dispatchEvent(new Event("change", { bubbles: true }));
      expect(field.sentence).toBeUndefined();
    });

    it("forgets on clear", async () => {
      const { field, input } = await mount();
      await userEvent.type(input, typed);
      field.clear();
      expect(input.value).toBe("");
      expect(field.empty).toBe(true);
      expect(field.sentence).toBeUndefined();
    });

    it("fires one event for each change", async () => {
      const { field, input } = await mount();
      let changes = 0;
      field.addEventListener("sips-field-change", () => changes++);
      input.value = typed;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      expect(changes).toBe(1);
    });

    it("takes the focus as a whole, and not while it is disabled", async () => {
      const { field, input } = await mount();
      field.focus();
      expect(field.shadowRoot?.activeElement).toBe(input);
      field.disabled = true;
      await field.updateComplete;
      expect(input.disabled).toBe(true);
    });
  });
}

function inputOf(field: InputField): HTMLInputElement {
  const input = field.shadowRoot?.querySelector("input");
  if (!input) throw new Error("The field has drawn no input.");
  return input;
}
