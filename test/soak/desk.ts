/** Exercises led by the NOW line alone, and by somebody who does anything, with every screen held against the record after every key. */
import {
  followNowAlone,
  playAnyhow,
  smallest,
  strikeAgain,
  type Setting,
  type Struck,
} from '../oracle/any-play.ts';
import type { Found, Part } from './part.ts';

const scenarios = ['drone-incident', 'extremist-content-surge', 'future-threats'] as const;
/** One play in so many is led by the NOW line alone. */
const followed = 5;
const inRound = 6;
const strokes = 200;
const shrinking = 60_000;

export const desk: Part = {
  about:
    'desk, plain mode, role screens, the room’s screen and the report against the record, after every key',
  rounds: null,
  usual: 34,
  async round({ seed }) {
    // the pictures tell the time in this zone
    process.env['TZ'] = 'UTC';
    const found: Found[] = [];
    for (let number = (seed - 1) * inRound; number < seed * inRound; number += 1) {
      const setting: Setting = {
        scenario: scenarios[number % scenarios.length] ?? scenarios[0],
        where: Math.floor(number / 3) % 2 === 0 ? 'desk' : 'ear',
        agenda: Math.floor(number / 6) % 2 === 0 ? 'full' : 'short',
        seed: String(number),
      };
      found.push(...(number % followed === 0 ? await alone(setting) : await anyhow(setting, number)));
    }
    return { tried: inRound, found };
  },
  again: async (text) => (await strikeAgain(JSON.parse(text) as Struck)).found?.amiss ?? null,
};

async function alone(setting: Setting): Promise<readonly Found[]> {
  const { amiss } = await followNowAlone(setting);
  const what = `${JSON.stringify(setting)}: ${amiss.join('\n')}`;
  return amiss.length === 0 ? [] : [{ what, kept: { text: `${what}\n`, ending: 'txt' } }];
}

async function anyhow(setting: Setting, seed: number): Promise<readonly Found[]> {
  const { found } = await playAnyhow(setting, strokes, seed);
  if (found === null) return [];
  const small = await smallest(found, shrinking);
  const what = `${small.scenario}, ${small.where}: ${small.amiss}`;
  return [{ what, kept: { text: `${JSON.stringify(small, null, 1)}\n`, ending: 'json' } }];
}
