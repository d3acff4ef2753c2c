import type { Terminal } from '@xterm/headless';

/** What stands in a terminal's window, row by row. */
export function screenText({ buffer: { active }, rows, cols }: Terminal): string {
  const row = (at: number): string =>
    active
      .getLine(active.baseY + at)
      ?.translateToString(true, 0, cols)
      .trimEnd() ?? '';
  return Array.from({ length: rows }, (_, at) => row(at)).join('\n');
}
