// A text that may be longer than its place: the part in sight, and how much is left.
import type { Say } from '@sandtable/words';
import { type Line, line, span } from './line.ts';

/**
 * `scroll` is the first line in sight; past the end the last part stays in sight. `whole`: there are no more than these lines; else
 * how many are left is not known.
 */
export function scrolled(
  lines: readonly Line[],
  scroll: number,
  rows: number,
  say: Say,
  whole = true,
): readonly Line[] {
  if (lines.length <= rows || rows < 2) return lines.slice(0, rows);
  const from = Math.min(scroll, lines.length - rows + 1);
  const above = from > 0 ? [line(span(say('desk.more.up', { count: from }), 'faint'))] : [];
  const room = rows - above.length;
  const rest = lines.slice(from + above.length);
  if (rest.length <= room) return [...above, ...rest];
  return [
    ...above,
    ...rest.slice(0, room - 1),
    line(
      span(whole ? say('desk.more.down', { count: rest.length - room + 1 }) : say('desk.more.on'), 'faint'),
    ),
  ];
}
