/** The rules of play and what is promised to people, as they are read aloud before StartEx. */
import type { Attribution } from '@sandtable/core/scenario';
import { textIn } from '@sandtable/core/scenario';
import { type Telling } from '@sandtable/words';
import { paragraph, quote, strong, type Block } from '../page/markdown.ts';
import { listed, section, textBlocks, under } from './section.ts';

/** What is told of whom: no person where the Chatham House Rule holds. */
const attributionOf = ({ scenario }: Telling): Attribution =>
  scenario.chathamHouse && scenario.attribution === 'person' ? 'role' : scenario.attribution;

export function rulesSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('desk.rules.title'),
    listed([
      say('manual.rules.call'),
      ...(['one-voice', 'no-fault', 'pass', 'not-test', 'model'] as const).map((each) =>
        say(`desk.rules.${each}`),
      ),
      textIn(scenario.fictional, telling).trim(),
    ]),
  );
}

/** The words that stop everything, who looks after people, and whom to turn to. */
export function safetySection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('manual.safety'),
    [quote(say('common.stop-phrase')), paragraph(strong(say('desk.rules.stop')))],
    [paragraph(say('manual.safety.real'))],
    under(
      say('manual.safety.care'),
      textBlocks(scenario.safety, telling),
      textBlocks(scenario.contact, telling),
    ),
  );
}

/** What is kept of whom, and what is told of whom. */
export function dataSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const attribution = attributionOf(telling);
  return section(say('manual.data'), [
    paragraph(say('desk.rules.data', { attribution: say(`desk.attribution.${attribution}`) })),
    paragraph(say(`paper.attribution.${attribution}`)),
    ...(scenario.chathamHouse ? [paragraph(say('people.chatham-house'))] : []),
  ]);
}

/** For those who lead: how play is begun, stopped and ended, in the words that are said. */
export function conductSection(telling: Telling): readonly Block[] {
  const { say } = telling;
  return section(
    say('manual.conduct'),
    under(
      say('manual.conduct.startex'),
      [quote(say('manual.conduct.startex-words'))],
      [paragraph(say('manual.conduct.startex-who'))],
    ),
    under(
      say('manual.conduct.stop'),
      listed(
        (['real-world', 'safety', 'confusion', 'technical', 'break'] as const).map((why) =>
          say(`desk.paused.${why}`),
        ),
      ),
    ),
    under(
      say('manual.conduct.endex'),
      [quote(say('manual.conduct.endex-words'))],
      [paragraph(say('manual.conduct.endex-when'))],
    ),
  );
}
