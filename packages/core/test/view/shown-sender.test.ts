/** A sender who is taken for somebody else: players read that name and no other, exercise control reads both. */
import { describe, expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load, type Program, type State } from '../../src/index.ts';
import { readScenario } from '@sandtable/language';
import { actorBoards, injectCard, plainReader, roleView, roomView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { given, setup, start } from '../engine/playing.ts';
import { completed } from '../../../language/test/scenario/example.ts';

const { text } = completed(
  `actors:
  forger: { name: A voice made by a machine, shown-as: minister }
  minister: { name: Minister of Transport }
  crier: { name: Town crier }
injects:
  call: { at: 5m, from: forger, to: [all], channel: phone, text: Stop the trams. }
  letter: { at: 6m, from: crier, shown-as: police, to: [all], channel: mail, text: The bridge is shut. }
`,
  false,
);

function after(...also: readonly Command[]): { readonly program: Program; readonly state: State } {
  const { scenario, diagnostics } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const program = load(scenario);
  let state: State = begin(program, setup);
  for (const command of [...start, { kind: 'advance', body: { to: 600 } } as const, ...also]) {
    const decided = decide(program, state, given(command));
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return { program, state };
}
const noTexts = () => 'said';

describe('a sender who is taken for somebody else', () => {
  const speaks: Command = {
    kind: 'say',
    body: { from: 'forger', to: ['mayor'], said: { text: 0 } },
  };
  const { program, state } = after(speaks);
  const reader = plainReader(program.scenario);
  const role = roleView(program, state, 'mayor', noTexts, reader);
  const room = roomView(program, state, noTexts, reader);

  test('has the other name on a screen of players, also when exercise control speaks as the actor', () => {
    expect(role.inbox.map(({ from }) => from)).toEqual([
      'Minister of Transport',
      'Police',
      'Minister of Transport',
    ]);
  });

  test('has no other in anything that goes to players', () => {
    const seen = JSON.stringify([role, room]);
    for (const real of ['machine', 'forger', 'crier']) expect(seen).not.toContain(real);
  });

  test('has both for exercise control', () => {
    const card = injectCard(program, state, 'letter', noTexts, reader);
    expect([card.from, card.shownAs]).toEqual(['Town crier', 'Police']);
    const [forger] = actorBoards(program, state, noTexts, reader);
    expect([forger?.title, forger?.shownAs]).toEqual(['A voice made by a machine', 'Minister of Transport']);
  });
});
