import { afterAll, expect, test } from 'vitest';
import { freshHome } from './command.ts';
import { facilitator } from './facilitator.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

test.concurrent.each(['drone-incident', 'extremist-content-surge'])(
  '%s is led from the opening to its end at the desk',
  { timeout: 400_000 },
  async (scenario) => {
    const record = `${home.path}/${scenario}.jsonl`;
    const terminal = start(['run', scenario, '--seed', '7', '--record', record], { home: home.path });
    await terminal.waitFor('Do players see this screen?');
    terminal.type('n');
    await terminal.waitFor('Opening: who is here');
    const desk = facilitator(terminal);
    await desk.leadOn((screen) => screen.includes('The exercise is closed'));
    terminal.type('q');
    await terminal.waitFor('Leave the desk?');
    terminal.type(keys.enter);
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    expect(terminal.screen()).toContain(record);
    expect(terminal.clean()).toBe(true);
  },
);
