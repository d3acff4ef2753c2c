/**
 * A whole joint exercise with seven clients of every kind: a phone and two larger pages of the real browser, two terminals over SSH, a program at the
 * API, and a role without a device. Everything happens that happens on such a day, and record and report tell it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Locator, Page } from '../../packages/host/test/browser.ts';
import { browserForTests, comeIn } from '../../packages/host/test/in-a-browser.ts';
import { roughLine } from '../../packages/host/test/rough-line.ts';
import { freshHome, root, sandtable } from './command.ts';
import { comesBySsh, hasSsh, type FarTerminal } from './far-terminal.ts';
import { hurriedClock } from './hurried-clock.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';
import { somebody } from './seat-client.ts';
import { keys } from './terminal.ts';

const newPage = browserForTests();

async function windowOf(width: number, height: number): Promise<Page> {
  const page = await newPage({ viewport: { width, height } });
  page.setDefaultTimeout(15_000);
  return page;
}

/** Joins by a link. */
async function joins(page: Page, link: string): Promise<Page> {
  await comeIn(page, link);
  return page;
}

/** Fills in a form of the page, and sends it; a warning that comes is confirmed, and handed back. */
async function sends(
  page: Page,
  id: string,
  filled: Readonly<Record<string, string>>,
): Promise<string | null> {
  const form = page.locator(`[id^="form-${id}"]`).first();
  await form.waitFor();
  const folded = form.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  for (const [name, value] of Object.entries(filled)) {
    const field = form.locator(`[name="f.${name}"]`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox')
      await form.locator(`[name="f.${name}"][value="${value}"]`).check();
    else if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  // a form that is no longer asked goes with its reply
  const pressed = async (button: Locator): Promise<{ readonly is: string; readonly warning?: string }> => {
    const [reply] = await Promise.all([
      page.waitForResponse((each) => each.url().endsWith('/orders')),
      button.click(),
    ]);
    return reply.json() as Promise<{ readonly is: string; readonly warning?: string }>;
  };
  const first = await pressed(form.locator('[type=submit]'));
  const warning = first.warning ?? null;
  const last = warning === null ? first : await pressed(form.getByRole('button', { name: 'Yes, do it' }));
  expect(last).toEqual({ is: 'done' });
  return warning;
}

/** Answers what is asked first, at the screen of a role in a terminal. */
async function answersFromAfar(far: FarTerminal, letter: 'a' | 'b', why: string): Promise<void> {
  far.type('d');
  await far.until('> a');
  if (letter === 'b') far.type(keys.down);
  await far.until(`> ${letter}`);
  far.type(keys.enter);
  await far.until('Why?');
  far.type(why);
  await far.until(why);
  far.type(keys.ctrl('s'));
  await far.until('Given, thank you');
}

const toldInReport: readonly (readonly [what: string, told: RegExp])[] = [
  ['the dissent of a role without a device', /decided: Start it in full\.[^\n]*Dissent: Union crisis desk/u],
  [
    'the lead’s decision',
    /D2\. What do the police say[^|]*\| Confirmed facts only[^|]*\| Police crisis cell/u,
  ],
  ['whom the lead knew against it', /Dissent: Victim Support would wait for the last family\./u],
  [
    'who did not go with the majority',
    /decided: Remove copies, but a person looks first[^\n]*Dissent: Owner of Murmur/u,
  ],
  [
    'the secret vote, by numbers alone',
    /There was dissent\. Answers: 1 × One sealed copy[^\n]*4 × The court keeps it\./u,
  ],
  ['the missed deadline', /D4\. [^|]*\|[^|]*\| nobody, by default/u],
  ['what was expected, and missed', /Not done in time: Confirm the event from two sources/u],
  [
    'the fact that went beyond its marking',
    /told Streamlet trust and safety what its marking \(TLP:RED\) keeps from them/u,
  ],
  ['the private word', /Police crisis cell says to Plaza crisis response\. “Between us/u],
  [
    'what the simulation cell answered',
    /Helpline of Open Net Watch answers the question[^“]*“Nobody whom you can ring now\.”/u,
  ],
  ['the evaluator’s observation', /Gap: “Nobody told the lawyer anything\.”/u],
  ['the real-world stop', /REAL WORLD, NOT EXERCISE\. Everything stops\./u],
  ['why play went on', /The alarm was a test\./u],
  ['who confirmed that they had read of it', /person 3 answers call 2\./u],
  ['whose phone dropped, and came back', /Person 6 leaves\.[^]*Person 6 joins\./u],
  ['the silent role that was played from the desk', /Exercise control takes the role Owner of Murmur\./u],
  [
    'the seat that was handed over',
    /person 3 takes the role Streamlet trust and safety\.[^]*person 4 gives up the role/u,
  ],
];

test.each([[hasSsh ? 'OpenSSH' : 'the library’s SSH: this computer has no ssh']])(
  'seven clients of every kind play a whole exercise to its end (terminals: %s)',
  async () => {
    const home = freshHome();
    onTestFinished(home.remove);
    const record = `${home.path}/joint.jsonl`;
    const roster = `${home.path}/people.csv`;
    writeFileSync(roster, 'name,role\nSam,simcell\nEva,evaluator\nPia,plaza\nStu,streamlet\nMo,murmur\n');
    const clock = hurriedClock(`${home.path}/clock`, '2031-10-11', '09:00');
    const [web, ssh] = [await freePort(), await freePort()];
    const line = await roughLine(`http://127.0.0.1:${web}`);
    const desk = plainDesk(
      `host ${root}/test/fixtures/content-surge.yaml --seed 7 --record ${record} --roster ${roster} --listen 127.0.0.1:${web} --ssh 127.0.0.1:${ssh}`.split(
        ' ',
      ),
      home.path,
      { ...clock.env, SANDTABLE_RECORDS: `${home.path}/records` },
    );
    /** The door’s card, soon. */
    const door = () => expect.poll(() => desk.does('door'), { timeout: 15_000 });
    const opened = await desk.hears(/Expected: Sam[^]*NOW: /u);
    const [, code = ''] = /with the code ([\w-]+)\./u.exec(opened) ?? [];
    const links = readFileSync(`${home.path}/joint-links.csv`, 'utf8');
    const linkOf = (name: string): string =>
      new RegExp(`"${name}","[^"]*","([^"]*)"`, 'u').exec(links)?.[1] ?? '';
    const codeOf = (name: string): string => linkOf(name).split('/').at(-1) ?? '';

    // everybody comes in: one through the lobby, the others by their links
    const ana = await windowOf(390, 844);
    await ana.goto(line.address);
    await ana.getByLabel('Your name').fill('Ana');
    await ana.getByLabel('Room code').fill(code);
    await ana.getByLabel('I have read this.').check();
    await ana.getByRole('button', { name: 'Ask to be let in' }).click();
    await ana.getByRole('heading', { name: 'You are in the lobby' }).waitFor();
    await desk.does('admit Ana police');
    await ana.getByRole('heading', { name: 'Police crisis cell' }).waitFor();
    const sam = await joins(await windowOf(1280, 800), linkOf('Sam'));
    const eva = await joins(await windowOf(1024, 768), linkOf('Eva'));
    const pia = await comesBySsh(ssh, codeOf('Pia'), home.path);
    await pia.until('Plaza crisis response');
    const stu = await comesBySsh(ssh, codeOf('Stu'), home.path);
    await stu.until('Streamlet trust and safety');
    const mo = await somebody(linkOf('Mo'));

    // the communications check reaches each of them
    await desk.type('roll-call', /Communications check, call 1/u);
    for (const page of [ana, sam, eva])
      await page.getByRole('button', { name: 'Yes, I can read it' }).click();
    for (const far of [pia, stu]) await far.until('Yes, I can read it');
    await clock.reaches('09:01', desk.pid);
    for (const far of [pia, stu]) far.type('\r');
    await pia.until('Plaza crisis response');
    await stu.until('Streamlet trust and safety');
    await door().toMatch(/5 of 6 have answered[^]*Not yet: Mo/u);
    await mo.here();
    await door().toMatch(/6 of 6 have answered/u);

    await desk.does('next!');
    await desk.does('start!');
    await desk.leadOn(/They discuss/u);

    // while they talk: a private word, a fact beyond its marking, a question that the simulation cell answers, an observation
    await sends(ana, 'message', { to: 'plaza', said: 'Between us: is it your service, too?' });
    await pia.until('Between us: is it your service, too?');
    const breach = await sends(ana, 'tell-fact-families_waiting', { with: 'streamlet' });
    expect(breach).toContain('TLP:RED');
    await stu.until('Three families have not yet been told');
    await mo.does('question', { said: 'Who pays for a lawyer at night?' });
    await sends(sam, 'reply', { said: 'Nobody whom you can ring now.', from: 'helpline' });
    await expect.poll(() => mo.page(), { timeout: 10_000 }).toContain('Nobody whom you can ring now.');
    await sends(eva, 'note', { tag: 'gap', said: 'Nobody told the lawyer anything.' });
    expect(await eva.locator('#parts').textContent()).not.toContain('Between us');

    // three of a kind decide; a role without a device is played from the desk, and dissents
    await desk.leadOn(/They decide D1/u);
    await sends(ana, 'answer-activate', { answer: 'full', rationale: 'The stream was the act.' });
    for (const far of [pia, stu]) await answersFromAfar(far, 'a', 'It was on our service.');
    await desk.does('decide! D1 b by union because A false alarm makes the next one weaker.');
    // the lead decides, and says who would not
    await desk.leadOn(/They decide D2/u);
    await sends(ana, 'answer-first_words', {
      answer: 'facts',
      rationale: 'What is confirmed, and nothing else.',
      dissent: 'Victim Support would wait for the last family.',
    });
    // something real: it is on every seat within two seconds, and who has not confirmed is named
    await desk.leadOn(/They decide D3/u);
    await sends(ana, 'stop-play', {});
    // from the moment at which it is on the record
    const stopped = Date.now();
    await Promise.all([
      ...[ana, sam, eva].map((page) => page.getByRole('button', { name: 'I have read this' }).waitFor()),
      ...[pia, stu].map((far) => far.until('I have read this')),
      mo.until((page) => page.includes('This is real')),
    ]);
    expect(Date.now() - stopped).toBeLessThan(2000);
    for (const page of [ana, sam, eva]) await page.getByRole('button', { name: 'I have read this' }).click();
    await mo.here();
    await clock.reaches('09:02', desk.pid);
    pia.type('\r');
    await pia.until('Plaza crisis response');
    await door().toMatch(/Of 6 at a screen 5 have confirmed[^]*Not yet: Stu, Streamlet/u);
    await desk.does('resume because The alarm was a test.');
    await stu.until('Streamlet trust and safety');

    // two of three are for the careful rule; the third is not, and it stands as theirs
    await mo.does('answer', { answer: 'everything', rationale: 'I cannot tell them apart.' });
    for (const far of [pia, stu]) await answersFromAfar(far, 'b', 'A person must look.');
    await desk.leadOn(/BREAK/u);

    // a phone sleeps, and a program is silent: one comes back by itself, the other is played from the desk
    const mend = line.breakDown();
    await clock.reaches('09:12', desk.pid);
    await door().toMatch(/Dropped: [^\n]*Ana[^\n]*Mo|Dropped: [^\n]*Mo[^\n]*Ana/u);
    await desk.does('play! murmur');
    await desk.leadOn(/They decide D6/u);
    mend();
    await ana.getByText('Module 3, the surge').first().waitFor();
    await door().toMatch(/Here: [^\n]*Ana/u);
    await desk.does('decide! D5 b by murmur because We asked nobody.');

    // a seat is handed over, and whoever had it has another
    await desk.type('hand-over streamlet name Pia', /which is it/u);
    await desk.type('same', /yes or no/u);
    await desk.does('yes');
    await stu.until('You are in the lobby');
    await desk.does('admit Stu families');
    await stu.until('Victim Support');

    const decisions = {
      D6: 'decide! D6 8 by streamlet,plaza',
      D7: 'decide! D7 a by streamlet',
      D9: 'decide! D9 a by police',
    };
    await desk.leadOn(/They decide D11/u, decisions);
    await sends(ana, 'answer-keep_original', { answer: 'court_only', rationale: 'The law says six months.' });
    await answersFromAfar(stu, 'b', 'Some families want to be asked later.');
    await desk.leadOn(/closed/u, { D11: 'decide! D11 a by regulator,rights,lab' });
    await desk.leaves();
    expect(await sandtable(['replay', record, '--verify'], { home: home.path })).toMatchObject({ code: 0 });
    const { stdout: report } = await sandtable(['report', record], { home: home.path });
    for (const [what, told] of toldInReport) expect(told.test(report), what).toBe(true);
    // how one voted in secret, and what was said in private, is nobody’s to read there
    expect(/D11, [^|]* answers: (?:One sealed|The court)/u.test(report)).toBe(false);
  },
  180_000,
);
