/** The course of the exercise as a picture: modules, injects, discussions, decisions and interventions, one lane each. */
import type { Entry } from '@sandtable/core/record';
import { cutAtWord, textIn } from '@sandtable/core/scenario';
import { wallTime, zoneWords } from '@sandtable/words/room-time';
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Figure } from '../page/markdown.ts';
import { citable, tell } from './attribution.ts';
import { isIntervention } from './course.ts';
import { roomTimeOf, type Paper } from './paper.ts';

const width = 1000;
const left = 96;
const lane = 46;
const lanes = ['phases', 'injects', 'discussions', 'decisions', 'interventions'] as const;
type Lane = (typeof lanes)[number];

interface Mark {
  readonly lane: Lane;
  readonly from: Entry;
  /** Where it ended; null for a moment. */
  readonly until: Entry | null;
  readonly label: string;
}

export function coursePicture(paper: Paper): Figure {
  const { telling } = paper;
  const { say } = telling;
  const place = placing(paper);
  const height = lanes.length * lane + 10;
  const rows = lanes.flatMap((name, at): Element[] => [
    s('rect', { x: left, y: at * lane + 4, width: width - left, height: lane - 8, fill: '#f1f2f4' }),
    text(0, at * lane + lane / 2 + 4, say(`aar.lane.${name}`), 12),
  ]);
  const seen = new Map<Lane, number>();
  const marks = marksOf(paper).map((mark) => {
    const count = seen.get(mark.lane) ?? 0;
    seen.set(mark.lane, count + 1);
    return drawn(paper, mark, place, count);
  });
  return {
    type: 'figure',
    title: say('aar.picture'),
    told: place.told,
    svg: s(
      'svg.picture',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', ariaLabel: say('aar.picture') },
      rows,
      marks,
    ),
  };
}

interface Placing {
  readonly x: (entry: Entry) => number;
  readonly told: string;
}

/** By the room's clock where it was kept; else in the order of the record, since the story's clock stands and jumps. */
function placing(paper: Paper): Placing {
  const { entries, telling } = paper;
  const { say } = telling;
  const span = width - left - 16;
  const first = entries[0];
  const last = entries.at(-1);
  const at = (entry: Entry | undefined) => (entry === undefined ? null : roomTimeOf(paper, entry));
  const [from, to] = [earliest(paper), at(last)];
  if (from !== null && to !== null && to > from)
    return {
      x: (entry) => left + 4 + (span * ((at(entry) ?? from) - from)) / (to - from),
      told: say('aar.picture-by-room', {
        from: wallTime(from, telling),
        to: wallTime(to, telling, from),
        zone: zoneWords(telling),
      }),
    };
  const count = Math.max(1, (last?.n ?? 1) - (first?.n ?? 0));
  return {
    x: (entry) => left + 4 + (span * (entry.n - (first?.n ?? 0))) / count,
    told: say('aar.picture-by-order'),
  };
}

/** What was entered later may have happened before the first entry was made. */
function earliest(paper: Paper): number | null {
  const first = paper.entries[0]?.wall ?? null;
  return first === null ? null : Math.min(first, ...paper.eventTimes.values());
}

function marksOf(paper: Paper): readonly Mark[] {
  const { entries, telling } = paper;
  const { scenario } = telling;
  const end = entries.at(-1) ?? null;
  const later = (from: Entry, ends: (entry: Entry) => boolean) =>
    entries.find((entry) => entry.n > from.n && ends(entry)) ?? end;
  return entries.flatMap((entry): Mark[] => {
    const { kind, body } = entry;
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all others stand in the lane of interventions, or in none
    switch (kind) {
      case 'phase.entered': {
        const phase = scenario.phases.find((each) => each.name === body.phase);
        const until = later(entry, (each) => each.kind === 'phase.left');
        return [{ lane: 'phases', from: entry, until, label: phase ? textIn(phase.title, telling) : '' }];
      }
      case 'inject.delivered': {
        const label = scenario.injects.find((each) => each.name === body.inject)?.serial ?? '+';
        return [{ lane: 'injects', from: entry, until: null, label }];
      }
      case 'discussion.opened': {
        const until = later(entry, (each) => each.kind === 'discussion.closed');
        return [{ lane: 'discussions', from: entry, until, label: '' }];
      }
      case 'decision.opened':
      case 'decision.reversed': {
        const label = scenario.decisions.find((each) => each.name === body.decision)?.serial ?? '';
        const until =
          kind === 'decision.reversed'
            ? null
            : later(entry, (each) => each.kind === 'decision.closed' && each.body.decision === body.decision);
        return [{ lane: 'decisions', from: entry, until, label }];
      }
      default:
        return isIntervention(entry) ? [{ lane: 'interventions', from: entry, until: null, label: '' }] : [];
    }
  });
}

/** A shape for each kind of mark, so that no colour is needed to tell them apart. Labels of neighbours take turns above and below. */
function drawn(paper: Paper, mark: Mark, place: Placing, count: number): Element {
  const top = lanes.indexOf(mark.lane) * lane;
  const x = place.x(mark.from);
  const length = mark.until === null ? 0 : Math.max(3, place.x(mark.until) - x);
  const middle = top + lane / 2;
  const shown = citable(paper, mark.from);
  const told = tell(paper, shown);
  // at the right edge words stand before their mark
  const labelled = (y: number, size: number) =>
    x > width - 60
      ? s('text', { ...face(x - 1, y, size), textAnchor: 'end' }, fitted(mark, length))
      : text(x + 1, y, fitted(mark, length), size);
  const shape = (): Element[] => {
    switch (mark.lane) {
      case 'phases':
        return [
          s('rect', { x, y: top + 7, width: length, height: lane - 14, fill: '#d5dae2', stroke: '#16181c' }),
          text(x + 4, middle + 4, fitted(mark, length), 10),
        ];
      case 'discussions':
        return [s('rect', { x, y: top + 14, width: length, height: lane - 28, fill: '#7a8698' })];
      case 'decisions':
        return [
          s('rect', { x, y: middle - 3, width: length, height: 6, fill: '#16181c' }),
          s('path', { d: `M${x} ${middle - 7}l6 7-6 7-6-7z`, fill: '#16181c' }),
          labelled(count % 2 === 0 ? top + 13 : top + lane - 6, 9),
        ];
      case 'injects':
        return [
          s('circle', { cx: x, cy: middle, r: 4, fill: '#fff', stroke: '#16181c', strokeWidth: 1.5 }),
          labelled([top + 13, top + lane - 6][count % 2] ?? top + 13, 8),
        ];
      case 'interventions':
        return [
          s('path', {
            d: `M${x - 4} ${middle - 4}l8 8m0-8l-8 8`,
            stroke: '#16181c',
            strokeWidth: 2,
            fill: 'none',
          }),
        ];
    }
  };
  return s('a', { href: `#entry-${shown.n}` }, s('title', told?.text ?? ''), shape());
}

/** What fits into a module's bar. */
function fitted({ lane: of, label }: Mark, length: number): string {
  if (of !== 'phases') return label;
  const most = Math.floor((length - 6) / 5.6);
  return most < 4 && label.length > most ? '' : cutAtWord(label, most);
}

const face = (x: number, y: number, size: number) =>
  ({ x, y, fontSize: size, fontFamily: 'inherit', fill: '#16181c' }) as const;
const text = (x: number, y: number, words: string, size: number): Element =>
  s('text', face(x, y, size), words);
