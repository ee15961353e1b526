import jsQR from "jsqr";
import type { Page } from "playwright-core";
import { anotherDevice } from "./another-device.js";

/** What a camera reads in a picture of a page; Chromium decodes the PNG. */
export async function readQrCode(page: Page, png: Buffer): Promise<string | undefined> {
  const blank = await anotherDevice(page);
  try {
    const { width, pixels } = await blank.evaluate(decodePng, png.toString("base64"));
    return jsQR.default(Uint8ClampedArray.from(pixels), width, pixels.length / 4 / width)?.data;
  } finally {
    await blank.close();
  }
}

/** Runs in the browser. */
async function decodePng(base64: string) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0);
  const { width, height } = canvas;
  return { width, pixels: [...(context?.getImageData(0, 0, width, height).data ?? [])] };
}
