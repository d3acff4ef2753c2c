/** The desk as the README shows it: the library's first scenario, led for a while by real keys, on a clock that stands. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import { startSession } from '@sandtable/host';
import { textReader } from '@sandtable/words';
import { createDesk } from '../../src/desk/headless-desk.ts';
import { unhurried } from '../desk-at-hand.ts';
import type { Frame } from '../../src/screen/frame.ts';
import { lineWidth } from '../../src/screen/line.ts';
import { keyNamed, typed } from '../../src/screen/key.ts';
import type { Manner } from '../../src/screen/theme.ts';

const size = { columns: 120, rows: 34 };
const minutes = (many: number): readonly string[] => Array.from({ length: many }, () => 'minute');
/** Nobody sees the screen; the briefing; StartEx; what is said, shown and handed out before the first decision, with its minutes; then that decision. */
const led = [
  ['n', ' ', ' ', 'enter'],
  [minutes(4), ' ', minutes(3), ' ', minutes(2), ' '],
  [minutes(1), ' ', minutes(3), ' ', minutes(2), ' ', ' ', ' ', minutes(3)],
].flat(2);

function deskFrame(): Frame {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-picture-'));
  const source = join(import.meta.dirname, '../../../../scenarios/drone-incident/scenario.yaml');
  const text = readFileSync(source, 'utf8');
  const { scenario } = readScenario(text, source);
  if (scenario === null) throw new Error('drone-incident is not accepted');
  let wall = Date.UTC(2031, 5, 8, 9, 30);
  const session = startSession({
    file: join(folder, 'drone-incident.jsonl'),
    clock: { now: () => wall, every: () => () => {} },
    reader: textReader('en'),
    scenario,
    text,
    seed: '7',
    parameters: [],
    attribution: scenario.attribution,
    engine: 'picture',
  });
  const desk = createDesk(
    session,
    { resume: () => 'sandtable run drone-incident.jsonl', sinceBoot: unhurried() },
    () => {},
  );
  try {
    for (const key of led) {
      wall += key === 'minute' ? 60_000 : 1000;
      if (key === 'enter') desk.key(keyNamed('enter'));
      else if (key !== 'minute') desk.key(typed(key));
    }
    return desk.frame(size);
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const cell = { width: 7.8, height: 17 };
const colours: Partial<Record<Manner, string>> = {
  faint: '#8b949e',
  now: '#56d4dd',
  key: '#39c5cf',
  good: '#3fb950',
  warn: '#e3b341',
  bad: '#ff7b72',
  'tlp-green': '#33ff00',
};
const bold: readonly Manner[] = ['strong', 'now', 'key', 'warn', 'bad', 'marking'];

/** The frame as a picture: each piece of text where its cells are, whatever font is there. */
export function deskPicture(): string {
  const rows = deskFrame().lines.map((line, row) => {
    let column = 0;
    const pieces = line.flatMap(({ text, manner }) => {
      const at = column;
      const width = lineWidth([{ text, manner }]);
      column += width;
      if (text.trim() === '') return [];
      const look = `fill="${colours[manner] ?? '#e6edf3'}"${bold.includes(manner) ? ' font-weight="bold"' : ''}`;
      return `<text x="${px((at + 1) * cell.width)}" y="${px((row + 1.4) * cell.height)}" textLength="${px(width * cell.width)}" lengthAdjust="spacingAndGlyphs" ${look}>${escaped(text)}</text>`;
    });
    return pieces.join('\n');
  });
  const [width, height] = [(size.columns + 2) * cell.width, (size.rows + 1) * cell.height].map(px);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>The facilitator's desk, 120 columns wide</title>
<rect width="100%" height="100%" rx="6" fill="#0d1117"/>
<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" xml:space="preserve">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`;
}

const px = (value: number): string => String(Math.round(value * 10) / 10);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
