// The page's addresses as an API: every reply is as the description says, and every address stands in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import { openApi } from '../src/doors/openapi.ts';
import { newKey } from '../src/invitations/key.ts';
import { begin, give, next, temporaryFolder } from './harbour.ts';
import { linkFor, opened, openedAtAnAddress, toTheQuestion } from './at-the-door.ts';

const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: 'api', ...openApi });

/** What is wrong with a reply by the description; null where nothing is. */
function misfit(method: 'get' | 'post', path: string, status: number, reply: unknown): string | null {
  const place = `api#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
  const check = ajv.compile({ $ref: place });
  return check(reply) ? null : `${method} ${path} ${status}: ${ajv.errorsText(check.errors)}`;
}

test('a role is played by a program, and every reply is as it is described', async () => {
  const at = opened();
  const link = linkFor(at, 'Ana');
  const device = newKey();
  const misfits: unknown[] = [];
  const ask = async (method: 'get' | 'post', path: string, body?: object, described = path) => {
    const response = await at.app.request(`http://127.0.0.1:8737${path}`, {
      method: method.toUpperCase(),
      headers: {
        host: '127.0.0.1:8737',
        accept: 'application/json',
        authorization: `Bearer ${device}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const reply: unknown = await response.json();
    misfits.push(misfit(method, described, response.status, reply));
    return { status: response.status, reply: reply as Record<string, unknown> };
  };
  expect((await ask('get', '/')).status).toBe(401);
  await ask('get', `/i/${link}`, undefined, '/i/{key}');
  expect((await ask('post', '/knock', { device, code: 'BBBBBBBB', name: 'Ana', read: 'yes' })).status).toBe(
    403,
  );
  const code = at.reception.roomCode();
  await ask('post', '/knock', { device, code, name: 'Ana', read: 'yes' });
  expect((await ask('get', '/')).reply).toMatchObject({ waits: true });
  await ask('post', '/leave', {});
  await ask('post', '/enter', { device: newKey(), by: 'nothing at all' });
  await ask('post', '/enter', { device, by: link, read: 'yes' });
  toTheQuestion(at);
  const { reply } = await ask('get', '/');
  const forms = reply['forms'] as readonly {
    readonly power: string;
    readonly subject: string;
    readonly on: string;
  }[];
  const { power, subject, on } = forms.find((each) => each.power === 'answer') ??
    forms[0] ?? { power: '', subject: '', on: '' };
  const order = { order: newKey(), power, subject, on };
  expect((await ask('post', '/orders', { ...order, filled: {} })).status).toBe(422);
  expect((await ask('post', '/orders', { ...order, on: 'x', filled: {} })).status).toBe(409);
  const filled = { answer: ['close'] };
  for (const _time of [1, 2])
    expect((await ask('post', '/orders', { ...order, filled })).reply).toEqual({ is: 'done' });
  const stop = forms.find((each) => each.power === 'stop-play');
  await ask('post', '/orders', { order: newKey(), power: 'stop-play', on: stop?.on, filled: {} });
  await ask('get', '/room');
  await ask('get', '/changes', undefined);
  await ask('get', '/changes/room', undefined);
  await ask('post', '/return-code', {});
  give(at.session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  const { reply: called } = await ask('get', '/');
  expect(called['call']).toBe(1);
  await ask('post', '/here', { call: String(called['call']) });
  expect(at.reception.call()?.answered.size).toBe(1);
  await ask('get', '/health');
  await ask('get', '/openapi.json');
  expect(misfits.filter((each) => each !== null)).toEqual([]);
});

test('every address of the door is described, and nothing else is', () => {
  const { app } = opened();
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/u, '{$1}')}`);
  const described = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual([...new Set(served)].toSorted());
});

test('the program in the reference plays its role on a real host', async () => {
  const page = readFileSync(new URL('../../../docs/reference/api.md', import.meta.url), 'utf8');
  const program = /```js\n([^]*?)```/u.exec(page)?.[1] ?? '';
  const file = join(temporaryFolder(), 'role.mjs');
  writeFileSync(file, program);
  const { session, link } = await openedAtAnAddress('A program');
  begin(session);
  const child = spawn(process.execPath, [file, link], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  await once(child.stdout, 'data');
  next(session);
  next(session);
  await expect
    .poll(() => session.entries.filter(({ kind }) => kind === 'answer').length, { timeout: 20_000 })
    .toBe(1);
}, 40_000);
