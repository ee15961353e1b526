import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, text } from "../field.js";

// The redirect to the ACS or another external page, the return, and the authentication's result.

export const authenticationData = container(containers.authenticationData);
export const authenticationResult = container(containers.authenticationResult);
export const guaranteeIndicator = code(codes.guaranteeIndicator, "A1", 1);
export const holderAuthentMethod = code(codes.holderAuthentMethod);
export const holderAuthentProgram = code(codes.holderAuthentProgram);
export const holderAuthentRelegation = text();
export const holderAuthentRelegationCode = code(codes.holderAuthentRelegationCode, "A1 / true-false", 5);
export const holderAuthentResponseCode = code(codes.holderAuthentResponseCode);
export const holderAuthentStatus = code(codes.holderAuthentStatus, "ANS20", 20);
export const holderAuthentType = text();
export const merchantReturnUrl = text("url ANS512", { max: 512, pattern: /^https?:\/\/\S+$/ });
export const messageVersion = text("seen: 0.1");
export const outerRedirectionUrl = text();
export const paReqMessage = text("base64 deflated PAReq");
export const paResMessage = text("base64, value POSTed by the ACS as PaRes");
export const redirectionData = text("opaque token");
export const redirectionUrl = text("url");
export const threeD = container(containers.threeD);
export const threeDV2 = container(containers.threeDV2);
