/** Advice on the run sheet: does it fit, is there a break, does everybody have something to do? */
import {
  type AgendaItem,
  type Inject,
  type Parameter,
  type Phase,
  type Scenario,
  type Text,
  type Value,
  firstVisit,
  foresee,
  textIn,
} from '@sandtable/core/scenario';
import type { Checking } from '../check/checking.ts';
import { idleRole, noBreak, overfullPhase } from '../diagnostics/advice-conduct.ts';
import { keyIn } from '../forms/form.ts';

const wordsAMinute = 120;
/** A plan may be exceeded by a tenth before anything is said. */
const slack = 1.1;
const longestWork = 90;
const longestWait = 20;
const mostSettings = 64;

/** Values of the parameters: one way to play the scenario. */
type Setting = ReadonlyMap<string, Value>;

export function adviseRunSheet(checking: Checking, scenario: Scenario): void {
  const settings = settingsOf(scenario.parameters);
  const overfull = new Map<number, { readonly need: number; readonly setting: Setting }>();
  const tired = new Map<number, { readonly minutes: number; readonly setting: Setting }>();
  const idle = new Map<number, { readonly minutes: number; readonly phase: string }>();
  for (const setting of settings) {
    let work = 0;
    const waits = scenario.roles.map(() => 0);
    const path = pathOf(scenario, setting);
    // a phase that only some plays enter is looked at by itself
    const apart = [...scenario.phases.keys()].filter((at) => !path.includes(at));
    [...path, ...apart].forEach((at, nth) => {
      const phase = scenario.phases[at];
      if (phase === undefined) return;
      if (nth >= path.length) {
        work = 0;
        waits.fill(0);
      }
      const walked = walk(scenario, phase, setting);
      if (phase.agenda.length === 0) {
        work += phase.minutes ?? 0;
        waits.fill(0);
      }
      let need = 0;
      for (const step of walked) {
        if (!step.rest) need += step.minutes;
        work = step.rest ? 0 : work + step.minutes;
        if (work > longestWork && work > (tired.get(at)?.minutes ?? 0))
          tired.set(at, { minutes: work, setting });
        scenario.roles.forEach((role, place) => {
          if (step.rest) return;
          const wait = step.busy.has(role.name) ? 0 : (waits[place] ?? 0) + (step.heard ? 0 : step.minutes);
          waits[place] = wait;
          if (wait > longestWait && wait > (idle.get(place)?.minutes ?? 0))
            idle.set(place, { minutes: wait, phase: phase.name });
        });
      }
      if (phase.minutes !== null && need > phase.minutes * slack && need > (overfull.get(at)?.need ?? 0))
        overfull.set(at, { need, setting });
    });
  }
  const { reader, source } = checking;
  for (const [at, { need, setting }] of overfull) {
    const [phase, written] = [scenario.phases[at], source.phases[at]];
    if (phase && written)
      reader.report(overfullPhase, keyIn(written.value, 'minutes'), {
        phase: phase.name,
        need: Math.ceil(need),
        planned: phase.minutes ?? 0,
        setting: told(setting),
      });
  }
  // the room stays tired in later phases, so only the first phase without a break is reported
  const [first = -1] = tired.keys();
  const { minutes = 0, setting = new Map() } = tired.get(first) ?? {};
  const written = source.phases[first];
  if (written) reader.report(noBreak, written.spot, { minutes: Math.ceil(minutes), setting: told(setting) });
  for (const [place, { minutes: wait, phase }] of idle) {
    const role = source.roles[place];
    if (role) reader.report(idleRole, role.spot, { role: role.name, minutes: Math.ceil(wait), phase });
  }
}

const told = (setting: Setting): string =>
  setting.size === 0
    ? ''
    : ` (with ${[...setting].map(([name, value]) => `${name} ${String(value)}`).join(', ')})`;

/** Every way to set the parameters that have few values. */
function settingsOf(parameters: readonly Parameter[]): readonly Setting[] {
  let settings: readonly (readonly (readonly [string, Value])[])[] = [[]];
  for (const { name, type, values } of parameters) {
    const possible: readonly Value[] = type === 'boolean' ? [true, false] : values;
    if (possible.length === 0 || settings.length * possible.length > mostSettings) continue;
    settings = settings.flatMap((one) => possible.map((value) => [...one, [name, value] as const]));
  }
  return settings.map((one) => new Map(one));
}

/**
 * The phases that every play takes, by their places in the file: from each, by the first exit that waits for nothing. One that leads
 * back makes the day longer and takes nothing away: the way goes on by the next.
 */
