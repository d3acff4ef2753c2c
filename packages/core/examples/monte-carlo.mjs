// A thousand plays with the same luck and one decision made otherwise: `node monte-carlo.mjs [PLAYS]`. What it shows is how the scenario was
// built, not what would happen in the world.
import { readFileSync } from 'node:fs';
import { load, outcomeNow, play } from '@sandtable/core';
import { readScenario } from '@sandtable/language';

const text = readFileSync(new URL('market.yaml', import.meta.url), 'utf8');
const { scenario } = readScenario(text, 'market.yaml');
const program = load(scenario);
const plays = Number(process.argv[2] ?? 1000);

for (const option of ['all', 'half']) {
  const found = new Map([
    ['quiet', 0],
    ['uneasy', 0],
  ]);
  for (let seed = 1; seed <= plays; seed += 1) {
    const setup = { seed: String(seed), parameters: [], attribution: 'role' };
    const { state } = play(program, setup, [decided(option)], { keep: false });
    const outcome = outcomeNow(program, state);
    found.set(outcome, found.get(outcome) + 1);
  }
  const shares = [...found].map(([outcome, count]) => `${outcome} ${((100 * count) / plays).toFixed(1)} %`);
  console.log(`${option}: ${shares.join(', ')}`);
}

/** The mayor, who leads, decides when asked. */
function decided(option) {
  const answer = { form: 'options', options: [option] };
  return {
    step: 'decide',
    decision: 'clear',
    by: ['mayor'],
    answer,
    with: null,
    because: null,
    confidence: null,
    said: [],
    at: null,
    place: 'monte-carlo.mjs',
  };
}
