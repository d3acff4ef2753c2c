/** Commands: who may give which and when, then checked, recorded and done, then settled. */
import { activityCommands } from './activity-commands.ts';
import { applyCause } from '../evolve/apply-cause.ts';
import { correctCommand } from './correct.ts';
import { courseCommands } from './course-commands.ts';
import { decisionCommands } from './decision-commands.ts';
import { hotWashCommands } from './hot-wash-commands.ts';
import { injectCommands } from './inject-commands.ts';
import { knowledgeCommands } from './knowledge-commands.ts';
import { tableCommands } from './table-commands.ts';
import { isLifecycleEvent, lifecycleTable } from '../program/machine/lifecycle.ts';
import { knows } from '../program/machine/table.ts';
import { tellElapsed } from '../step/emit.ts';
import { isControl, type Handler, type Handlers } from './handler.ts';
import { isInPlay } from '../questions/read.ts';
import { refuse } from '../record/refuse.ts';
import { settleAll } from '../step/time.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Author, CauseKind, Command, Entry, Order, Refusal, Stage } from '../record/entry.ts';

const handlers: Handlers<CauseKind> = {
  ...courseCommands,
  ...injectCommands,
  ...decisionCommands,
  ...knowledgeCommands,
  ...tableCommands,
  ...activityCommands,
  ...hotWashCommands,
  ...correctCommand,
};

const always: readonly CauseKind[] = ['join', 'left', 'erased'];
/** What the recorder writes down may come late. */
const notClosed: readonly CauseKind[] = [
  'chatham-house',
  'seat',
  'unseat',
  'merge',
  'note',
  'given',
  'contribute',
  'cluster',
  'vote',
  'draw',
  'rate',
  'take-down',
  'box-ran-out',
  'transcribe',
];
const beforeStartEx: readonly CauseKind[] = [
  'attribute',
  'hold',
  'skip',
  'edit',
  'retime',
  'drop',
  'move-break',
  'rehearsal',
];
/** Late entries of evaluators; the rest of play is over. */
const afterEndEx: readonly CauseKind[] = ['seen', 'aloud', 'amend', 'heard'];
/** What was parked is gone through in the hot wash; what became of it may be mended after it. */
const ofHotWash: Partial<Record<CauseKind, readonly Stage[]>> = {
  'turn-to': ['hot-wash'],
  unpark: ['hot-wash', 'debrief'],
};
/** A pause halts story time and the running order; what people said is still entered. */
const notPaused: readonly CauseKind[] = ['next', 'jump-over', 'advance', 'go', 'leave'];
/** What a role may give for itself. */
const ofRoles: readonly CauseKind[] = [
  'answer',
  'amend',
  'retract',
  'settle',
  'reverse',
  'act',
  'share',
  'say',
  'ask',
  'note',
  'contribute',
  'vote',
  'rate',
  'join',
  'left',
];

/** Why an order is not accepted as things stand; changes nothing. */
export const barOf = (draft: Draft, { command, author }: Order): Refusal | null =>
  inStage(draft.state.stage, command.kind) ?? byWhom(command, author) ?? checked(draft, command, author);

/** Does a command to the draft. A refusal changed nothing, but for `settle.cycle`: throw the draft away then. */
export function give(draft: Draft, order: Order): Refusal | null {
  const refusal = barOf(draft, order);
  if (refusal) return refusal;
  const { command, author, wall } = order;
  draft.author = author;
  draft.wall = wall;
  // the only command that by itself takes back what was put off
  if (command.kind === 'correct') draft.nextDue = Number.NaN;
  const entry = draft.state.entries + 1;
  draft.state.entries = entry;
  draft.cause = entry;
  draft.entries?.push({
    n: entry,
    story: draft.state.now,
    wall,
    author,
    cause: null,
    ...command,
  } satisfies Entry);
  const held =
    command.kind === 'release'
      ? draft.state.injects[draft.program.places.inject.get(command.body.inject) ?? -1]
      : undefined;
  draft.wasHeld = held?.held === true && held.coming !== 'proposed';
  applyCause(draft, command, entry);
  const inPlay = isInPlay(draft.state) || command.kind === 'start';
  const cycle = performed(draft, command) ?? (inPlay ? settleAll(draft) : null);
  tellElapsed(draft, true);
  return cycle;
}

function checked<K extends CauseKind>(
  draft: Draft,
  command: { readonly kind: K } & Command,
  author: Author,
): Refusal | null {
  // the handler of a kind takes that kind's body: the table's type says so, a union cannot
  const handler = handlers[command.kind] as unknown as Handler<CauseKind>;
  return handler.check?.(draft, command.body, author) ?? null;
}
function performed<K extends CauseKind>(
  draft: Draft,
  command: { readonly kind: K } & Command,
): Refusal | null {
  const handler = handlers[command.kind] as unknown as Handler<CauseKind>;
  return handler.perform?.(draft, command.body) ?? null;
}

function inStage(stage: Stage, command: CauseKind): Refusal | null {
  const stages = ofHotWash[command];
  if (stages) return stages.includes(stage) ? null : refuse('stage', { command, stage });
  const moves = isLifecycleEvent(command);
  if (!moves && stage === 'conduct' && command !== 'attribute') return null;
  const refused = refuse('stage', { command, stage });
  if (moves) return knows(lifecycleTable, stage, command) ? null : refused;
  if (always.includes(command)) return null;
  if (notClosed.includes(command)) return stage === 'closed' ? refused : null;
  switch (stage) {
    case 'set-up':
    case 'briefing':
      return beforeStartEx.includes(command) ? null : refused;
    case 'conduct':
      return command === 'attribute' ? refused : null;
    case 'paused':
      if (command === 'attribute') return refused;
      return notPaused.includes(command) ? refuse('paused', { command }) : null;
    case 'end-ex':
    case 'hot-wash':
    case 'debrief':
      return afterEndEx.includes(command) || command === 'correct' ? null : refused;
    case 'closed':
      return refused;
  }
}

function byWhom(command: Command, author: Author): Refusal | null {
  if (isControl(author)) return null;
  // a stop for the real world or for safety is everybody's
  const stops =
    command.kind === 'pause' && (command.body.reason === 'real-world' || command.body.reason === 'safety');
  return stops || ofRoles.includes(command.kind)
    ? null
    : refuse('not-yours', { command: command.kind, role: author.role ?? '' });
}
