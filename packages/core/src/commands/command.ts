/** Commands: who may give which and when, then checked, recorded and done, then settled. */
import { applyCause } from '../evolve/apply-cause.ts';
import { actsFor, isControl } from './checks.ts';
import type { CommandRule } from './command-rule.ts';
import { ruleOf } from './command-rules.ts';
import { lifecycleTable } from '../program/machine/lifecycle.ts';
import { knowsEvent } from '../program/machine/table.ts';
import { tellElapsed } from '../step/emit.ts';
import { isInPlay } from '../questions/read.ts';
import { refuse } from '../record/refuse.ts';
import { settleAll } from '../step/time.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Author } from '../record/parts.ts';
import type { CauseKind, Command } from '../record/cause.ts';
import type { Stage } from '../record/consequence.ts';
import type { Entry, Order, Refusal } from '../record/entry.ts';

/** Why an order is not accepted as things stand; changes nothing. */
export function barOf(draft: Draft, { command, author }: Order): Refusal | null {
  const rule = ruleOf(command.kind);
  return (
    inStage(rule, command.kind, draft.state.stage) ??
    byWhom(rule, draft, command, author) ??
    rule.check?.(draft, command.body, author) ??
    null
  );
}

/** Does a command to the draft. A refusal changes nothing, except `settle.cycle`: after it, discard the draft. */
export function carryOut(draft: Draft, order: Order, bars = barOf): Refusal | null {
  const { command, author, wall, id } = order;
  draft.author = author;
  draft.wall = wall;
  const refusal = bars(draft, order);
  if (refusal) return refusal;
  // `correct` is the only command that drops delayed effects directly, so the next due time must be found again
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
    ...(id !== undefined && { order: id }),
    ...command,
  } satisfies Entry);
  const held =
    command.kind === 'release'
      ? draft.state.injects[draft.program.places.inject.get(command.body.inject) ?? -1]
      : undefined;
  draft.wasHeld = held?.held === true && held.coming !== 'proposed';
  applyCause(draft, command, entry);
  const inPlay = isInPlay(draft.state) || command.kind === 'start';
  const cycle = ruleOf(command.kind).perform?.(draft, command.body) ?? (inPlay ? settleAll(draft) : null);
  tellElapsed(draft, true);
  return cycle;
}

function inStage({ when }: CommandRule<CauseKind>, command: CauseKind, stage: Stage): Refusal | null {
  if (when === 'lifecycle' ? knowsEvent(lifecycleTable, stage, command) : when.includes(stage)) return null;
  const halted = stage === 'paused' && when !== 'lifecycle' && when.includes('conduct');
  return halted ? refuse('paused', { command }) : refuse('stage', { command, stage });
}

function byWhom(
  { who }: CommandRule<CauseKind>,
  draft: Draft,
  { kind, body }: Command,
  author: Author,
): Refusal | null {
  if (isControl(author)) return null;
  const may = typeof who === 'function' ? who(body) : who;
  if (may === 'everybody' || (may !== 'control' && actsFor(draft, author, may.as))) return null;
  return refuse('not-yours', { command: kind, role: author.role ?? '' });
}
