// An exercise as the reducer of a web page: what a page shows is a function of (state, action), and a state never changes.
// `reduce` is what one hands to `useReducer` or to any other store; here it is called by hand.
import { readFileSync } from 'node:fs';
import { begin, decide, isRefusal, load } from '@sandtable/core';
import { order } from '@sandtable/core/testing';
import { plainReader, roleView } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';

const { scenario } = readScenario(
  readFileSync(new URL('market.yaml', import.meta.url), 'utf8'),
  'market.yaml',
);
const program = load(scenario);
const initial = {
  state: begin(program, { seed: 'monday', parameters: [], attribution: 'role' }),
  notice: null,
};

/** A refused command changes nothing but what the page says. */
function reduce({ state }, command) {
  const decided = decide(program, state, order(command));
  return isRefusal(decided) ? { state, notice: decided.refused } : { state: decided.state, notice: null };
}

const commands = [
  { kind: 'brief', body: {} },
  { kind: 'next', body: {} }, // too early: refused
  { kind: 'start', body: {} },
  { kind: 'next', body: {} }, // the first inject
];
let page = initial;
for (const command of commands) {
  page = reduce(page, command);
  console.log(`${command.kind}: ${page.notice ?? page.state.stage}`);
}
// what the warden's page shows: only what the warden may know
const { inbox } = roleView(program, page.state, 'warden', () => null, plainReader(scenario));
console.log(inbox.map(({ from, text }) => `${from}: ${text}`).join('\n'));
