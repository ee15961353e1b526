import { container, defineContainer } from "../field.js";
import { accord } from "./accord.js";
import { accordkdo } from "./accordkdo.js";
import { bcmcMobile } from "./bcmc-mobile.js";
import { facilypay } from "./facilypay.js";
import { paypal } from "./paypal.js";
import { sdd } from "./sdd.js";

export const paymentMeanData = defineContainer({
  name: "paymentMeanData",
  summary:
    "Data proper to one payment mean; one sub-container per brand. Newer brands have further sub-containers not seen here.",
  fields: {
    accord: container(accord),
    accordkdo: container(accordkdo),
    bcmcMobile: container(bcmcMobile),
    facilypay: container(facilypay),
    paypal: container(paypal),
    sdd: container(sdd),
  },
});
