import { readScenario } from '@sandtable/language';
import { startSession, systemClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';

/** An exercise that has begun, with a note, a name and words that were said as they are given here. No desk has cleaned them. */
export function beginPlay(file: string, source: string, typed: string): void {
  const { scenario } = readScenario(source, 'scenario.yaml');
  if (scenario === null) throw new Error('the scenario of the test is not accepted');
  const session = startSession({
    file,
    clock: systemClock,
    reader: textReader('en'),
    scenario,
    text: source,
    seed: typed,
    parameters: [],
    attribution: 'person',
    engine: typed,
  });
  const role = scenario.roles[0]?.name ?? '';
  const texts = [typed];
  const given = [
    session.give({ kind: 'seat', body: { role, participant: 1, name: { text: 0 } } }, texts),
    session.give({ kind: 'brief', body: {} }),
    session.give({ kind: 'start', body: {} }),
    session.give({ kind: 'note', body: { said: { text: 0 }, tag: 'gap', role, about: null } }, texts),
    session.give({ kind: 'pause', body: { reason: 'break', until: null, because: { text: 0 } } }, texts),
  ];
  session.close();
  const refused = given.find((answer) => 'refused' in answer);
  if (refused) throw new Error(JSON.stringify(refused));
}
