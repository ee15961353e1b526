/**
 * Asks the frames' own back end; never throws.
 * @param {"session" | "brands" | "payment-tokens"} what
 * @param {Record<string, string>} body
 * @returns {Promise<{ ok: true, body: any } | { ok: false, code: string, message: string }>}
 */
export async function ask(what, body) {
  try {
    const response = await fetch(`/hosted-fields/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
    });
    const answer = await response.json();
    if (response.ok) return { ok: true, body: answer };
    return { ok: false, code: answer.error.code, message: answer.error.message };
  } catch {
    return { ok: false, code: "NETWORK", message: "The payment service cannot be reached." };
  }
}
