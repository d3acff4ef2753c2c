// Says what is now when that has changed, and what must be read with it, once; at the moments around play what is read then.
import { contactNotice } from '@sandtable/words/play';
import type { NowLine } from '@sandtable/core/view';
import { whatIsNow } from '@sandtable/powers';
import type { DeskSituation } from '../wording/situation.ts';
import { nowLines, who } from './views.ts';
import { rulesOfPlay } from '../wording/rules-of-play.ts';
import { todayLines } from '../wording/today.ts';
import { cameToSentences } from '../wording/came-to.ts';
import { offersStop } from '../wording/stop.ts';

export interface NowTeller {
  /** The lines that are new since they were last told; none when nothing changed. */
  news(desk: DeskSituation): readonly string[];
  /** Whether what is now was told: it may have changed while somebody typed. */
  isTold(desk: DeskSituation): boolean;
  /** Whether the text of this inject was read out with the NOW line. */
  heard(inject: string): boolean;
  /** Everything is told again: the exercise was rewound. */
  forget(): void;
}

export function nowTeller(): NowTeller {
  let last = '';
  let told = '';
  let stage = '';
  let stopTaught = false;
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
      if (!stopTaught && offersStop(desk)) {
        stopTaught = true;
        lines.push(desk.say('plain.hello.stop'));
      }
      if (key === last) return lines;
      last = key;
      told = whatIsNow(view);
      const [first, ...details] = nowLines(desk);
      const subject = subjectOf(view.now);
      if (first !== undefined) lines.push(first);
      if (subject === null || !detailed.has(subject)) lines.push(...details);
      if (subject !== null) detailed.add(subject);
      if (view.now.now === 'deliver' || view.now.now === 'give') heard.add(view.now.card.name);
      return lines;
    },
    isTold: ({ view }) => told === whatIsNow(view),
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
    case 'put':
    case 'confirm':
    case 'decide':
    case 'deciding':
      return `decision ${now.decision}`;
    case 'discussing':
      return `discussion ${now.discussion}`;
    case 'give':
    case 'proposal':
    case 'deliver':
      return `inject ${now.card.name}`;
    case 'tell':
    case 'question':
    case 'finish':
    case 'working':
    case 'advancing':
    case 'wait':
    case 'activity':
    case 'advance':
    case 'after':
    case 'break':
    case 'brief-back':
    case 'busy':
    case 'discuss':
    case 'hot-wash':
    case 'leave':
    case 'open-briefing':
    case 'resume':
    case 'say':
    case 'start':
    case 'stop':
      return null;
  }
}

/** What is read at the moments around play: the opening, the rules, the goodbye. Nothing while play goes on. */
function momentLines(desk: DeskSituation): readonly string[] {
  switch (desk.view.stage) {
    case 'set-up':
      return [
        desk.say('plain.opening'),
        ...who(desk),
        ...todayLines(desk.today, desk.entries, { say: desk.say, at: 'plain' }),
      ];
    case 'briefing':
      return ruleLines(desk);
    case 'closed':
      return summary(desk);
    case 'end-ex':
      return desk.view.outcome === null
        ? []
        : [desk.say('desk.hot-wash.outcome'), desk.view.outcome.text.trim()];
    case 'conduct':
    case 'paused':
    case 'hot-wash':
    case 'debrief':
      return [];
  }
}

const ruleLines = (desk: DeskSituation): readonly string[] =>
  rulesOfPlay(desk).map(({ label, text }) => (label === '' ? text : desk.say('plain.rule', { label, text })));

/** What the exercise showed, in a few lines. */
function summary({ view, say }: DeskSituation): readonly string[] {
  return [
    ...(view.outcome === null ? [] : [view.outcome.text]),
    ...cameToSentences(view, say),
    contactNotice(view.people, say),
  ];
}
