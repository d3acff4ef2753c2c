/** A whole joint exercise on the real host, by everybody's own pages: every function does its part, and the record and the report tell it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { boot, freshHome, root, sandtable, surroundings } from './command.ts';
import { freePort, newKey } from './page-client.ts';

/** The desk in plain mode: lines in, lines out. */
function plainDesk(args: readonly string[], home: string) {
  const child: ChildProcess = spawn(process.execPath, [boot, ...args], {
    env: surroundings(home),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const heard = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const each of heard) each();
  });
  return {
    child,
    /** Types a line, and waits until something is said that matches. */
    async type(line: string, until: RegExp): Promise<string> {
      const before = said.length;
      if (line !== '') child.stdin?.write(`${line}\n`);
      const matched = () => until.test(said.slice(before));
      while (!matched())
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () => reject(new Error(`“${line}” was not followed by ${until}:\n${said}`)),
            20_000,
          );
          const look = (): void => {
            clearTimeout(timer);
            heard.delete(look);
            resolve();
          };
          heard.add(look);
        });
      return said.slice(before);
    },
  };
}

interface Form {
  readonly power: string;
  readonly subject: string | null;
  readonly on: string;
  readonly fields: readonly {
    readonly name: string;
    readonly optional: boolean;
    readonly choices?: readonly { readonly value: string; readonly label: string }[];
  }[];
}
interface Reply {
  readonly is: string;
  readonly why?: string;
  readonly problems?: readonly unknown[];
}

/** Somebody with a link, who sends forms as a page does. */
async function somebody(link: string) {
  const address = new URL(link).origin;
  const device = newKey();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Bearer ${device}`,
  };
  const post = async (path: string, body: object): Promise<Reply> =>
    (await (
      await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
    ).json()) as Reply;
  expect(await post('/enter', { device, by: link.split('/').at(-1), read: 'yes' })).toMatchObject({
    is: 'in',
  });
  const seat = async () =>
    (await (await fetch(address, { headers })).json()) as {
      readonly forms: readonly Form[];
      readonly call: number | null;
    };
  return {
    seat,
    page: async () =>
      (await fetch(address, { headers: { cookie: `seat-${new URL(link).port}=${device}` } })).text(),
    here: async () => post('/here', { call: String((await seat()).call) }),
    async does(power: string, filled: Readonly<Record<string, string>> = {}): Promise<void> {
      const { forms } = await seat();
      const form = forms.find((each) => each.power === power);
      if (form === undefined)
        throw new Error(`there is no ${power} among ${forms.map((each) => each.power).join(', ')}`);
      const needed = form.fields
        .filter(({ name, optional, choices }) => !optional && choices !== undefined && !(name in filled))
        .map(({ name, choices }) => [name, choices?.[0]?.value ?? '']);
      const reply = await post('/orders', {
        order: newKey(),
        power,
        subject: form.subject,
        on: form.on,
        sure: 'yes',
        filled: { ...Object.fromEntries(needed), ...filled },
      });
      expect(reply, `${power} ${JSON.stringify(form)}`).toEqual({ is: 'done' });
    },
  };
}

test(
  'everybody does their part at a page of their own, and the record and the report tell it',
  { timeout: 120_000 },
  async () => {
    const home = freshHome();
    onTestFinished(home.remove);
    const record = `${home.path}/joint.jsonl`;
    const names = {
      Ana: 'harbour',
      Bo: 'pilot',
      Kim: 'controller',
      Sam: 'simcell',
      Eva: 'evaluator',
      Olu: 'observer',
    };
    const roster = `${home.path}/people.csv`;
    writeFileSync(
      roster,
      `name,role\n${Object.entries(names)
        .map((row) => row.join(','))
        .join('\n')}\n`,
    );
    const listen = ['--listen', `127.0.0.1:${await freePort()}`];
    const desk = plainDesk(
      [
        'host',
        `${root}/packages/host/test/harbour.yaml`,
        '--plain',
        '--record',
        record,
        '--roster',
        roster,
        ...listen,
      ],
      home.path,
    );
    await desk.type('', /Expected: Ana/u);
    const links = readFileSync(`${home.path}/joint-links.csv`, 'utf8');
    const comes = async (name: string) =>
      somebody(new RegExp(`"${name}","[^"]*","([^"]*)"`, 'u').exec(links)?.[1] ?? '');
    const ana = await comes('Ana');
    const bo = await comes('Bo');
    const kim = await comes('Kim');
    const sam = await comes('Sam');
    const eva = await comes('Eva');
    const olu = await comes('Olu');

    // the check before StartEx: who has not answered is named
    await desk.type('roll-call', /Communications check, call 1/u);
    for (const each of [ana, bo, kim, sam, eva]) expect(await each.here()).toEqual({ is: 'done' });
    expect(
      await desk.type('door', /People come in at/u).then(() => desk.type('door', /answered the check/u)),
    ).toMatch(/Has not answered the check: Olu, observer/u);
    await olu.here();
    await desk.type('next', /briefing/iu);
    await desk.type('start', /yes or no/u);
    await desk.type('yes', /StartEx|Module|What we see/u);

    // the only one who may have the floor is passed it without a question
    await desk.type('floor', /has the floor/u);
    // whoever has it goes on, a role asks, the simulation cell answers, a private word stays private
    await kim.does('next');
    await ana.does('question', { said: 'Is the breakwater light on?' });
    await sam.does('reply', { said: 'It is, as far as we see it.' });
    expect(await ana.page()).toContain('It is, as far as we see it.');
    await ana.does('message', { to: 'pilot', said: 'Between us: I would close.' });
    expect(await bo.page()).toContain('Between us: I would close.');
    await eva.does('note', { tag: 'gap', said: 'Nobody asked the pilots first.' });
    for (const each of [eva, olu]) expect(await each.page()).not.toContain('Between us');
    await kim.does('next');
    await ana.does('answer', { answer: 'close', rationale: 'No pilot can see.' });
    await kim.does('next');

    // a real-world stop is on every page within two seconds, and who has not confirmed is named
    const stopped = Date.now();
    await bo.does('stop-play');
    for (const each of [ana, bo, kim, sam, eva, olu]) expect(await each.page()).toContain('This is real');
    expect(Date.now() - stopped).toBeLessThan(2000);
    for (const each of [ana, bo, kim, sam, eva]) await each.here();
    await desk.type('door', /Not yet: Olu, observer/u);
    await desk.type('resume because It was a drill bell.', /./u);

    // the seat of whoever leaves is somebody else's at once
    await desk.type('hand-over harbour name Olu', /who is here without a role/u);
    await desk.type('same', /yes or no/u);
    await desk.type('yes', /takes the role/u);
    await expect
      .poll(async () => (await olu.page()).includes('Harbour master'), { timeout: 10_000 })
      .toBe(true);
    expect(await ana.page()).toContain('You are in the lobby');

    await desk.type('end because It is enough for today.', /yes or no/u);
    await desk.type('yes', /./u);
    await desk.type('quit', /record/iu);
    if (desk.child.exitCode === null) await once(desk.child, 'exit');
    expect((await sandtable(['replay', record, '--verify'], { home: home.path })).code).toBe(0);
    const { stdout: report } = await sandtable(['report', record, '--kind', 'aar'], { home: home.path });
    for (const told of ['Nobody asked the pilots first.', 'No pilot can see.', 'Is the breakwater light on?'])
      expect(report).toContain(told);
  },
);
