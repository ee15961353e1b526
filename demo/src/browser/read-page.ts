/** Loads a document without running scripts; unlike DOMParser it needs no Trusted Types policy. */
export function readPage(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.status === 200 ? request.responseXML : null));
    request.addEventListener("error", () => reject(new Error("The shop cannot be reached.")));
    request.send();
  });
}
