// Somebody who leads an exercise in plain mode, and only hears the lines.
import { PassThrough } from 'node:stream';
import type { Session } from '@sandtable/host';
import { runPlain, type PlainEnd } from '../../src/plain/run.ts';

export interface Facilitator {
  /** Types a line and hears what comes of it. */
  say(line: string): Promise<readonly string[]>;
  /** Types without Enter. */
  type(text: string): Promise<void>;
  readonly heard: readonly string[];
  leave(): Promise<PlainEnd>;
}

/** `keyboard`: keys of a terminal, and not lines; `piped`: lines of a file, with nobody who hears an answer. */
export async function facilitator(
  session: Session,
  { keyboard = false, piped = false } = {},
): Promise<Facilitator> {
  const input = Object.assign(new PassThrough(), keyboard ? { isTTY: true, setRawMode: () => {} } : {});
  const output = new PassThrough();
  const heard: string[] = [];
  let rest = '';
  output.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    heard.push(...lines);
  });
  const ended = runPlain(session, { input, output, piped, resume: (file) => `sandtable run ${file}` });
  let broken: unknown = null;
  ended.catch((error: unknown) => (broken = error));
  const quiet = async (): Promise<void> => {
    for (let before = -1; before !== heard.length;) {
      before = heard.length;
      for (let turn = 0; turn < 25; turn += 1) await new Promise(setImmediate);
      if (broken !== null) throw broken;
    }
  };
  await quiet();
  return {
    heard,
    async say(line) {
      const from = heard.length;
      input.write(`${line}\n`);
      await quiet();
      return heard.slice(from);
    },
    async type(text) {
      input.write(text);
      await quiet();
    },
    async leave() {
      input.end();
      const how = await ended;
      await quiet();
      session.close();
      return how;
    },
  };
}

export const nowLine = ({ heard }: Facilitator): string =>
  heard.findLast((line) => line.startsWith('NOW: ')) ?? '';

/** Does what the last NOW line says, with the word that it names; a duty is done where the line says that it may be. */
export async function followNow(person: Facilitator): Promise<void> {
  const line = nowLine(person);
  const named = /\(([^()]*)\)$/u.exec(line)?.[1] ?? '';
  const words = [...named.matchAll(/(?:^|, )([a-z-]+)(?:: ([a-z ]+))?/gu)].map(
    ([, word = '', does = '']) => ({
      word,
      does,
    }),
  );
  const serial = /(D\d+)/u.exec(line)?.[1];
  const done = words.find(({ does }) => does.startsWith('done'));
  const word = (done ?? words.find((each) => each.word !== 'decide' || serial !== undefined))?.word ?? 'next';
  if (word === 'decide' && serial !== undefined) return decide(person, serial);
  await person.say(`${word}!`);
  // whatever it asks is taken as it stands
  for (let asked = 0; asked < 4 && nowLine(person) === line; asked += 1) await person.say('');
}

/** Everybody who decides says the first thing that may be said. */
async function decide(person: Facilitator, serial: string): Promise<void> {
  const lines = await person.say(`decision ${serial}`);
  const amount = lines
    .map((line) => /An amount from (\S+)/u.exec(line)?.[1])
    .find((each) => each !== undefined);
  const deciders = lines.flatMap((line) => /^(.+) (?:decides|leads): no answer yet$/u.exec(line)?.[1] ?? []);
  const first = lines
    .filter((line) => !line.includes('Not open'))
    .find((line) => /^[a-z]: /u.test(line))?.[0];
  const order = lines
    .map((line) => /in an order[^:]*: (.+)\.$/u.exec(line)?.[1])
    .find((each) => each !== undefined);
  await person.say(`decide ${serial} ${order ?? amount ?? first ?? 'all'} by ${deciders.join(', ')}`);
}
