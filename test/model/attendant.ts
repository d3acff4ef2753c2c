/** The attendant: a policy that stands for the facilitator, in `play`, in tests and with `--unattended`. It does the first that applies. */
import type { Command, Order } from '@sandtable/core/record';
import type { ScriptStep } from '@sandtable/core/scenario';
import { isKeptBack } from './agenda.ts';
import { isAgendaDone, itemNow } from './cursor.ts';
import { isSatisfied } from './decisions.ts';
import { nextInstant } from './instant.ts';
import { findExit } from './phases.ts';
import { inConduct, isAhead, lifeOf, named, type World } from './world.ts';

export interface Attended {
  /** Why play ended before EndEx: `stuck PHASE`, or a circle. */
  readonly halted: string | null;
  readonly undone: readonly ScriptStep[];
}
type GiveOrder = (command: Command, role?: string | null, texts?: readonly string[]) => boolean;

/** Ends the play that goes round. */
const circle = Symbol('circle');

export function attend(
  world: World,
  script: readonly ScriptStep[],
  give: (order: Order) => string | null,
): Attended {
  const undone = [...script];
  const given = new Map<string, number>();
  const order: GiveOrder = (command, role = null, texts = []) => {
    const organisation = role === null ? null : named(world.scenario.roles, role).organisation;
    const author = { participant: null, role: role ?? 'exercise_control', organisation };
    const refused = give({ command, author, wall: null, texts });
    const key = JSON.stringify([world.now, command, role]);
    given.set(key, (given.get(key) ?? 0) + 1);
    if (refused === 'settle.cycle' || (given.get(key) ?? 0) > 1000) throw circle;
    return refused === null;
  };
  try {
    while (inConduct(world) || isAhead(world))
      if (!act(world, undone, order)) return { halted: `stuck ${world.phase}`, undone };
    return { halted: null, undone };
  } catch (thrown) {
    if (thrown !== circle) throw thrown;
    return { halted: 'circle', undone };
  }
}

/** The first that applies; false when nothing does. */
function act(world: World, steps: ScriptStep[], order: GiveOrder): boolean {
  const { scenario, stage } = world;
  const isOpen = (decision: string) => lifeOf(world.decisions, decision).status === 'open';
  // a decision whose rule is satisfied, unless the script's next step answers it and can be done
  const ready = scenario.decisions.find(
    (decision) => lifeOf(world.decisions, decision.name).status !== 'closed' && isSatisfied(world, decision),
  );
  const [head] = steps;
  const isAnswered = head?.step === 'decide' && head.decision === ready?.name;
  if ((isAnswered || !ready || isAhead(world)) && doStep(world, steps, order)) return true;
  if (ready && inConduct(world))
    return order({ kind: 'settle', body: { decision: ready.name, byDefault: false } });
  if (stage === 'set-up') return order({ kind: 'brief', body: {} });
  if (stage === 'briefing') return order({ kind: 'start', body: {} });
  if (stage === 'paused') return order({ kind: 'resume', body: {} });
  // what is proposed, but for what the script holds
  const proposed = scenario.injects.find(({ name }) => {
    const life = lifeOf(world.injects, name);
    return life.proposed && life.held !== true;
  });
  if (proposed) return order({ kind: 'release', body: { inject: proposed.name } });
  // instant by instant, never past the next time in the script
  const nextTime = steps.map(({ at }) => at).find((at) => at !== null && at > world.now) ?? Infinity;
  const advance = () => order({ kind: 'advance', body: { to: Math.min(nextInstant(world), nextTime) } });
  if (world.target !== null || world.delayed.some(({ busy }) => busy !== null)) return advance();
  const item = itemNow(world);
  if (item?.does === 'decide' && isOpen(item.decision) && !isKeptBack(world, item))
    return order({ kind: 'settle', body: { decision: item.decision, byDefault: true } });
  // `next` closes what is talked about, too
  if (item !== null) return order({ kind: 'next', body: {} });
  if (isAgendaDone(world) && findExit(world, true) >= 0) return order({ kind: 'leave', body: {} });
  return world.phase !== null && named(scenario.phases, world.phase).clock === 'runs' && advance();
}

/** A step of the script; a later one waits for an earlier, and a decide step without a time for its decision to be open. */
function doStep(world: World, steps: ScriptStep[], order: GiveOrder): boolean {
  const [head] = steps;
  if (!head || (head.at !== null && head.at > world.now)) return false;
  const waits = head.step === 'decide' && head.at === null;
  if (waits && lifeOf(world.decisions, head.decision).status !== 'open') return false;
  const orders = ordersOf(world, head);
  const refused = orders.findIndex(([command, role, texts]) => !order(command, role, texts));
  if (refused < 0) steps.shift();
  else if (head.step === 'next') steps[0] = { ...head, times: head.times - refused };
  return refused !== 0;
}

type StepOrder = readonly [command: Command, role?: string | null, texts?: readonly string[]];
const word = { text: 0 };

function ordersOf(world: World, step: ScriptStep): readonly StepOrder[] {
  switch (step.step) {
    case 'decide': {
      const { answer: written, by, decision, with: conditions } = step;
      const other = written.form === 'other';
      const answer = other ? { form: 'other' as const, said: word, treatAs: written.treatAs } : written;
      const rest = {
        grounds: conditions === null ? {} : { conditions: word },
        saidAt: null,
        added: [],
        instead: false,
      };
      return by.map((role) => [
        { kind: 'answer', body: { decision, by: role, answer, ...rest } },
        other ? null : role,
      ]);
    }
    case 'do':
      return step.by === null ? [] : [[{ kind: 'act', body: { action: step.action, by: step.by } }, step.by]];
    case 'share':
      return [
        [
          {
            kind: 'share',
            body: {
              fact: step.fact,
              by: step.by,
              with: step.with.roles,
              ...(step.beyond && { beyond: true }),
            },
          },
          step.by,
        ],
      ];
    case 'aloud':
      return [[{ kind: 'aloud', body: { fact: step.fact, to: step.to?.roles ?? 'all' } }]];
    case 'say':
      return [[{ kind: 'say', body: { from: step.by, to: step.to.roles, said: word } }, null, [step.text]]];
    case 'next':
      return Array.from({ length: step.times }, (): StepOrder => [{ kind: 'next', body: {} }]);
    case 'advance':
      return [[{ kind: 'advance', body: { to: world.now + step.seconds } }]];
    case 'hold':
    case 'release':
    case 'skip':
    case 'withdraw':
      return [[{ kind: step.step, body: { inject: step.inject } }]];
    case 'send':
      return [[{ kind: 'deliver', body: { inject: step.inject } }]];
    case 'override': {
      const values = step.values.map(({ variable, value }) => [variable, value] as const);
      return [[{ kind: 'override', body: { values, because: word } }]];
    }
    case 'rate': {
      const { activity, ratings } = step;
      return step.by.map((by): StepOrder => [{ kind: 'rate', body: { activity, by, ratings } }, by]);
    }
    case 'seen':
      return [[{ kind: 'seen', body: { expected: step.expected, how: 'seen' } }]];
    case 'jump':
      return [[{ kind: 'go', body: { phase: step.phase } }]];
    case 'pause':
      return [[{ kind: 'pause', body: { reason: 'break', until: null } }]];
    case 'resume':
      return [[{ kind: 'resume', body: {} }]];
    case 'note':
      return [[{ kind: 'note', body: { said: word, tag: null, role: null, about: null } }]];
    case 'end':
      return [[{ kind: 'end', body: {} }]];
  }
}
