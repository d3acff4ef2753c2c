/** An example for every key, taken from scenarios that are in order. */
import { readFileSync } from 'node:fs';
import { studyScenario } from '../../src/index.ts';

const files = [
  '../../../../test/fixtures/ferry-port.yaml',
  '../../../../scenarios/drone-incident/scenario.yaml',
  '../../../../scenarios/extremist-content-surge/scenario.yaml',
];
/** What none of them needs. */
const seldom = `translations: { fr: texts.fr.yaml, ar: texts.ar.yaml }
msel: injects.csv
include: [shared/airport.yaml, injects/module-2.yaml]
chatham-house: true
safety: The safety lead wears a green badge, may be told anything, and writes nothing down.
contact: Call the staff counsellors of your own organisation, today or next week.
luck:
  delay: { normal: [30, 5] }
phases:
  night:
    on-leave: [{ set: { closed: "false" } }]
duties:
  leak:
    seen-by: [state]
    steps:
      final:
        at: after clock.leak_full.met
roles:
  patients: { short: Patients }
injects:
  letter: { serial: A-12, shown-as: mayor }
decisions:
  ballot: { closed: true }
activities:
  cards:
    items: [What would make this worse?, Who is not in the room?]
measures:
  least_trust: { name: The least that was trusted, lowest: "trust" }
  mean_queue: { mean: "queue" }
tests:
  late:
    luck: { patch_time: 95m }
    play: [{ rate: cards, by: mayor, answers: [4, none] }]
`;
const longest = 90;

/** Known by the key and by what the schema says of it: the same key means other things in other places. */
const examples = new Map<string, string>();
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const snippets = [...read('../../../../docs/author/cookbook.md').matchAll(/```yaml pattern\n([^]*?)```/g)];
for (const text of [...files.map(read), ...snippets.map(([, snippet = '']) => snippet), seldom]) {
  const { survey } = studyScenario(text, '');
  for (const { key, about, whole } of survey.keys) {
    const shown = onOneLine(survey.text.slice(whole.start, whole.end));
    const known = examples.get(`${key} ${about}`);
    // the first that fits on a line; else the shortest, cut
    if (known === undefined || (known.endsWith('…') && (!shown.endsWith('…') || shown.length < known.length)))
      examples.set(`${key} ${about}`, shown);
  }
}

/** A block text is shown as its sentence, anything long by its beginning. */
function onOneLine(written: string): string {
  const line = written
    .replaceAll(/(?:^|\s)#[^\n]*/g, '')
    .replace(/^([\w-]+:) [>|][+-]?\s+/, '$1 > ')
    .trim();
  const [first = '', second = ''] = line.split('\n').filter((one) => one.trim() !== '');
  const whole = !line.includes('\n') || line.includes(': > ');
  const flat = whole ? line.replaceAll(/\s+/g, ' ') : `${first} ⏎ ${second.trim()} …`;
  const characters = Array.from(flat);
  return characters.length > longest ? `${characters.slice(0, longest - 2).join('')} …` : flat;
}

export const exampleOf = (key: string, about: string): string | null =>
  examples.get(`${key} ${about}`) ?? null;
