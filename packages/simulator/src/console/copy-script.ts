/** Copies the command beside a button; where the browser does not permit that, selects it. */
export const copyScript = `
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-copies]");
  if (!button) return;
  const command = button.closest(".entry").querySelector("pre.command");
  const news = document.querySelector("#news");
  try {
    await navigator.clipboard.writeText(command.textContent.trim());
    news.replaceChildren("The command is copied.");
  } catch {
    getSelection().selectAllChildren(command);
    news.replaceChildren("The command is selected: copy it.");
  }
});
`;
