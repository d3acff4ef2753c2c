// How the core's views print what has no words in a scenario: values, times, conditions, what was erased.
import type { ReaderOf } from '@sandtable/core/view';
import { languageCalled, words } from '../words.ts';
import { conditionText } from './condition.ts';
import { cleanTitle, variableValue, type Telling } from './names.ts';
import { value } from './number.ts';
import { storyTime } from './time.ts';
import { widthOf } from './width.ts';

/** For the views of one exercise in this language: placeholders such as `{queue}` and `{clock}` are printed as the desk prints them. */
export const textReader =
  (language: string): ReaderOf =>
  (scenario) => {
    const say = words(language);
    const telling: Telling = { language, say, scenario, texts: () => null };
    return {
      scenario,
      language,
      widthOf,
      value: (of, unit) => value(of, unit, telling),
      time: (of) => storyTime(of, telling),
      condition(expression, now) {
        const told = conditionText(expression, telling);
        if (now.length === 0) return told;
        const reads = now.map(({ variable, value: of }) =>
          say('condition.reads', {
            title: cleanTitle('variables', variable, telling),
            value: variableValue(variable, of, telling),
          }),
        );
        return say('condition.now', { told, reads: reads.join(', ') });
      },
      control: say('format.exercise-control'),
      erased: say('format.erased-text'),
      struck: say('format.struck'),
      withheld: say('format.withheld'),
      interpreted: (said, beside) =>
        say('format.interpreted', {
          said: said.trim(),
          language: languageCalled(language),
          beside: beside.trim(),
        }),
      person: (number) => say('format.person', { number }),
      spoken: say('format.spoken'),
      hotWash: [say('format.hot-wash.well'), say('format.hot-wash.gap'), say('format.hot-wash.change')],
    };
  };
