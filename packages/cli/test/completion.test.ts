import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

const bash = spawnSync('bash', ['--version']).status === 0;

describe('completion', () => {
  test.skipIf(!bash).each([
    [
      ['sandtable', 're'],
      ['records', 'replay', 'report'],
    ],
    [
      ['sandtable', '--'],
      ['--help', '--plain', '--version'],
    ],
    [
      ['sandtable', 'play', '--s'],
      ['--script', '--seed', '--set'],
    ],
    [['sandtable', 'play', 'drone'], ['drone-incident']],
    [
      ['sandtable', 'check', '--format', ''],
      ['json', 'sarif', 'text'],
    ],
    [['sandtable', 'completion', 'f'], ['fish']],
  ])('of %j in bash', async (line, words) => {
    const { code, out } = await run('completion', 'bash');
    expect(code).toBe(0);
    const asked = `COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}`;
    const done = spawnSync(
      'bash',
      ['-c', `${out}\n${asked}\n_sandtable\nprintf '%s\\n' "\${COMPREPLY[@]}"`],
      {
        encoding: 'utf8',
        cwd: import.meta.dirname,
      },
    );
    expect(done.stderr).toBe('');
    const offered = done.stdout.split('\n').filter((word) => word !== '' && !word.endsWith('.ts'));
    expect(offered.sort()).toEqual(words);
  });

  test.each(['zsh', 'fish'])('for %s names every command and option', async (shell) => {
    const { code, out, err } = await run('completion', shell);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const word of ['lobby', 'records', 'drone-incident', 'unattended', 'sarif'])
      expect(out).toContain(word);
  });

  test('for another shell is wrong usage', async () => {
    expect(await run('completion', 'tcsh')).toEqual({
      code: 2,
      out: '',
      err: 'There is no completion for “tcsh”. There is one for: bash, zsh, fish.\nSee: sandtable completion --help\n',
    });
  });
});
