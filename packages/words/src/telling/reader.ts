// How the texts of a scenario print values and times for a reader of this language.
import type { Reader } from '@sandtable/core/view';
import { words } from '../words.ts';
import { conditionText } from './condition.ts';
import { value } from './number.ts';
import { storyTime } from './time.ts';
import type { Tongue } from './tongue.ts';

/** For the core's views: placeholders such as `{queue}` and `{clock}` are printed as the desk prints them. */
export function textReader(language: string): Reader {
  const say = words(language);
  const tongue: Tongue = { language, say };
  return {
    language,
    value: (of, unit) => value(of, unit, tongue),
    time: (of) => storyTime(of, tongue),
    condition(expression, now, scenario) {
      const told = conditionText(expression, { ...tongue, scenario, texts: () => null });
      const reads = now.map(({ title, value }) => say('condition.reads', { title, value }));
      return reads.length === 0 ? told : say('condition.now', { told, reads: reads.join(', ') });
    },
    erased: say('format.erased-text'),
    struck: say('format.struck'),
    withheld: say('format.withheld'),
    person: (number) => say('format.person', { number }),
    spoken: say('format.spoken'),
    hotWash: [say('format.hot-wash.well'), say('format.hot-wash.gap'), say('format.hot-wash.change')],
  };
}
