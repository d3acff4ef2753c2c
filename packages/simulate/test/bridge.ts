/** A small exercise in which everything can happen, and the same with one thing broken. */
import { readScenario, renderDiagnostic } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import { explore, type Finding } from '../src/index.ts';

export const bridge = `sandtable: 1
id: bridge
title: A bridge
summary: Something lies under the bridge.
version: 1.0.0
licence: Apache-2.0
authors: [Sandtable]
marking: TLP:CLEAR
fictional: All is invented.
duration: 4h
tick: 1m
organisations:
  town: { name: Town, sector: government }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police, organisation: town }
actors:
  caller: { name: Caller }
variables:
  trust: { name: Trust, start: 50, min: 0, max: 100, seen-by: [mayor] }
  queue: { name: Queue, start: 0, min: 0, max: 500, per-minute: "traffic == 'stopped' ? 2 : 0", seen-by: [police] }
  crowd: { name: Crowd, start: 0, min: 0, max: 500, whole: true, per-minute: "traffic == 'stopped' ? 0.4 : 0", seen-by: [police] }
  tenths: { name: Tenths, is: "trust / 10", whole: true, seen-by: [police] }
  traffic: { name: Traffic, start: flowing, values: [flowing, stopped], seen-by: [police] }
facts:
  old_pipe: { text: It is an old pipe., tlp: TLP:GREEN }
phases:
  call:
    title: The call
    agenda:
      - { inject: first_call }
      - { decide: close }
      - { advance: 30m }
      - { inject: angry, only-if: "queue > 20" }
    next:
      - { go: aftermath }
  aftermath:
    title: Afterwards
    agenda:
      - { advance: 1h }
    next:
      - { go: end }
injects:
  first_call: { from: caller, to: [police], channel: phone, text: Something lies under the bridge. }
  angry: { from: caller, to: [mayor], channel: phone, text: We stand in a queue. }
  thanks: { when: "trust > 55", from: caller, to: [mayor], channel: phone, text: Thank you. }
  rumour: { at: reserve, kind: branch, from: caller, to: [mayor], channel: social, text: They hide something. }
  found: { at: 5m after action.look.taken, from: caller, to: [police], channel: radio, text: It is a pipe., reveals: [old_pipe] }
actions:
  look: { text: Look at it, by: [police], only-if: "inject.first_call.delivered", times: 1 }
decisions:
  close:
    by: [mayor]
    question: Do you close the bridge?
    options:
      shut: { text: Shut it, effects: [{ set: { traffic: "'stopped'" } }, { add: { trust: 10 } }] }
      leave: { text: Leave it open, effects: [{ add: { trust: -10 } }, { send: rumour, after: 10m }] }
    otherwise: leave
measures:
  trust_kept: { last: "trust", target: ">= 50" }
  longest_queue: { highest: "queue", target: "< 100" }
outcomes:
  calm: { only-if: "trust >= 50", text: It is calm. }
  tense: { text: It is tense. }
`;

/** The bridge with one text put in place of another, which must be there. */
export function broken(from: string, to: string): string {
  if (!bridge.includes(from)) throw new Error(`the bridge has no ${from}`);
  return bridge.replace(from, to);
}

export function checked(text: string): Scenario {
  const { scenario, diagnostics } = readScenario(text, 'bridge.yaml');
  if (!scenario) throw new Error(diagnostics.map((one) => renderDiagnostic(one, text)).join('\n'));
  return scenario;
}

/** Explores with small bounds until it is calm. */
export function explored(scenario: Scenario): readonly Finding[] {
  const search = explore(scenario, '1', { calmAfter: 150, branchings: 500, comparisons: 40 });
  while (!search.step().calm);
  return search.findings();
}
