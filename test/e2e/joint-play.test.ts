/** A whole joint exercise on the real host, by everybody's own pages: every function does its part, and the record and the report tell it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from './command.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';
import { somebody } from './seat-client.ts';

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
      ['host', `${root}/packages/host/test/harbour.yaml`, '--record', record, '--roster', roster, ...listen],
      home.path,
    );
    await desk.hears(/Expected: Ana/u);
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
    await desk.leaves();
    expect((await sandtable(['replay', record, '--verify'], { home: home.path })).code).toBe(0);
    const { stdout: report } = await sandtable(['report', record, '--kind', 'aar'], { home: home.path });
    for (const told of ['Nobody asked the pilots first.', 'No pilot can see.', 'Is the breakwater light on?'])
      expect(report).toContain(told);
  },
);
