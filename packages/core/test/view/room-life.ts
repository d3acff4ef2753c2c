/** What people do in a room beside its running order: they write on its walls, vote, leave, come, pause and put things right. */
import type { Command } from '../../src/record.ts';
import type { Program, State } from '../../src/index.ts';
import type { Picked } from './wandering-play.ts';

const because = { text: 0 } as const;
const parts = ['across', 'up', 'low-low', 'low-high', 'high-low', 'high-high'] as const;
const cards = ['idea', 'heading', 'reason', 'mitigation'] as const;
const control = 'exercise_control';

/** A pick for `wander`: most of it is refused where it has no place, and then the running order goes on. */
export function roomLife({ scenario }: Program, state: State, choice: number): Picked {
  const from = <T>(list: readonly T[], salt: number): T | undefined =>
    list[Math.floor(choice / salt) % Math.max(1, list.length)];
  const role = from(scenario.roles, 7)?.name ?? '';
  const place = state.activities.findIndex(({ status }) => status === 'open');
  const wall = state.activities[place];
  const activity = scenario.activities[place];
  if (state.stage === 'conduct' && wall !== undefined && activity !== undefined && choice % 3 > 0)
    return onWall({ activity: activity.name, items: activity.items.length }, wall, role, choice);
  const by = (command: Command): Picked => ({ command, role: control });
  // in a pause little else is accepted, and the attendant gives a play up that nobody resumes
  if (state.stage === 'paused' && choice % 5 > 0) return by({ kind: 'resume', body: { because } });
  const question = state.questions.find(({ answered }) => !answered)?.entry ?? 0;
  switch (Math.floor(choice / 3) % 16) {
    case 0:
      return by({ kind: 'unseat', body: { role, participant: null } });
    case 1:
      return by({ kind: 'seat', body: { role, participant: (choice % 9) + 1 } });
    case 2:
      return by({ kind: 'pause', body: { reason: 'break', until: null, because } });
    case 3:
      return by({ kind: 'pause', body: { reason: 'real-world', until: null, because } });
    case 4:
      return by({ kind: 'resume', body: { because } });
    case 5:
      return by({ kind: 'withdraw', body: { inject: state.messages.at(-1)?.inject ?? '', because } });
    case 6:
      return by({ kind: 'open', body: { decision: from(scenario.decisions, 11)?.name ?? '' } });
    case 7:
      return by({ kind: 'aloud', body: { fact: from(scenario.facts, 11)?.name ?? '', to: 'all' } });
    case 8:
      return by({ kind: 'aloud', body: { fact: from(scenario.facts, 11)?.name ?? '', to: [role] } });
    case 9:
      return by({ kind: 'reply', body: { question, from: control, said: because, reveals: [] } });
    case 10:
      return by({
        kind: 'adhoc',
        body: {
          from: control,
          to: scenario.roles.map(({ name }) => name),
          channel: 'radio',
          said: because,
          reveals: [],
        },
      });
    case 11:
      return by({ kind: 'told-back', body: { by: [role], said: [because] } });
    case 13:
      return by({ kind: 'go', body: { phase: from(scenario.phases, 11)?.name ?? '' } });
    case 14:
      return by({ kind: 'merge', body: { role, into: from(scenario.roles, 11)?.name ?? '' } });
    case 12:
      return by({ kind: 'jump-over', body: {} });
    default:
      return by({ kind: 'close-discussion', body: {} });
  }
}

function onWall(
  { activity, items }: { readonly activity: string; readonly items: number },
  wall: State['activities'][number],
  role: string,
  choice: number,
): Picked {
  const pick = <T>(list: readonly T[], salt: number): T | undefined =>
    list[Math.floor(choice / salt) % Math.max(1, list.length)];
  const number = pick(wall.cards, 19)?.number ?? 1;
  const whose = choice % 2 === 0 ? role : null;
  const said = because;
  switch (Math.floor(choice / 3) % 8) {
    case 0:
    case 1:
    case 2: {
      const of = pick(cards, 41) ?? 'idea';
      const about = of === 'mitigation' ? number : null;
      return { command: { kind: 'contribute', body: { activity, of, said, by: whose, about } }, role: whose };
    }
    case 3:
      return {
        command: { kind: 'vote', body: { activity, for: number, votes: (choice % 3) + 1, by: whose } },
        role: whose,
      };
    case 4: {
      const part = pick(parts, 23) ?? 'across';
      const ends =
        part === 'across' || part === 'up' ? { low: { text: 1 }, high: { text: 2 } } : { story: { text: 1 } };
      return { command: { kind: 'draw', body: { activity, part, name: said, ...ends } }, role: control };
    }
    case 5: {
      const ratings = Array.from({ length: items }, (_, item) => ((choice + item) % 5) + 1);
      return { command: { kind: 'rate', body: { activity, by: role, ratings } }, role };
    }
    case 6: {
      const under = wall.cards.find(({ of }) => of === 'heading')?.number ?? null;
      return { command: { kind: 'cluster', body: { activity, ideas: [number], under } }, role: control };
    }
    default:
      return {
        command: { kind: 'take-down', body: { activity, entry: pick(wall.cards, 29)?.entry ?? 0 } },
        role: control,
      };
  }
}
