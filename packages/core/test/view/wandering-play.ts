/** Plays in which people do what they like: mostly the running order, between it whatever a stream of numbers picks. */
import { attend, begin, decide, evolveAll, isRefusal, type Program, type State } from '../../src/index.ts';
import type { Command, Entry, Order } from '../../src/record.ts';

export interface Wandered {
  readonly program: Program;
  readonly state: State;
  readonly entries: readonly Entry[];
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

/** A command that somebody may think of, and who gives it. */
export interface Picked {
  readonly command: Command | null;
  readonly role: string | null;
}

export interface Wandering {
  readonly seed?: string;
  /** The phase from which it goes on; the first where none is named. */
  readonly from?: string | undefined;
  /** What else people do: every second step is one of these. */
  readonly also?: (program: Program, state: State, choice: number) => Picked;
  /** Called after every command that was accepted. */
  readonly watch?: (so: Wandered) => void;
}

const secretWords = (entry: number): string => `private words number ${entry} of somebody`;

/** Each number is one step: what it picks is done if it is accepted. */
export function wander(
  program: Program,
  choices: readonly number[],
  { seed = 'wander', from, also, watch }: Wandering = {},
): Wandered {
  let state = begin(program, { seed, parameters: [], attribution: 'role' });
  const entries: Entry[] = [];
  const texts = new Map<number, readonly string[]>();
  const give = (command: Command, role: string | null): boolean => {
    const said = wordsFor(command, state.entries + 1);
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
    watch?.({ program, state, entries, texts });
    return true;
  };
  give({ kind: 'brief', body: {} }, null);
  give({ kind: 'start', body: {} }, null);
  if (from !== undefined) give({ kind: 'go', body: { phase: from } }, null);
  for (const choice of choices) {
    const half = Math.floor(choice / 2);
    const { command, role } =
      also === undefined
        ? pick(program, state, choice)
        : choice % 2 === 0 || state.stage === 'paused'
          ? also(program, state, half)
          : pick(program, state, half);
    if (command && give(command, role)) continue;
    const next = attend(program, state);
    if (next === null || next === 'stuck') break;
    give(next, null);
  }
  return { program, state, entries, texts };
}

/** A text for each slot that a command names, and one for those that name none. */
function wordsFor(command: Command, entry: number): readonly string[] {
  const slots = [...JSON.stringify(command.body).matchAll(/\{"text":(\d)\}/gu)].map((found) =>
    Number(found[1]),
  );
  return Array.from({ length: Math.max(0, ...slots) + 1 }, (_, slot) =>
    slot === 0 ? secretWords(entry) : `${secretWords(entry)}, part ${slot}`,
  );
}

const said = { text: 0 } as const;

function pick({ scenario }: Program, state: State, choice: number): Picked {
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
