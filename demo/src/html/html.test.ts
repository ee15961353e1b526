import { expect, it } from "vitest";
import { html } from "./html.js";

it("escapes what is put in, and keeps what html made", () => {
  const name = `<script>"it's" & more</script>`;
  const inner = html`<b>${name}</b>`;
  expect(html`<p title="${name}">${[inner, 3, undefined, false]}</p>`.markup).toBe(
    `<p title="&lt;script&gt;&quot;it&#39;s&quot; &amp; more&lt;/script&gt;">` +
      `<b>&lt;script&gt;&quot;it&#39;s&quot; &amp; more&lt;/script&gt;</b>3</p>`,
  );
});
