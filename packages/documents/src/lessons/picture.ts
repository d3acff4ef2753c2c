/** Findings over time, a row a capability: the larger the disc, the more of them for each exercise that tested it. */
import type { Say } from '@sandtable/words';
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Figure } from '../page/markdown.ts';
import type { Counted } from './gathered.ts';

const left = 250;
const step = 60;
const lane = 40;
const most = 16;

export function overTime(rows: readonly Counted[], periods: readonly string[], say: Say): Figure {
  const width = left + Math.max(periods.length, 4) * step;
  const height = (rows.length + 1) * lane;
  const share = ({ findings, exercises }: Counted['over'][number]): number =>
    findings / Math.max(exercises, 1);
  const top = Math.max(...rows.flatMap(({ over }) => over.map(share)), 1);
  const label = (x: number, y: number, words: string, anchor: 'start' | 'middle'): Element =>
    s('text', { x, y, fontSize: 12, textAnchor: anchor, fill: '#1d2125' }, words);
  const svg = s(
    'svg.picture',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', ariaLabel: say('lessons.picture') },
    periods.map((period, at) => label(left + at * step + step / 2, 20, period, 'middle')),
    rows.flatMap(({ name, over }, row): Element[] => {
      const y = (row + 1) * lane + lane / 2;
      return [
        s('line', { x1: 0, x2: width, y1: y + lane / 2, y2: y + lane / 2, stroke: '#d5d8dc' }),
        label(0, y + 4, name.length > 38 ? `${name.slice(0, 37)}…` : name, 'start'),
        ...over.flatMap((each, at): Element[] => {
          const x = left + at * step + step / 2;
          // where nobody tested it there is nothing to see, which is no nought
          if (each.exercises === 0) return [];
          const radius = Math.max(Math.sqrt(share(each) / top) * most, 2);
          return [
            s('circle', { cx: x, cy: y, r: radius, fill: '#9ec5fe', stroke: '#1d4f91' }),
            label(x, y + 4, `${each.findings}/${each.exercises}`, 'middle'),
          ];
        }),
      ];
    }),
  );
  return { type: 'figure', title: say('lessons.picture'), told: say('lessons.picture-told'), svg };
}
