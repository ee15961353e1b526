/** A buyer's browser in tests of external pages: without JavaScript, one form after the other. */
export interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** The page's one form. */
  readonly form: Form;
  readonly buttons: readonly string[];
}

/** Posts a form as a browser does. */
export async function post(
  action: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const response = await fetch(action, { method: "POST", body: new URLSearchParams(fields), headers });
  return readPage(action, response);
}

async function readPage(url: string, response: Response): Promise<Page> {
  const html = await response.text();
  const target = /<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? "";
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return {
    status: response.status,
    headers: response.headers,
    html,
    form: {
      action: target === "" ? "" : new URL(unescaped(target), url).href,
      fields: Object.fromEntries(inputs.map(([, name, value]) => [unescaped(name), unescaped(value)])),
    },
    buttons: [...html.matchAll(/name="verdict"\s+value="([^"]*)"/g)].map(([, value]) => unescaped(value)),
  };
}

function unescaped(text = ""): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Follows an answer's redirection, presses a button there, and returns the form for the shop. */
export async function visit(
  answer: Readonly<Record<string, unknown>>,
  verdict: "confirm" | "refuse" | "cancel" | "pending",
): Promise<Form> {
  const page = await open(answer);
  const { form } = await post(page.form.action, { ...page.form.fields, verdict });
  return form;
}

/** Only follows an answer's redirection. */
export function open(
  answer: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const { redirectionUrl, redirectionData, messageVersion } = answer;
  return post(
    String(redirectionUrl),
    { redirectionData: String(redirectionData), redirectionVersion: String(messageVersion) },
    headers,
  );
}
