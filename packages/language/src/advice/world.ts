/** Advice on what the world holds: objectives, variables, facts, senders, times. */
import type { Checking } from '../check/checking.ts';
import {
  pastTheEnd,
  playingSender,
  unlearnableFact,
  unlistedVersion,
  unreadVariable,
  untestedObjective,
} from '../diagnostics/advice-design.ts';
import { keyIn } from '../forms/form.ts';
import type { Spot } from '../text/reader.ts';
import type { Moment, Scenario } from '@sandtable/core/scenario';
import { writeDuration } from '../forms/time.ts';
import type { Mentions } from './mentions.ts';

export function adviseWorld(checking: Checking, scenario: Scenario, mentions: Mentions): void {
  const { reader, source } = checking;
  scenario.objectives.forEach((objective, at) => {
    const tasks = objective.targets.flatMap((target) => target.tasks.map((task) => task.name));
    const spot = source.objectives[at]?.spot;
    if (spot && !tasks.some((task) => mentions.served.has(task)))
      reader.report(untestedObjective, spot, { name: objective.name });
  });
  scenario.variables.forEach(({ name, seenBy }, at) => {
    const spot = source.variables[at]?.spot;
    if (spot && seenBy.roles.length === 0 && !mentions.variables.has(name))
      reader.report(unreadVariable, spot, { name });
  });
  scenario.facts.forEach(({ name, knownTo }, at) => {
    const spot = source.facts[at]?.spot;
    if (spot && knownTo.roles.length === 0 && !mentions.revealed.has(name))
      reader.report(unlearnableFact, spot, { name });
  });
  const roles = new Set(scenario.roles.map((role) => role.name));
  for (const { value } of source.injects) {
    if (roles.has(value.from.value))
      reader.report(playingSender, value.from.spot, {
        role: value.from.value,
        actors: scenario.actors.map((actor) => actor.name),
      });
  }
  const [latest] = source.changes;
  if (latest !== undefined && latest.version.value !== scenario.version)
    reader.report(unlistedVersion, latest.version.spot, {
      version: scenario.version,
      listed: latest.version.value,
    });
  times(checking, scenario);
}

function times({ reader, source }: Checking, scenario: Scenario): void {
  const end = writeDuration(scenario.duration);
  const late = (what: string, moment: Moment | null, spot: Spot): void => {
    if (moment?.at === 'story' && moment.seconds > scenario.duration)
      reader.report(pastTheEnd, spot, { what, end });
  };
  scenario.injects.forEach((one, at) => late('inject', one.at, keyIn(source.injects[at]!.value, 'at')));
  scenario.decisions.forEach((one, at) => late('decision', one.at, keyIn(source.decisions[at]!.value, 'at')));
  scenario.clocks.forEach((one, at) => late('clock', one.at, keyIn(source.clocks[at]!.value, 'at')));
  scenario.expected.forEach((one, at) =>
    late('expected action', one.at, keyIn(source.expected[at]!.value, 'at')),
  );
  scenario.chances.forEach((one, at) => {
    if (one.how.by === 'moment') late('chance', one.how.at, keyIn(source.chances[at]!.value, 'at'));
  });
  scenario.phases.forEach(({ jumpTo }, at) => {
    if (jumpTo !== null)
      late('jump', { at: 'story', seconds: jumpTo }, keyIn(source.phases[at]!.value, 'jump-to'));
  });
}
