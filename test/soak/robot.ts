/** The robot that follows the NOW line alone, through every scenario, agenda and mode, each time with another seed. */
import { followNowAlone, type Setting } from '../oracle/any-play.ts';
import type { Found, Part } from './part.ts';

const scenarios = ['drone-incident', 'extremist-content-surge', 'future-threats'] as const;

export const robot: Part = {
  about: 'whoever follows the NOW line alone: nothing is left behind, and no screen contradicts the record',
  rounds: null,
  usual: 10,
  async round({ seed }) {
    // the pictures tell the time in this zone
    process.env['TZ'] = 'UTC';
    const settings = scenarios.flatMap((scenario) =>
      (['full', 'short'] as const).flatMap((agenda) =>
        (['desk', 'ear'] as const).map((where): Setting => ({ scenario, agenda, where, seed: String(seed) })),
      ),
    );
    const found: Found[] = [];
    for (const setting of settings) {
      const { amiss } = await followNowAlone(setting);
      const what = `${JSON.stringify(setting)}: ${amiss.join('\n')}`;
      if (amiss.length > 0) found.push({ what, kept: { text: `${what}\n`, ending: 'txt' } });
    }
    return { tried: settings.length, found };
  },
};
