const patienceMs = 30_000;

/** Loads a document without running scripts; unlike DOMParser it needs no Trusted Types policy. */
export function readPage(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    // A connection that has died without a word would be waited for without end.
    request.timeout = patienceMs;
    request.addEventListener("load", () => resolve(request.status === 200 ? request.responseXML : null));
    for (const failure of ["error", "timeout"])
      request.addEventListener(failure, () => reject(new Error("The shop cannot be reached.")));
    request.send();
  });
}
