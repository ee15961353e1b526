import { readMessage, version } from "./messages.js";

/**
 * @typedef {object} ShopPort The way to the shop's page, once it is open.
 * @property {(message: { kind: string } & Record<string, unknown>) => void} send
 * @property {(handlers: Record<string, (message: Record<string, any>) => void>) => void} listen
 */

/**
 * Waits for the page that the shop's origin was rendered for, and takes the port it hands over. The page is known by
 * its origin, by being the parent, and by the nonce in this frame's address; all other messages are left unheard, and
 * after this one there is no listener any more.
 * @param {string} pageOrigin
 * @returns {Promise<{ port: ShopPort, init: Record<string, any> }>}
 */
export function awaitShop(pageOrigin) {
  const nonce = location.hash.slice(1);
  return new Promise((resolve) => {
    addEventListener("message", function hear(event) {
      if (event.origin !== pageOrigin || event.source !== parent || nonce === "") return;
      const init = readMessage(event.data);
      const [port] = event.ports;
      if (init?.kind !== "init" || init["nonce"] !== nonce || !port) return;
      removeEventListener("message", hear);
      resolve({ port: shopPort(port), init });
    });
  });
}

/**
 * @param {MessagePort} port
 * @returns {ShopPort}
 */
function shopPort(port) {
  return {
    send: (message) => port.postMessage({ v: version, ...message }),
    listen(handlers) {
      port.addEventListener("message", ({ data }) => {
        const message = readMessage(data);
        if (message && Object.hasOwn(handlers, message.kind)) handlers[message.kind]?.(message);
      });
      port.start();
    },
  };
}
