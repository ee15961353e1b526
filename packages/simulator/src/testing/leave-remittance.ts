import { createControlClient } from "./control-client.js";

/** Between 22:00 and 23:00 in Paris cash operations are refused: this lets a test run at any hour. */
export async function leaveRemittance(simulatorUrl: string): Promise<void> {
  const control = createControlClient(simulatorUrl);
  const hour = new Intl.DateTimeFormat("en", { hour: "2-digit", hour12: false, timeZone: "Europe/Paris" });
  const now = String((await control.get("clock")).body["now"]);
  if (["21", "22"].includes(hour.format(new Date(now)))) await control.post("clock", { advance: "PT2H" });
}
