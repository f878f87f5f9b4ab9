/** The look of the panel: the system's font, light or dark as the system is, and at home in forced colours. */
const PANEL_STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  z-index: 2147483647 !important;
  --surface: #ffffff;
  --sunken: #f4f5f7;
  --line: #dfe2e7;
  --text: #1b1f24;
  --quiet: #57606a;
  --accent: #1f5fd0;
  --on-accent: #ffffff;
  --warn: #a04a00;
  --warn-line: #d97706;
  --warn-surface: #fff4e2;
  --note: #1f5fd0;
  --note-line: #3b82f6;
  --note-surface: #e9f1ff;
  --better: #1a7444;
  --shadow: 0 0 0 1px rgb(27 31 36 / 0.06), 0 4px 10px rgb(27 31 36 / 0.08), 0 16px 40px rgb(27 31 36 / 0.16);
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #1d2126;
    --sunken: #282d34;
    --line: #3a414a;
    --text: #e8eaed;
    --quiet: #a4adb8;
    --accent: #8ab4ff;
    --on-accent: #0d1b33;
    --warn: #ffb454;
    --warn-line: #f59e0b;
    --warn-surface: #3a2a12;
    --note: #8ab4ff;
    --note-line: #60a5fa;
    --note-surface: #1c2d4a;
    --better: #6fd59d;
    --shadow: 0 0 0 1px rgb(255 255 255 / 0.08), 0 4px 10px rgb(0 0 0 / 0.4), 0 16px 40px rgb(0 0 0 / 0.55);
  }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }

.chip, .card, .line {
  position: fixed;
  left: var(--left, 0);
  top: var(--top, 0);
  margin: 0;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  color: var(--text);
  background: var(--surface);
  border: 1px solid transparent;
  box-shadow: var(--shadow);
}

.chip {
  display: inline-flex;
  align-items: center;
  gap: 7px;
  min-height: 34px;
  padding: 0 14px 0 10px;
  border-radius: 17px;
  font-weight: 550;
  cursor: pointer;
}
.chip:hover { background: var(--sunken); }

.line {
  display: flex;
  align-items: center;
  gap: 8px;
  width: max-content;
  max-width: min(420px, 100vw - 24px);
  padding: 5px 6px 5px 12px;
  border-radius: 17px;
  color: var(--quiet);
  font-size: 13px;
}
.line .icon-warm { width: 16px; height: 16px; color: var(--better); }
.line .icon-button { flex: none; width: 24px; height: 24px; }
.line-text { margin: 0; }

.card {
  inset: var(--top, 0) auto auto var(--left, 0);
  width: min(348px, 100vw - 24px);
  max-height: calc(100vh - 24px);
  overflow: auto;
  padding: 0;
  border-radius: 14px;
}
.card::backdrop { background: transparent; }

.head {
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 12px 10px 0 16px;
}
.title { flex: 1; margin: 0; font-size: 15px; font-weight: 650; letter-spacing: -0.005em; }
.badge {
  display: grid;
  place-items: center;
  width: 28px;
  height: 28px;
  border-radius: 9px;
}
.level-warn .badge, .chip.level-warn .icon { color: var(--warn); }
.level-note .badge, .chip.level-note .icon { color: var(--note); }
.level-warn .badge { background: var(--warn-surface); }
.level-note .badge { background: var(--note-surface); border-radius: 50%; }

.stepper { display: flex; align-items: center; color: var(--quiet); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.icon { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.icon-button {
  display: grid;
  place-items: center;
  width: 28px;
  height: 28px;
  padding: 0;
  border: 0;
  border-radius: 8px;
  color: var(--quiet);
  background: none;
  cursor: pointer;
}
.icon-button:hover { color: var(--text); background: var(--sunken); }
.icon-button .icon { width: 15px; height: 15px; }
.stepper .icon-button { width: 24px; height: 24px; }

.body { padding: 8px 16px 10px; }
.quote { margin: 0 0 6px; overflow-wrap: anywhere; }
.words { font-weight: 600; text-decoration: underline 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
.level-warn .words { text-decoration-style: wavy; text-decoration-color: var(--warn-line); text-decoration-thickness: 1.25px; }
.level-note .words { text-decoration-style: dotted; text-decoration-color: var(--note-line); }
.reason { margin: 0; line-height: 1.6; overflow-wrap: anywhere; }

.better { margin: 12px 0 0; padding: 10px 12px 11px; border-radius: 10px; background: var(--sunken); }
.better-title {
  display: flex;
  align-items: center;
  gap: 5px;
  margin: 0 0 3px;
  color: var(--better);
  font-size: 12.5px;
  font-weight: 650;
}
.better-title .icon { width: 14px; height: 14px; stroke-width: 2.4; }
.suggestion { margin: 0; overflow-wrap: anywhere; }
.rewrite { display: flex; align-items: center; gap: 10px; margin: 9px 0 0; }
.rewrite-words { flex: 1; margin: 0; font-weight: 600; overflow-wrap: anywhere; user-select: text; }
.failed { margin: 8px 0 0; color: var(--quiet); font-size: 13px; }

.button {
  min-height: 32px;
  padding: 0 13px;
  border: 1px solid var(--line);
  border-radius: 9px;
  color: var(--text);
  background: var(--surface);
  font: inherit;
  font-weight: 600;
  white-space: nowrap;
  cursor: pointer;
}
.button:hover { background: var(--sunken); }
.button.primary { color: var(--on-accent); background: var(--accent); border-color: transparent; }
.button.primary:hover { filter: brightness(1.08); }
.button:active, .chip:active { transform: translateY(0.5px); }

.held { margin: 12px 16px 0; padding: 11px 12px 12px; border-radius: 10px; background: var(--warn-surface); }
.held-text { margin: 0 0 9px; font-weight: 550; }
.held-actions { display: flex; gap: 8px; flex-wrap: wrap; }

.not-again { display: flex; align-items: center; justify-content: space-between; gap: 8px; margin: 10px -6px 0; }
.choices { margin: 4px -6px 0; padding: 4px 0 0; border-top: 1px solid var(--line); list-style: none; }
.icon-more { stroke-width: 3; }
.keep {
  display: block;
  min-height: 26px;
  margin: 0;
  padding: 2px 6px;
  border: 0;
  border-radius: 6px;
  color: var(--quiet);
  background: none;
  font: inherit;
  font-size: 13px;
  text-align: start;
  text-decoration: underline;
  text-decoration-color: var(--line);
  text-underline-offset: 3px;
  cursor: pointer;
}
.keep:hover { color: var(--text); text-decoration-color: currentColor; }

.source {
  display: flex;
  gap: 6px;
  margin: 0;
  padding: 8px 16px 9px;
  border-top: 1px solid var(--line);
  color: var(--quiet);
  font-size: 11.5px;
  line-height: 1.4;
}
.source .icon { width: 13px; height: 13px; margin-top: 1px; }

:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.live { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (prefers-reduced-motion: no-preference) {
  .chip, .card[open], .line { animation: appear 160ms cubic-bezier(0.2, 0.8, 0.3, 1); }
  @keyframes appear { from { opacity: 0; transform: translateY(6px); } }
}
@media (forced-colors: active) {
  .chip, .card, .line, .better, .held { border: 1px solid CanvasText; }
  .button.primary { forced-color-adjust: none; color: HighlightText; background: Highlight; }
  :focus-visible { outline-color: Highlight; }
}
`;
