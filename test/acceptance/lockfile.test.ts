import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../e2e/command.ts';

// pnpm leaves them out for these packages (decision 1): they are written by hand, and easily lost with a new version
test('the lockfile says for which machine each prebuilt Node is, so that no other machine fetches it', () => {
  const { packages } = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')) as {
    packages: Record<string, { os?: readonly string[]; cpu?: readonly string[] }>;
  };
  const nodes = Object.entries(packages).filter(([name]) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
  expect(nodes.length).toBeGreaterThanOrEqual(5);
  for (const [name, { os, cpu }] of nodes) {
    const [, system = '', processor] = /^node-(?:bin-)?(\w+)-(\w+)@/.exec(name) ?? [];
    expect({ name, os, cpu }).toEqual({ name, os: [system === 'win' ? 'win32' : system], cpu: [processor] });
  }
});
