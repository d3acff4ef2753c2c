/** `npm run soak`: looks for faults as long as one lets it. `--help` says how. Exit 1 when something was found that may not be. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Part } from './part.ts';
import { parts } from './parts.ts';
import { runParts, summary } from './run-parts.ts';

const help = `npm run soak [-- PART...] [--minutes N | --rounds N] [--seed S] [--resume] [--megabytes N]

Looks for faults, a round of each part in turn, and says at the end what was tried and found. What is found is made small and
kept in test/soak/found, where a test looks at it until it is mended. Ctrl+C ends it after the round that goes on.

${Object.entries(parts)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}

  --minutes N    goes on with new rounds for so long; without it, each part goes through its usual number of rounds
  --rounds N     so many rounds of each part
  --seed S       round N of a part has the seed S + N, and does the same each time (1)
  --resume       goes on where the last run with this seed stopped
  --megabytes N  most room for what is found (100)

  npm run soak -- --minutes 60 --seed 7
  npm run soak -- forgeries flips --rounds 3
`;

const wrong = (what: string): never => {
  console.error(`${what}\n\n${help}`);
  process.exit(2);
};
const { values, positionals } = read();
const whole = (name: 'minutes' | 'rounds' | 'seed' | 'megabytes'): number | null => {
  const value = values[name];
  if (value === undefined) return null;
  return /^\d{1,9}$/u.test(value) ? Number(value) : wrong(`--${name} takes a whole number, not ${value}.`);
};
if (values.help === true) {
  console.log(help);
  process.exit(0);
}
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) wrong(`There is no part ${unknown.join(', ')}.`);

const asked: Readonly<Record<string, Part>> =
  positionals.length === 0
    ? parts
    : Object.fromEntries(Object.entries(parts).filter(([name]) => positionals.includes(name)));
const minutes = whole('minutes');
let stopped = false;
process.on('SIGINT', () => {
  if (stopped) process.exit(130);
  stopped = true;
  console.error('This round is the last; Ctrl+C again ends at once.');
});
const soaked = await runParts({
  parts: asked,
  seed: whole('seed') ?? 1,
  rounds: whole('rounds'),
  until: minutes === null ? null : Date.now() + minutes * 60_000,
  folder: join(import.meta.dirname, 'found'),
  room: (whole('megabytes') ?? 100) * 1e6,
  resumed: values.resume === true,
  say: (line) => console.error(line),
  now: () => Date.now(),
  stopped: () => stopped,
});
console.log(summary(soaked, asked));
process.exitCode = soaked.held ? 0 : 1;

function read() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean' },
        minutes: { type: 'string' },
        rounds: { type: 'string' },
        seed: { type: 'string' },
        megabytes: { type: 'string' },
        resume: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}
