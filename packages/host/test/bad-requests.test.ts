// Requests that no page sends: malformed, foreign, made up, over every address. Each is answered in words, and nothing changes.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newKey } from '../src/invitations/key.ts';
import { letIn, opened, toTheQuestion } from './at-the-door.ts';

const paths = [
  '/',
  '/room',
  '/knock',
  '/enter',
  '/leave',
  '/here',
  '/orders',
  '/return-code',
  '/events/room',
  '/changes',
  '/i/',
  '/openapi.json',
  '/assets/x',
];
const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'harbour',
    'pilot',
    'answer',
    'next',
    'end',
    'close_port',
    '__proto__',
    'constructor',
    '0',
    '-1',
  ),
);
const fields = [
  'device',
  'code',
  'name',
  'by',
  'alone',
  'order',
  'role',
  'as',
  'power',
  'subject',
  'on',
  'sure',
  'call',
  'f.answer',
  'f.rationale',
  'r.answer.close',
  '__proto__',
];
const body = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(...fields), words), { maxLength: 12 })
    .map((pairs) =>
      new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
    ),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  fc
    .dictionary(fc.constantFrom(...fields, 'filled'), fc.jsonValue({ maxDepth: 2 }))
    .map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constant('a=1&'.repeat(20_000)),
  fc.constant(`${'['.repeat(30_000)}${']'.repeat(30_000)}`),
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
  path: fc.oneof(
    fc.tuple(fc.constantFrom(...paths), fc.webQueryParameters()).map(([path, query]) => `${path}?${query}`),
    fc.webPath(),
    words.map((word) => `/i/${encodeURIComponent(word)}`),
  ),
  accept: fc.constantFrom('text/html', 'application/json', '', '*/*;q=x'),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/json',
    'application/json; charset=ebcdic',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  ),
  site: fc.constantFrom('same-origin', 'cross-site', 'none', null),
  host: fc.constantFrom('127.0.0.1:8737', '127.0.0.1:8737', 'evil.example', '', '[::1'),
  key: fc.constantFrom('known', 'unknown', 'none'),
  body,
});

// `npm run soak -- requests` asks 100,000 times, each ten thousandth with another seed
const given = process.env['SANDTABLE_SEED'];
test('whatever is asked is answered in words, tells nothing of what exists, and changes nothing', async () => {
  const at = opened();
  const { device } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const told = (): number =>
    at.session.entries.filter((entry) => !(entry.kind === 'door' && entry.body.event.did === 'guessed'))
      .length;
  // whoever looks for the first time is told of as here
  await at.ask('GET', '/', { cookie: `seat-8737=${device}` });
  const before = told();
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, accept, type, site, host, key, body: sent }) => {
      // with a key that counts somebody may leave, or answer: those are good requests
      const counts = key === 'known' && /^\/(?:orders|$|\?)/u.test(path);
      const response = await at.app.request(`http://127.0.0.1:8737${path}`, {
        method,
        headers: {
          host,
          accept,
          'content-type': type,
          ...(site !== null && { 'sec-fetch-site': site }),
          ...(key !== 'none' && { authorization: `Bearer ${counts ? device : newKey()}` }),
        },
        ...(method !== 'GET' && { body: sent }),
      });
      const text = path.startsWith('/events') && response.status === 200 ? '' : await response.text();
      expect(response.status, text).toBeLessThan(500);
      if (!counts) expect(text).not.toMatch(/Do you close the port|Pilot station/u);
      expect(text).not.toMatch(/\bat .*\.tsx?:\d+/u);
      expect(told()).toBe(before);
    }),
    { numRuns: given === undefined ? 400 : 10_000 },
  );
}, 600_000);
