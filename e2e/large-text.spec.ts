import { chromiumArguments, chromiumPath } from "../scripts/chromium.mjs";
import { test } from "./test.js";
import { expectTidyPages } from "./tidy-pages.js";

const executablePath = chromiumPath();

// French is the longer language.
test.use({
  locale: "fr-FR",
  viewport: { width: 360, height: 740 },
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: [...chromiumArguments, "--blink-settings=defaultFontSize=24"],
  },
});

test("with letters of 24 px, the pages fit on a phone", async ({ page }) => {
  await expectTidyPages(page);
});
