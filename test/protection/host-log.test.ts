/** The log of a host: what happens at its doors, and nothing by which anybody is named, quoted or let in. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPresence, openReception } from '@sandtable/host/page-door';
import { words } from '@sandtable/words';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../packages/cli/src/joint/log.ts';
import { newKey } from '../../packages/host/src/invitations/key.ts';

import { fill, names, openRoom, quotation } from './full-record.ts';

test('a line is JSON and says what happened; no name, word, code or key of anybody stands in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const room = openRoom(join(folder, 'a.jsonl'));
  const { session } = room;
  onTestFinished(() => session.close());
  const file = join(folder, 'host.log');
  const log = openLog(file, session, words('en'));
  log.opened({ page: 'http://127.0.0.1:8737', ssh: null });
  const reception = openReception(session);
  const presence = openPresence(session);
  const keys = [newKey(), newKey()];
  const [device = '', other = ''] = keys;
  const link = reception.invite('Marisol Quint', { of: 'role', role: 'mayor' }, session.clock.now() + 1e9);
  const come = { address: '192.0.2.44', alone: false, read: true };
  reception.enter({ ...come, device, by: link });
  reception.knock({ ...come, device: other, code: reception.roomCode(), name: 'Bo Lindqvist' });
  for (let tries = 0; tries < 10; tries += 1)
    reception.knock({
      ...come,
      address: `192.0.2.${tries}`,
      device: newKey(),
      code: 'BBBBBBBB',
      name: 'Eve',
    });
  presence.heardOf(1);
  const secrets = [...keys, link, reception.roomCode(), ...names, 'Eve', '192.0.2'];
  fill(room);
  log.broke(new TypeError('Marisol Quint said bramble1 of it'));
  presence.close();
  reception.close();
  log.close();

  const logged = readFileSync(file, 'utf8');
  const lines = logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(lines[0]).toMatchObject({ level: 'info', event: 'opened', page: 'http://127.0.0.1:8737' });
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: 'door-knocked', level: 'info' }),
      expect.objectContaining({ event: 'door-guessed', level: 'warn', times: 10 }),
      expect.objectContaining({ event: 'here', person: 1 }),
      expect.objectContaining({ event: 'stage', stage: 'conduct' }),
      expect.objectContaining({ event: 'fault', level: 'error', type: 'TypeError' }),
    ]),
  );
  const { number, hash } = session.record.head;
  expect(lines.at(-1)).toMatchObject({ event: 'closed', entry: number, hash });
  for (const line of lines) expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT/u);
  for (const secret of secrets) expect(logged, secret).not.toContain(secret);
  expect(logged).not.toMatch(quotation);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
