/** Where the command line has a setting of createGateway or createPayments from, in words; undefined for its own. */
export function sourceOfSetting(setting: string): string | undefined {
  if (setting === "live") return "Where real money is meant, add --live.";
  const [group = ""] = setting.split(/[.[]/);
  const variable = variables[group];
  return variable === undefined ? undefined : `It is read from ${variable}.`;
}

const variables: { readonly [setting: string]: string } = {
  url: "SIPS_GATEWAY_URL",
  merchantId: "SIPS_MERCHANT_ID",
  secretKey: "SIPS_SECRET_KEY",
  keyVersion: "SIPS_KEY_VERSION",
  credits: "SIPS_CREDITS",
  webhooks: "SIPS_WEBHOOK_ENDPOINTS",
};
