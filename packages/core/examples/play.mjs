// Plays a scenario with nobody there: `node play.mjs [SEED]`. Prints what reached whom and when, and how it ended.
import { readFileSync } from 'node:fs';
import { load, outcomeNow, play } from '@sandtable/core';
import { readScenario } from '@sandtable/language';

const text = readFileSync(new URL('market.yaml', import.meta.url), 'utf8');
const { scenario } = readScenario(text, 'market.yaml');
const program = load(scenario);

const setup = { seed: process.argv[2] ?? 'monday', parameters: [], attribution: 'role' };
const { entries, state } = play(program, setup, []);

for (const { kind, body, story } of entries)
  if (kind === 'inject.delivered') console.log(`+${Math.round(story / 60)} min: ${body.inject}`);
console.log(`It ended as “${outcomeNow(program, state)}” after ${state.now / 60} min.`);
