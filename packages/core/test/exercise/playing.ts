/** Small scenarios in the author's own words. */
import { readScenario } from '../../src/index.ts';
import type { Author, Scenario } from '../../src/index.ts';

const head = `
sandtable: 1
id: small
title: Small
summary: A scenario of one page.
kind: tabletop
marking: TLP:CLEAR
fictional: All of it is invented.
objectives:
  aim: { text: Aim, capability: Planning, targets: { goal: { text: Goal, tasks: { task: Task } } } }
`;
const cast = `
organisations:
  port: { name: Port, sector: private }
  line: { name: Line, sector: private }
  ministry: { name: Ministry, sector: government }
roles:
  gate: { name: Gate, organisation: port, deputy: ferries }
  ferries: { name: Ferries, organisation: line }
  state: { name: State, organisation: ministry }
actors:
  caller: { name: Caller }
`;
const course = `
duration: 3h
phases:
  only: { title: Only }
`;

/** Reads a scenario of which only the interesting part is written; what is left out stands for itself. */
export function scenarioOf(part: string): Scenario {
  const has = (key: string) => new RegExp(`^${key}:`, 'm').test(part);
  const own = has('phases')
    ? has('duration')
      ? ''
      : 'duration: 3h\n'
    : has('duration')
      ? course.replace('duration: 3h\n', '')
      : course;
  const text = head + (has('roles') ? '' : cast) + own + part;
  const { scenario, diagnostics } = readScenario(text, 'small.yaml');
  const errors = diagnostics.filter((each) => each.severity === 'error');
  if (!scenario) throw new Error(`${errors.map((each) => JSON.stringify(each)).join('\n')}\n${text}`);
  return scenario;
}

export const control: Author = { participant: null, role: 'exercise_control', organisation: null };
