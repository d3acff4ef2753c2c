// Says what is now when that has changed; what must be read with it, once.
import type { NowLine } from '@sandtable/core/view';
import type { DeskSituation } from '../wording/situation.ts';
import { momentLines } from './moments.ts';
import { nowLines } from './views.ts';

export interface NowTeller {
  /** The lines that are new since they were last told; none when nothing changed. */
  news(desk: DeskSituation): readonly string[];
  /** Whether the text of this inject was read out with the NOW line. */
  heard(inject: string): boolean;
  /** Everything is told again: the exercise was rewound. */
  forget(): void;
}

export function nowTeller(): NowTeller {
  let last = '';
  let stage = '';
  const detailed = new Set<string>();
  const heard = new Set<string>();
  return {
    news(desk) {
      const { view } = desk;
      const key = JSON.stringify(view.now);
      const lines: string[] = [];
      if (view.stage !== stage) {
        stage = view.stage;
        lines.push(...momentLines(desk));
      }
      if (key === last) return lines;
      last = key;
      const [first, ...details] = nowLines(desk);
      const subject = subjectOf(view.now);
      if (first !== undefined) lines.push(first);
      if (subject === null || !detailed.has(subject)) lines.push(...details);
      if (subject !== null) detailed.add(subject);
      if (view.now.now === 'deliver') heard.add(view.now.card.name);
      return lines;
    },
    heard: (inject) => heard.has(inject),
    forget() {
      last = '';
      detailed.clear();
      heard.clear();
    },
  };
}

/** What the details belong to; null when they are told every time. */
function subjectOf(now: NowLine): string | null {
  switch (now.now) {
    case 'decide':
    case 'deciding':
      return `decision ${now.decision}`;
    case 'discussing':
      return `discussion ${now.discussion}`;
    case 'deliver':
      return `inject ${now.card.name}`;
    default:
      return null;
  }
}
