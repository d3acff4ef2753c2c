/** From the start of the process to the first frame in a real terminal: ours against an empty Ink app, bundled the same way. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type IPty } from '@lydell/node-pty';
import { build } from 'esbuild';
import { median } from './measure.ts';

const emptyApp = `
import { createElement } from 'react';
import { render, Text } from 'ink';
render(createElement(Text, null, 'first frame'));
setInterval(() => undefined, 1000);
`;
const boot = `
import * as mod from 'node:module';
mod.enableCompileCache?.();
const main = './main.js';
await import(main);
`;

export interface FirstFrames {
  /** Milliseconds, medians. */
  readonly empty: number;
  readonly lobby: number;
  readonly desk: number;
  /** Medians of the ratios to the empty app, pair by pair. */
  readonly lobbyRatio: number;
  readonly deskRatio: number;
}

/** `root` is the project's folder; its command must be bundled. */
export async function firstFrames(root: string, rounds = 9): Promise<FirstFrames> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const empty = await bundleEmpty(root, folder);
    const ours = join(root, 'packages/cli/dist/boot.js');
    const samples: { empty: number; lobby: number; desk: number }[] = [];
    for (let round = -2; round < rounds; round += 1) {
      const record = join(folder, `record-${round + 2}.jsonl`);
      const sample = {
        empty: await firstFrame([empty], 'first frame', folder),
        lobby: await firstFrame([ours], 'Drones over Vessmar Airport', folder),
        desk: await firstFrame(
          [ours, 'run', 'drone-incident', '--seed', '7', '--record', record],
          'Do players see',
          folder,
        ),
      };
      if (round >= 0) samples.push(sample);
    }
    return {
      empty: median(samples.map((sample) => sample.empty)),
      lobby: median(samples.map((sample) => sample.lobby)),
      desk: median(samples.map((sample) => sample.desk)),
      lobbyRatio: median(samples.map((sample) => sample.lobby / sample.empty)),
      deskRatio: median(samples.map((sample) => sample.desk / sample.empty)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleEmpty(root: string, folder: string): Promise<string> {
  const outdir = join(folder, 'empty');
  mkdirSync(outdir);
  writeFileSync(join(outdir, 'package.json'), '{"type":"module"}');
  await build({
    stdin: { contents: emptyApp, resolveDir: join(root, 'packages/terminal'), sourcefile: 'empty.js' },
    outfile: join(outdir, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    minify: true,
    alias: { 'react-devtools-core': join(root, 'packages/dev/empty.mjs') },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
  writeFileSync(join(outdir, 'boot.js'), boot);
  return join(outdir, 'boot.js');
}

const patience = 30_000;

/** A terminal in which a program was started; nothing of the tester's own settings shows through. */
export function openTerminal(args: readonly string[], home: string): IPty {
  return spawn(process.execPath, [...args], {
    cols: 120,
    rows: 40,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      NODE_COMPILE_CACHE: join(home, 'compile-cache'),
      LANG: 'en_GB.UTF-8',
      TERM: 'xterm-256color',
    },
  });
}

/** Milliseconds until the terminal has shown this. */
export function shown(terminal: IPty, marker: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let output = '';
    const late = setTimeout(() => reject(new Error(`nothing like “${marker}” in ${output}`)), patience);
    const ended = terminal.onExit(() =>
      reject(new Error(`it ended before it showed “${marker}”: ${output}`)),
    );
    const heard = terminal.onData((data) => {
      output += data;
      if (!output.includes(marker)) return;
      clearTimeout(late);
      ended.dispose();
      heard.dispose();
      resolve(performance.now() - began);
    });
  });
}

async function firstFrame(args: readonly string[], marker: string, home: string): Promise<number> {
  const began = performance.now();
  const terminal = openTerminal(args, home);
  await shown(terminal, marker);
  const took = performance.now() - began;
  terminal.kill('SIGKILL');
  return took;
}