function pathOf({ phases }: Scenario, setting: Setting): readonly number[] {
  const path: number[] = [];
  for (let at = 0; at !== -1;) {
    path.push(at);
    const phase = phases[at];
    const onward = phase?.next
      .filter(
        ({ when, onlyIf }) =>
          when === null && (onlyIf === null || foresee(onlyIf.tree, firstVisit(phase, setting)) !== false),
      )
      .map(({ go }) => phases.findIndex(({ name }) => name === go))
      .find((to) => !path.includes(to));
    at = onward ?? -1;
  }
  return path;
}

interface Step {
  readonly minutes: number;
  readonly rest: boolean;
  /** An item during which everybody listens to the facilitator, so nobody is left waiting. */
  readonly heard: boolean;
  /** Roles that take part. */
  readonly busy: ReadonlySet<string>;
}

/** What surely happens on the first visit of a phase, with the least minutes it can take. */
function walk(scenario: Scenario, phase: Phase, setting: Setting): readonly Step[] {
  const everybody = new Set(scenario.roles.map((role) => role.name));
  const opening = phase.say === null ? 0 : reading(scenario, phase.say);
  const steps: Step[] = opening > 0 ? [{ minutes: opening, rest: false, heard: true, busy: new Set() }] : [];
  for (const item of phase.agenda) {
    const gate = item.onlyIf === null || foresee(item.onlyIf.tree, firstVisit(phase, setting));
    // an item that may not come can keep somebody busy, but no minutes can be counted on for it
    if (gate === false) continue;
    const certain = gate === true && item.priority === 'core';
    const busy = item.with === null ? busyIn(scenario, phase, item, everybody) : new Set(item.with.roles);
    const minutes = certain ? minutesOf(scenario, phase, item) : 0;
    steps.push({ minutes, rest: item.does === 'break', heard: item.does === 'say', busy });
  }
  return steps;
}

function busyIn(
  scenario: Scenario,
  phase: Phase,
  item: AgendaItem,
  everybody: ReadonlySet<string>,
): ReadonlySet<string> {
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find((one) => one.name === item.inject);
      return new Set([...(inject?.to.roles ?? []), ...(inject?.cc.roles ?? [])]);
    }
    case 'decide': {
      const decision = scenario.decisions.find((one) => one.name === item.decision);
      return new Set([...(decision?.by.roles ?? []), ...(decision?.consult.roles ?? [])]);
    }
    case 'discuss': {
      const roles = scenario.discussions.find((one) => one.name === item.discussion)?.with.roles;
      return roles === undefined || roles.length === 0 ? everybody : new Set(roles);
    }
    case 'activity': {
      const roles = scenario.activities.find((one) => one.name === item.activity)?.with.roles;
      return roles === undefined || roles.length === 0 ? everybody : new Set(roles);
    }
    case 'brief-back':
      return everybody;
    case 'advance':
      return phase.clock === 'runs' ? whoMayAct(scenario) : new Set();
    case 'break':
    case 'say':
      return new Set();
  }
}

/** While the clock runs: whoever has an action, or may get an inject that stands in no agenda. */
function whoMayAct({ actions, injects }: Scenario): ReadonlySet<string> {
  const loose = injects.filter((inject) => inject.at !== null || inject.when !== null);
  return new Set([...actions.flatMap((one) => one.by.roles), ...loose.flatMap((one) => one.to.roles)]);
}

function minutesOf(scenario: Scenario, phase: Phase, item: AgendaItem): number {
  const planned = item.minutes ?? 0;
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find((one) => one.name === item.inject);
      return Math.max(planned, inject ? readingOf(scenario, inject) : 0);
    }
    case 'say':
      return Math.max(planned, reading(scenario, item.text));
    case 'decide':
      return item.minutes ?? scenario.decisions.find((one) => one.name === item.decision)?.minutes ?? 0;
    case 'advance':
      return item.minutes ?? (phase.clock === 'runs' ? item.seconds / 60 / phase.pace : 0);
    case 'break':
      return item.seconds / 60;
    case 'activity':
    case 'brief-back':
    case 'discuss':
      return planned;
  }
}

/** What is attached is read in silence, which takes no less time when somebody reads in a second language. */
const readingOf = (scenario: Scenario, { text, attach }: Inject): number =>
  [text, ...attach.flatMap((one) => (one.holds === 'text' ? [one.text] : []))]
    .map((one) => reading(scenario, one))
    .reduce((sum, minutes) => sum + minutes, 0);

/** Minutes to read a text aloud, in the language of the scenario. */
const reading = (scenario: Scenario, text: Text): number =>
  textIn(text, { scenario, language: scenario.language })
    .split(/\s+/)
    .filter((word) => word !== '').length / wordsAMinute;
