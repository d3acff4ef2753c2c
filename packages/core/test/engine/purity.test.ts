// The core is pure: it reaches for nothing of the machine it runs on, and asks neither clock nor luck.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { load, play, playKey, seedKey } from '../../src/index.ts';
import { readScenario } from '@sandtable/language';
import { roleView, controlView, plainReader } from '../../src/view.ts';

const source = join(import.meta.dirname, '../../src');
const library = join(import.meta.dirname, '../../../../scenarios');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test.each(files)('%s imports only the core itself and small pure libraries', (file) => {
  const text = readFileSync(join(source, file), 'utf8');
  const imported = [...text.matchAll(/^(?:import|export|\}).*from '([\w@./:-]+)';$/gm)].map(
    ([, name]) => name ?? '',
  );
  expect(text).not.toMatch(/\bimport\(|\brequire\(/);
  const foreign = imported.filter((name) => !name.startsWith('.'));
  expect(foreign.filter((name) => !['yaml', 'seedrandom', 'xstate'].includes(name))).toEqual([]);
});

afterEach(() => vi.unstubAllGlobals());

test.each(readdirSync(library))(
  '%s is read, played and viewed without a clock, luck, locale or output',
  (name) => {
    const text = readFileSync(join(library, name, 'scenario.yaml'), 'utf8');
    const all = () => {
      const { scenario } = readScenario(text, 'scenario.yaml');
      if (!scenario) throw new Error('errors');
      const program = load(scenario);
      const setup = { seed: 'pure', parameters: [], attribution: 'role' } as const;
      const { entries, state } = play(program, setup, []);
      const views = scenario.roles.map((role) =>
        roleView(program, state, role.name, () => null, plainReader(program.scenario)),
      );
      return JSON.stringify([
        entries,
        views,
        controlView(program, state, () => null, plainReader(program.scenario)),
        playKey(seedKey('a'), 1),
      ]);
    };
    const before = all();
    // replaced after import: seedrandom touches both when it is loaded
    const touched: string[] = [];
    const forbidden = (what: string): never => {
      touched.push(what);
      throw new Error(`the core asked for ${what}`);
    };
    vi.spyOn(Math, 'random').mockImplementation(() => forbidden('Math.random'));
    for (const method of ['log', 'pow', 'exp', 'log2', 'log10', 'sin', 'cos'] as const)
      vi.spyOn(Math, method).mockImplementation(() => forbidden(`Math.${method}`));
    vi.stubGlobal(
      'Date',
      new Proxy(Date, {
        construct: () => forbidden('Date'),
        get: () => forbidden('Date'),
        apply: () => forbidden('Date'),
      }),
    );
    vi.stubGlobal('Intl', new Proxy({}, { get: () => forbidden('Intl') }));
    for (const method of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, method).mockImplementation(() => forbidden(`console.${method}`));
    for (const it of [
      'setTimeout',
      'queueMicrotask',
      'fetch',
      'crypto',
      'performance',
      'process',
      'localStorage',
    ])
      vi.stubGlobal(it, new Proxy(() => undefined, { get: () => forbidden(it), apply: () => forbidden(it) }));
    let after: string;
    try {
      after = all();
    } finally {
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    }
    expect(touched).toEqual([]);
    expect(after).toBe(before);
  },
);
