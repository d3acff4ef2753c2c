import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-explore-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const good = `sandtable: 1
id: gate
title: A gate
summary: The gate is open or shut.
version: 1.0.0
licence: Apache-2.0
authors: [Sandtable]
marking: TLP:CLEAR
fictional: All is invented.
duration: 2h
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
variables: { trust: { name: Trust, start: 50, min: 0, max: 100, seen-by: [mayor] } }
phases:
  call:
    title: The call
    agenda: [{ decide: shut }]
    next: [{ go: end }]
decisions:
  shut:
    by: [mayor]
    question: Do you shut the gate?
    options:
      yes_now: { text: Shut it, effects: [{ add: { trust: 10 } }] }
      not_yet: { text: Leave it, effects: [{ add: { trust: -10 } }] }
    otherwise: not_yet
outcomes: { trusted: { only-if: "trust > 50", text: Trusted. }, not_trusted: { text: Not trusted. } }
`;
const stuck = good
  .replace('[{ go: end }]', '[{ go: end, when: "trust > 50" }]')
  .replace(/^outcomes: .*$/m, 'outcomes: { over: { text: It is over. } }');

describe('explore', () => {
  test('a scenario without findings: exit 0, nothing on stdout, how far it went on stderr', async () => {
    const { code, out, err } = await run('explore', file('good.yaml', good), '--seconds', '120');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^[\d,]+ plays, [\d,]+ states; 2 of 2 options, /);
    expect(err).toContain('Stopped: nothing new for long.');
    expect(err).toMatch(/Nothing found\.\n$/);
  });

  test('a dead end: exit 1, where, why, and a script that `play` plays into it', async () => {
    const path = file('stuck.yaml', stuck);
    const { code, out } = await run('explore', path, '--seconds', '120');
    expect(code).toBe(1);
    expect(out).toContain('stuck.yaml:15:3: warning ST0804: The phase “call” can become a dead end');
    expect(out).toContain('how: shown by this script.');
    const script = /script\.\n((?: {4}.*\n)+)/.exec(out)?.[1]?.replaceAll(/^ {4}/gm, '') ?? '';
    const played = await run('play', path, '--script', file('script.yaml', script));
    expect(played.code).toBe(1);
    expect(played.err).toContain('The phase “call” never ends');
  });

  test('what the file allows is counted and not told', async () => {
    const path = file(
      'allowed.yaml',
      stuck.replace('  call:', '  # allow ST0804: the facilitator goes on by hand\n  call:'),
    );
    const { code, out, err } = await run('explore', path, '--seconds', '120');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('1 more allowed in the file');
  });

  test('JSON holds every finding, also what is allowed, with its evidence', async () => {
    const path = file('json.yaml', good.replace('trust > 50', 'trust > 150'));
    const { code, out } = await run('explore', path, '--seconds', '120', '--format', 'json');
    expect(code).toBe(1);
    const told = JSON.parse(out) as {
      version: number;
      findings: { code: string; path: string; evidence: string }[];
    };
    expect(told.version).toBe(1);
    expect(told.findings.map(({ code, path, evidence }) => [code, path, evidence])).toContainEqual([
      'ST0802',
      'outcomes.trusted.only-if',
      'proven',
    ]);
  });

  test('a scenario with errors is told as by check', async () => {
    const { code, err } = await run('explore', file('bad.yaml', good.replace('agenda:', 'agnda:')));
    expect(code).toBe(1);
    expect(err).toContain('agnda');
  });

  test('its codes are explained', async () => {
    const { code, out } = await run('explain', 'ST0804');
    expect(code).toBe(0);
    expect(out).toContain('A dead end');
  });
});
