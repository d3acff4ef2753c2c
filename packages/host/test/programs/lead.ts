// Leads an exercise until it is killed, and says on stdout what was acknowledged after each command.
import { readFileSync } from 'node:fs';
import { plainReader } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import { startSession, systemClock } from '../../src/index.ts';

const [, , file = '', source = ''] = process.argv;
const text = readFileSync(source, 'utf8');
const { scenario } = readScenario(text, source);
if (scenario === null) throw new Error('the scenario of the test is not accepted');
const session = startSession({
  file,
  clock: systemClock,
  reader: plainReader,
  scenario,
  text,
  seed: '7',
  parameters: [],
  attribution: 'role',
  engine: 'test',
});
session.give({ kind: 'brief', body: {} });
session.give({ kind: 'start', body: {} });
for (let round = 1; ; round += 1) {
  session.give({ kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
    `round ${round}`,
  ]);
  session.give({ kind: 'advance', body: { to: round * 7 } });
  process.stdout.write(`${session.record.head.number} ${session.record.head.hash}\n`);
}
