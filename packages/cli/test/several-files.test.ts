import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');
const town = `roles:
  clerk: { name: Town clerk, organisation: town }
actors:
  guard: { name: Fire guard }
injects:
  siren: { at: 5m, from: guard, to: [mayor], channel: radio, text: A siren is heard, notes: Who calls whom }
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-files-'));
  write({ 'scenario.yaml': `include: [shared/town.yaml]\n${smallest}`, 'shared/town.yaml': town });
});
afterEach(() => rmSync(folder, { recursive: true }));
function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

describe('a scenario of several files', () => {
  test('is checked as one, each file by its name', async () => {
    expect(await run('check', folder)).toMatchObject({ code: 0, out: '' });
    write({ 'shared/town.yaml': town.replace('from: guard', 'from: gard') });
    const { code, out, err } = await run('check', folder);
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, 'shared/town.yaml')}:6:26: error ST0402`);
    expect(out).toMatch(/6 \| .+gard.+\n.+\^{4}\n/);
    expect(err).toMatch(/^2 files checked: 1 error/);
  });

  test('a file of it is checked with the scenario that names it, and mended in its place', async () => {
    write({ 'shared/town.yaml': town.replace('to: [mayor]', 'to: [mayr]') });
    const part = join(folder, 'shared/town.yaml');
    const checked = await run('check', part);
    expect(checked.out).toContain(`${part}:6:38: error ST0401`);
    expect(checked.err).toMatch(/^1 file checked/);
    expect((await run('check', part, '--fix')).code).toBe(0);
    expect(readFileSync(part, 'utf8')).toBe(town);
    write({ 'shared/town.yaml': town.replace('to: [mayor]', 'to: [mayr]') });
    const mended = await run('check', folder, '--fix');
    expect(mended).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(part, 'utf8')).toBe(town);
  });

  test('is played, and its record is whole without the files', async () => {
    const record = join(folder, 'a.jsonl');
    const played = await run('play', folder, '--seed', '7', '--record', record);
    expect(played.out).toContain('A siren is heard');
    const text = readFileSync(record, 'utf8');
    for (const name of ['scenario.yaml', 'shared']) rmSync(join(folder, name), { recursive: true });
    expect(await run('replay', record, '--verify')).toMatchObject({ code: 0 });
    expect((await run('report', record, '--kind', 'aar')).out).toContain('A siren is heard');
    // every byte of an included file counts
    writeFileSync(record, text.replace('A siren is heard', 'A siren is herd!'));
    const { code, out, err } = await run('replay', record, '--verify');
    expect(code).toBe(1);
    expect(out + err).toContain('entry 0');
  });

  test.each([
    ['explore', '--seconds', '1'],
    ['graph'],
    ['test'],
    ['report', '--kind', 'msel'],
    ['doctor'],
    ['fmt'],
  ])('%s takes it', async (command, ...options) => {
    const { err } = await run(command, folder, ...options);
    expect(err).not.toContain('ST0');
    expect(err).not.toContain('error');
  });

  test('a mistake that hides which files belong to it is mended, and then the files are', async () => {
    const wrong = town.replace('from: guard', 'from: gard');
    expect(wrong).not.toBe(town);
    write({
      'scenario.yaml': `include: [shared/town.yaml]\n${smallest.replace(/title: .*/u, 'title: Breaking: a siren')}`,
      'shared/town.yaml': wrong,
    });
    const { code, err, out } = await run('check', folder, '--fix');
    expect(out + err).not.toContain('cannot be read');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'scenario.yaml'), 'utf8')).toContain('title: "Breaking: a siren"');
    expect(readFileSync(join(folder, 'shared/town.yaml'), 'utf8')).toBe(town);
  });

  test('fmt writes each of its files, or the one that is named', async () => {
    const loud = `${town}outcomes:\n  quiet: { text: Quiet, only-if: "!end && !end" }\n`;
    const script = '# now\n- {send: siren}\n';
    const table = 'name,"at",from,to,channel,text\nhorn, 9m,guard,mayor,radio,A horn\n';
    const german = 'roles: {mayor: {name: Bürgermeister}}\n';
    write({
      'scenario.yaml': `include: [shared/town.yaml]\nmsel: list.csv\nlanguages: [en, de]\ntranslations: { de: de.yaml }\n${smallest}`,
      'shared/town.yaml': loud,
      'scripts/one.yaml': script,
      'beside.yaml': script,
      'list.csv': table,
      'de.yaml': german,
    });
    const names = (out: string) =>
      out.split('\n').flatMap((line) => /(?<=\/)[\w]+\.\w+(?=: )/.exec(line)?.[0] ?? []);
    expect(names((await run('fmt', join(folder, 'scripts/one.yaml'))).out)).toEqual(['one.yaml']);
    expect(readFileSync(join(folder, 'scripts/one.yaml'), 'utf8')).toBe('# now\n- { send: siren }\n');
    expect(names((await run('fmt', join(folder, 'list.csv'))).out)).toEqual(['list.csv']);
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe(
      table.replace('"at"', 'at').replace(' 9m', '9m'),
    );
    const { code, out } = await run('fmt', folder);
    expect(names(out).sort()).toEqual(['beside.yaml', 'de.yaml', 'town.yaml']);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'shared/town.yaml'), 'utf8')).toContain('"not end and not end"');
    expect(readFileSync(join(folder, 'de.yaml'), 'utf8')).toBe('roles: { mayor: { name: Bürgermeister } }\n');
    expect(await run('fmt', folder, '--check')).toEqual({ code: 0, out: '', err: '' });
  });

  test('fmt leaves a script with errors as it is, and says so', async () => {
    write({ 'scripts/one.yaml': '- {snd: siren}\n' });
    const { code, err } = await run('fmt', folder);
    expect(code).toBe(1);
    expect(err).toContain('scripts/one.yaml: left as it is');
    expect(readFileSync(join(folder, 'scripts/one.yaml'), 'utf8')).toBe('- {snd: siren}\n');
  });

  test.each([
    ['a misspelt name', 'horn,9m,guard,mayr,radio,A horn', 'horn,9m,guard,mayor,radio,A horn'],
    [
      'one in quotes',
      'horn,9m,gard,"mayor, polise",radio,A horn',
      'horn,9m,guard,"mayor, police",radio,A horn',
    ],
    [
      'a text that a comma cuts',
      'horn,9m,guard,mayor,radio,A horn, and a bell',
      'horn,9m,guard,mayor,radio,"A horn, and a bell"',
    ],
    [
      'quotes in a text',
      'horn,9m,guard,mayor,radio,The "old" horn',
      'horn,9m,guard,mayor,radio,"The ""old"" horn"',
    ],
  ])('--fix mends in a table beside: %s', async (_what, bad, good) => {
    const head = 'name,at,from,to,channel,text\n';
    write({
      'scenario.yaml': `include: [shared/town.yaml]\nmsel: list.csv\n${smallest}`,
      'list.csv': `${head}${bad}\n`,
    });
    expect((await run('check', folder)).code).toBe(1);
    expect((await run('check', folder, '--fix')).code).toBe(0);
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe(`${head}${good}\n`);
  });

  test.each([
    [
      'a file that is not there',
      () => rmSync(join(folder, 'shared/town.yaml')),
      'There is no file of this name',
    ],
    [
      'a folder',
      () => {
        rmSync(join(folder, 'shared/town.yaml'));
        mkdirSync(join(folder, 'shared/town.yaml'));
      },
      'It is a folder',
    ],
    [
      'a link that leads out',
      () => {
        rmSync(join(folder, 'shared/town.yaml'));
        symlinkSync('/etc/hostname', join(folder, 'shared/town.yaml'));
      },
      'leads out of the folder',
    ],
    [
      'another encoding',
      () => write({ 'shared/town.yaml': Buffer.from('glossary: { préfet: Chief }\n', 'latin1') }),
      'UTF-8',
    ],
    ['too much', () => write({ 'shared/town.yaml': '#'.repeat(2 * 1024 * 1024 + 1) }), 'It is too large'],
  ])('%s is told where it is named', async (_what, spoil, says) => {
    spoil();
    const { code, out } = await run('check', folder);
    expect(code).toBe(1);
    expect(out).toContain(says);
  });

  describe('that attaches a picture and a text', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    );
    const attach = `
    attach:
      - { title: The roof, alt: Smoke over a roof, file: pictures/roof.png }
      - { title: The order, file: order.md }
`;
    beforeEach(() => {
      const [head = ''] = town.split('  siren:');
      const siren =
        'at: 5m\nfrom: guard\nto: [mayor]\nchannel: radio\ntext: A siren is heard\nnotes: Who calls whom';
      write({
        'shared/town.yaml': `${head}  siren:\n    ${siren.replaceAll('\n', '\n    ')}${attach}`,
        'pictures/roof.png': png,
        'order.md': 'Leave by the *north* door.\n',
      });
    });

    test('is checked, its texts counted among its files', async () => {
      expect(await run('check', folder)).toMatchObject({
        code: 0,
        out: '',
        err: '3 files checked: no errors, no warnings.\n',
      });
    });

    test('is checked when the picture alone is asked about, which has no lines of its own', async () => {
      write({ 'pictures/roof.png': '<svg onload="alert(1)"/>' });
      const { code, out, err } = await run('check', join(folder, 'pictures/roof.png'));
      expect({ code, err }).toEqual({ code: 1, err: '3 files checked: 1 error, no warnings.\n' });
      expect(out).toMatch(/town\.yaml:\d+:\d+: error ST0622/);
    });

    test('keeps both on its record, and shows them without the files', async () => {
      const record = join(folder, 'a.jsonl');
      await run('play', folder, '--record', record);
      for (const name of ['scenario.yaml', 'shared', 'pictures', 'order.md'])
        rmSync(join(folder, name), { recursive: true });
      expect(await run('replay', record, '--verify')).toMatchObject({ code: 0 });
      for (const [kind, format] of [
        ['aar', 'html'],
        ['cards', 'html'],
      ] as const) {
        const { out } = await run('report', record, '--kind', kind, '--format', format);
        expect(out).toContain(`src="data:image/png;base64,${png.toString('base64')}"`);
        expect(out).toContain('<em>north</em>');
      }
      // every byte of a picture counts
      const text = readFileSync(record, 'utf8');
      writeFileSync(record, text.replace('iVBORw0KGgoAAAAN', 'iVBORw0KGgoAAAAM'));
      expect(await run('replay', record, '--verify')).toMatchObject({ code: 1 });
    });

    test.each([
      [
        'too much',
        () => write({ 'pictures/roof.png': Buffer.alloc(512 * 1024 + 1, png) }),
        'ST0602',
        'a picture 512 KiB',
      ],
      [
        'another picture',
        () => write({ 'pictures/roof.png': Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }),
        'ST0622',
        'holds a JPEG picture',
      ],
      [
        'no picture',
        () => write({ 'pictures/roof.png': '<svg onload="alert(1)"/>' }),
        'ST0622',
        'holds no picture',
      ],
      [
        'nothing',
        () => rmSync(join(folder, 'pictures'), { recursive: true }),
        'ST0602',
        'There is no file of this name',
      ],
      [
        'a link that leads out',
        () => {
          rmSync(join(folder, 'order.md'));
          symlinkSync('/etc/hostname', join(folder, 'order.md'));
        },
        'ST0602',
        'leads out of the folder',
      ],
    ])('%s is told where it is named', async (_what, spoil, code, says) => {
      spoil();
      const checked = await run('check', folder);
      expect(checked.code).toBe(1);
      expect(checked.out).toContain(`error ${code}`);
      expect(checked.out).toContain(says);
      expect(checked.out).toContain('town.yaml:');
    });
  });

  test('the clauses of an outcome are told in the language of a translation beside', async () => {
    const outcome =
      'outcomes:\n  calm:\n    text:\n      - { only-if: "not end", text: Never. }\n      - { only-if: "end", text: It is over. }\n';
    write({
      'scenario.yaml': `translations: { fr: texts.fr.yaml }\ninclude: [shared/town.yaml]\n${smallest}${outcome}`,
      'texts.fr.yaml': 'outcomes:\n  calm:\n    text: [{ text: Jamais. }, { text: C’est fini. }]\n',
    });
    const played = await run('play', folder, '--language', 'fr');
    expect(played.err).toContain('Outcome: calm. C’est fini.');
    expect(played.err).not.toContain('Jamais');
  });

  test('is read in the language of a translation beside, and what it lacks is marked', async () => {
    const french =
      'injects:\n  siren: { text: On entend une sirène, notes: }\nroles:\n  mayor: { name: Maire }\n';
    write({
      'scenario.yaml': `translations: { fr: texts.fr.yaml }\ninclude: [shared/town.yaml]\n${smallest}`,
      'texts.fr.yaml': french,
    });
    const checked = await run('check', folder);
    expect(checked).toMatchObject({ code: 0, err: '3 files checked: no errors, 1 warning.\n' });
    expect(checked.out).toMatch(/scenario\.yaml:1:17: warning ST0710: \d+ texts are missing in `fr`/);
    const record = join(folder, 'a.jsonl');
    const played = await run('play', folder, '--language', 'fr', '--record', record);
    expect(played.out).toContain('Maire');
    expect(played.out).toContain('On entend une sirène');
    expect(played.out).toContain('[en] Fire guard');
    rmSync(join(folder, 'texts.fr.yaml'));
    expect((await run('report', record, '--language', 'fr')).out).toContain('On entend une sirène');
    expect(await run('play', folder, '--language', 'it')).toMatchObject({ code: 1 });
  });
});
