/** Advice on what a decision does to people: who has a vote, what stands when nobody decides, and whether there is time to act at all. */
import {
  nodesIn,
  type AgendaItem,
  type Decision,
  type ExpectedAction,
  type Scenario,
} from '@sandtable/core/scenario';
import type { Checking } from '../check/checking.ts';
import { harshDefault, lateToAct, voteWithoutPower } from '../diagnostics/advice-knowledge.ts';
import { writeDuration } from '../forms/time.ts';
import { keyIn } from '../forms/form.ts';

export function advisePowers({ reader, source }: Checking, scenario: Scenario): void {
  scenario.decisions.forEach((decision, at) => {
    const written = source.decisions[at];
    if (!written) return;
    const { holders, others } = votersOf(decision, scenario);
    if (holders.length > 0 && others.length > 0)
      reader.report(voteWithoutPower, keyIn(written.value, decision.rule === 'lead' ? 'lead' : 'by'), {
        decision: decision.name,
        holders,
        others,
      });
    const milder = milderThanDefault(decision);
    if (milder !== null)
      reader.report(harshDefault, keyIn(written.value, 'otherwise'), { decision: decision.name, milder });
  });
  scenario.expected.forEach((one, at) => {
    const written = source.expected[at];
    const minutes = minutesBefore(one, scenario);
    if (written && minutes > one.within / 60)
      reader.report(lateToAct, keyIn(written.value, 'within'), {
        within: writeDuration(one.within),
        minutes,
        inject: one.at.at === 'event' ? one.at.event.name : '',
      });
  });
}

/** Those whose answer counts, by whether a power of theirs is for this decision; nobody where no power is. */
function votersOf({ name, by, rule, lead }: Decision, { roles }: Scenario) {
  const holders = roles
    .filter(({ can }) => can.some(({ decides }) => decides.includes(name)))
    .map((role) => role.name);
  const deciding = rule === 'lead' && lead !== null ? [lead] : by.roles;
  return { holders, others: deciding.filter((role) => !holders.includes(role)) };
}

/** An option that goes less far than what stands when nobody decides; null where there is none, or nothing is said of how far they go. */
function milderThanDefault({ options, otherwise }: Decision): string | null {
  if (otherwise === null || !('options' in otherwise)) return null;
  const far = (name: string) => options.find((option) => option.name === name)?.intrudes ?? null;
  const standing = otherwise.options.map(far);
  if (standing.length === 0 || standing.includes(null)) return null;
  const most = Math.max(...standing.map(Number));
  const milder = options.find(
    ({ intrudes, onlyIf }) => onlyIf === null && intrudes !== null && intrudes < most,
  );
  return milder?.name ?? null;
}

/**
 * Planned minutes of talk at the table between what sets an expected action off and the decision by which it can be met. None where an
 * action meets it: that can be done while the others talk.
 */
function minutesBefore({ at, done }: ExpectedAction, { phases }: Scenario): number {
  if (at.at !== 'event' || at.event.kind !== 'inject' || at.event.words[0] !== 'delivered') return 0;
  const read =
    done === null ? [] : nodesIn(done.tree).flatMap((node) => (node.op === 'event' ? [node.event] : []));
  const awaited = new Set(read.filter(({ kind }) => kind === 'decision').map(({ name }) => name));
  if (done !== null && (awaited.size === 0 || read.some(({ kind }) => kind === 'action'))) return 0;
  const { name } = at.event;
  for (const { agenda } of phases) {
    const from = agenda.findIndex((item) => item.does === 'inject' && item.inject === name);
    const to = agenda.findIndex(
      (item, place) =>
        place > from && item.does === 'decide' && (awaited.size === 0 || awaited.has(item.decision)),
    );
    if (from !== -1 && to !== -1)
      return agenda.slice(from + 1, to).reduce((sum, item) => sum + talkIn(item), 0);
  }
  return 0;
}

function talkIn(item: AgendaItem): number {
  switch (item.does) {
    case 'discuss':
    case 'activity':
    case 'brief-back':
    case 'decide':
      return item.minutes ?? 0;
    case 'inject':
    case 'say':
    case 'advance':
    case 'break':
      return 0;
  }
}
