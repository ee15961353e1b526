/** What the form around the fields is doing. It never looks ready when it is not. */
export type CardFormState = "loading" | "ready" | "busy" | "failed" | "done";
