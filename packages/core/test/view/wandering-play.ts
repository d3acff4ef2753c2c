/** Plays in which people do what they like: mostly the running order, between it whatever a stream of numbers picks. */
import {
  attend,
  begin,
  decide,
  evolveAll,
  isRefusal,
  type Command,
  type Entry,
  type Order,
  type Program,
  type State,
} from '../../src/index.ts';

export interface Wandered {
  readonly program: Program;
  readonly state: State;
  readonly entries: readonly Entry[];
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

const secretWords = (entry: number): string => `private words number ${entry} of somebody`;

/** Each number is one step: what it picks is done if it is accepted. */
export function wander(program: Program, choices: readonly number[], seed = 'wander'): Wandered {
  let state = begin(program, { seed, parameters: [], attribution: 'role' });
  const entries: Entry[] = [];
  const texts = new Map<number, readonly string[]>();
  const give = (command: Command, role: string | null): boolean => {
    const said = [secretWords(state.entries + 1)];
    const order: Order = {
      command,
      author: { participant: null, role, organisation: null },
      wall: null,
      texts: said,
    };
    const decided = decide(program, state, order);
    if (isRefusal(decided)) return false;
    texts.set(state.entries + 1, said);
    entries.push(...decided.entries);
    state = evolveAll(program, state, decided.entries);
    return true;
  };
  give({ kind: 'brief', body: {} }, null);
  give({ kind: 'start', body: {} }, null);
  for (const choice of choices) {
    const { command, role } = pick(program, state, choice);
    if (command && give(command, role)) continue;
    const next = attend(program, state);
    if (next === null || next === 'stuck') break;
    give(next, null);
  }
  return { program, state, entries, texts };
}

const said = { text: 0 } as const;

function pick(
  { scenario }: Program,
  state: State,
  choice: number,
): { readonly command: Command | null; readonly role: string | null } {
  const from = <T>(list: readonly T[], salt: number): T | undefined =>
    list[Math.floor(choice / salt) % Math.max(1, list.length)];
  const role = from(scenario.roles, 7)?.name ?? '';
  const other = from(scenario.roles, 53)?.name ?? '';
  const control = 'exercise_control';
  switch (choice % 13) {
    case 0: {
      const open = scenario.decisions.filter((_, place) => state.decisions[place]?.status === 'open');
      const decision = from(open, 13);
      const option = from(decision?.options ?? [], 91)?.name;
      if (!decision || option === undefined) return { command: null, role: null };
      const answer = { form: 'options', options: [option] } as const;
      const by = from([...decision.by.roles, ...decision.consult.roles], 17) ?? role;
      return {
        command: {
          kind: 'answer',
          body: {
            decision: decision.name,
            by,
            answer,
            grounds: { rationale: said },
            saidAt: null,
            added: [],
            instead: false,
          },
        },
        role: by,
      };
    }
    case 1:
      return {
        command: { kind: 'act', body: { action: from(scenario.actions, 11)?.name ?? '', by: role } },
        role,
      };
    case 2:
      return {
        command: {
          kind: 'share',
          body: { fact: from(scenario.facts, 11)?.name ?? '', by: role, with: [other] },
        },
        role,
      };
    case 3:
      return { command: { kind: 'say', body: { from: role, to: [other], said } }, role };
    case 4:
      return { command: { kind: 'ask', body: { by: role, said } }, role };
    case 5:
      return {
        command: { kind: 'deliver', body: { inject: from(scenario.injects, 11)?.name ?? '' } },
        role: control,
      };
    case 6:
      return { command: { kind: 'note', body: { said, tag: 'gap', role, about: null } }, role: control };
    case 7:
      return {
        command: { kind: 'adhoc', body: { from: control, to: [other], channel: 'phone', said, reveals: [] } },
        role: control,
      };
    default:
      return { command: null, role: null };
  }
}
