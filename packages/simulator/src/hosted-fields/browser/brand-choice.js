/**
 * The frame that shows the card's brands and, when there are several, lets the holder choose (EU 2015/751, article 8).
 * Radio buttons, so that keyboard and reader know it. The gateway's default is shown as chosen, openly, until the
 * holder decides; a decision holds for as long as the card's brands stay the same.
 * @param {import("./handshake.js").ShopPort} port
 */
export function createBrandChoice(port) {
  const choice = /** @type {HTMLFieldSetElement} */ (document.querySelector("#brands"));
  const legend = /** @type {HTMLLegendElement} */ (choice.querySelector("legend"));
  /** @type {string[]} */
  let shown = [];
  let chosen = "";

  choice.addEventListener("change", ({ target }) => {
    chosen = /** @type {HTMLInputElement} */ (target).value;
    port.send({ kind: "brand-selected", brand: chosen });
  });
  choice.addEventListener("focusin", () => port.send({ kind: "state", status: "valid", focused: true }));
  choice.addEventListener("focusout", () => port.send({ kind: "state", status: "valid", focused: false }));
  document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  choice.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") port.send({ kind: "submit" });
  });

  return {
    focus: () => /** @type {HTMLElement | null} */ (choice.querySelector("input:checked"))?.focus(),
    /** The holder's decision; empty when there was none. */
    read: () => ({ status: "valid", value: chosen }),
    showFault: () => {},
    /** @param {string[]} brands */
    showBrands(brands) {
      if (brands.join() === shown.join()) return;
      shown = brands;
      chosen = "";
      choice.replaceChildren(legend, ...brands.map((brand) => brandEntry(brand, brands)));
      choice.title = brands.length > 1 ? (choice.dataset["hint"] ?? "") : "";
      choice.hidden = brands.length === 0;
    },
  };
}

/**
 * @param {string} brand
 * @param {string[]} brands
 */
function brandEntry(brand, brands) {
  const logo = document.createElement("span");
  logo.className = "logo";
  logo.dataset["brand"] = brand;
  logo.textContent = brand === "VISA_ELECTRON" ? "Electron" : brand;
  if (brands.length === 1) return logo;
  const label = document.createElement("label");
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = "brand";
  radio.value = brand;
  radio.checked = brand === brands[0];
  label.append(radio, logo);
  return label;
}
