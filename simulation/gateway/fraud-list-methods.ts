import { entryOf } from "./fraud-lists.js";
import { textIn, type Method } from "./model.js";
import type { Message } from "./seal.js";

/** A list holds an element once, however often it is added. */
export const addToFraudList: Method = ({ fraudLists }, { body }) => {
  fraudLists.add(entryIn(body));
  return { responseCode: "00" };
};

export const removeFromFraudList: Method = ({ fraudLists }, { body }) => ({
  responseCode: fraudLists.remove(entryIn(body)) ? "00" : "25",
});

function entryIn(body: Message): string {
  const [value] = [body["fraudListElementValue"]].flat();
  return entryOf(textIn(body, "fraudListType"), textIn(body, "fraudListLevel"), String(value));
}
