/** The console's look: a table of what happened, and a column of what can be done; one below the other on a phone. */
export const stylesheet = `
  :root {
    color-scheme: light dark;
    --text: #1c2733; --quiet: #51606f; --page: #f3f5f7; --sheet: #fff; --line: #d5dbe1; --link: #0b57c4;
    --good: #17663a; --bad: #a3202a; --wait: #7a4b00;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --text: #e8edf2; --quiet: #a9b5c1; --page: #12181f; --sheet: #1b232c; --line: #34404c; --link: #8fbcff;
      --good: #7fdca4; --bad: #ff9aa2; --wait: #ffc266;
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0; display: grid; grid-template-columns: minmax(0, 1fr) 19rem; grid-template-areas: "head head" "main side";
    gap: 1rem; padding: 0 1rem 2rem; font: .9375rem/1.45 system-ui, sans-serif; color: var(--text); background: var(--page);
  }
  body:not(:has(aside)) { grid-template: "main" / minmax(0, 75rem); justify-content: center; padding-top: 1rem; }
  header {
    grid-area: head; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin: 0 -1rem;
    padding: .75rem 1rem; background: var(--sheet); border-bottom: 1px solid var(--line);
  }
  nav { display: flex; flex-wrap: wrap; gap: .25rem .25rem; }
  nav a { padding: .375rem .625rem; border-radius: .375rem; text-decoration: none; }
  nav a[aria-current] { background: var(--text); color: var(--sheet); }
  main { grid-area: main; min-width: 0; }
  aside { grid-area: side; }
  a { color: var(--link); }
  h1 { margin: .25rem 0 .75rem; font-size: 1.375rem; overflow-wrap: anywhere; }
  h2 { margin: 0 0 .5rem; font-size: 1rem; }
  h2, p { overflow-wrap: anywhere; }
  section, .entry { padding: .875rem 1rem; margin: 0 0 .75rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
  .search { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin: 0 0 1rem; }
  .search label { display: grid; gap: .125rem; flex: 1 1 8.5rem; max-width: 16rem; color: var(--quiet); font-size: .875rem; }
  .search :is(input, select) { width: 100%; font-size: .9375rem; color: var(--text); }
  .search .check { display: flex; gap: .5rem; align-items: center; flex: 0 0 auto; min-height: 2.25rem; }
  .search .check input { width: 1.125rem; min-height: 0; height: 1.125rem; margin: 0; }
  .search a { align-self: center; }
  .row { display: flex; flex-wrap: wrap; gap: .375rem; }
  .stack, .stack label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .375rem; }
  .stack { gap: .625rem; margin-top: .75rem; }
  input, select, button { font: inherit; color: inherit; min-height: 2.25rem; padding: .25rem .625rem; border: 1px solid var(--quiet); border-radius: .375rem; background: var(--sheet); max-width: 100%; }
  button { cursor: pointer; font-weight: 600; }
  ::placeholder { color: var(--quiet); opacity: 1; }
  .button { display: inline-flex; align-items: center; min-height: 2.25rem; padding: .25rem .625rem; border: 1px solid var(--quiet); border-radius: .375rem; background: var(--sheet); color: var(--text); font-weight: 600; text-decoration: none; }
  .danger { color: var(--bad); }
  .group h2 { display: flex; flex-wrap: wrap; gap: .25rem .75rem; font-weight: 600; }
  .group h2 a { min-height: 1.5rem; }
  .group .entry { margin: 0; border-width: 1px 0 0; border-radius: 0; padding-inline: 0; }
  .line { flex-basis: 100%; min-width: 0; overflow-wrap: anywhere; }
  .sheet { padding: .875rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; max-width: 40rem; }
  .compared td { overflow-wrap: anywhere; min-width: 8rem; }
  .changed { background: color-mix(in srgb, var(--wait) 14%, transparent); font-weight: 600; }
  .pager { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
  :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
  @media (forced-colors: active) {
    nav a[aria-current] { forced-color-adjust: none; background: SelectedItem; color: SelectedItemText; }
  }
  .quiet { color: var(--quiet); }
  .good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
  summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; min-height: 1.5rem; }
  summary code { font-weight: 600; min-width: 0; overflow-wrap: anywhere; }
  summary::before { content: "▸"; }
  details[open] > summary::before { content: "▾"; }
  .why { margin: .5rem 0 .75rem; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
  pre { margin: .25rem 0; padding: .625rem; overflow: auto; max-height: 26rem; background: var(--page); border-radius: .375rem; font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  .scroll { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
  th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
  td.number { text-align: right; white-space: nowrap; }
  ul { margin: .25rem 0 .75rem; padding-left: 1.25rem; }
  @media (max-width: 60rem) {
    body { grid-template-columns: minmax(0, 1fr); grid-template-areas: "head" "main" "side"; }
  }
`;
