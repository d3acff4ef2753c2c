/** A session that is led in a process of its own, killed, and gone on with. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { plainReader } from '@sandtable/core/view';
import { verifyRecord } from '@sandtable/records';
import { replayEngine, resumeSession } from '../src/recorded.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Kills it so many milliseconds after so many rounds of commands were acknowledged. What is missing or wrong then, or null: every
 * acknowledged entry is on the record with its hash, it goes on, and all of it verifies.
 */
export async function killedAfter(
  file: string,
  { commands, milliseconds }: { readonly commands: number; readonly milliseconds: number },
): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--conditions=sandtable-source', here('programs/lead.ts'), file, here('harbour.yaml')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const gone = once(child, 'close');
  let told: readonly string[] = [];
  try {
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => (told = [...told, line]));
    while (told.length <= commands) await once(lines, 'line');
    await setTimeout(milliseconds);
  } finally {
    child.kill('SIGKILL');
  }
  await gone;
  const [number = '', hash = ''] = told.at(-1)?.split(' ') ?? [];
  const clock = { now: () => Date.now(), every: () => () => {} };
  const { session } = resumeSession({ file, clock, reader: plainReader });
  try {
    if (session.entries.length < Number(number))
      return `entry ${number} was acknowledged, and the record ends at ${session.entries.length}`;
    if (session.control().story.seconds < told.length * 7) return 'story time that had passed has not';
    const ended = session.give({ kind: 'end', body: {} });
    if ('refused' in ended) return `it does not go on: ${ended.refused}`;
  } finally {
    session.close();
  }
  const found = verifyRecord(file, replayEngine, hash);
  if (!found.sound) return `line ${found.bad.line} is bad: ${found.bad.why}`;
  return found.headAt === Number(number)
    ? null
    : `the entry acknowledged as ${number} is not the one that stands there`;
}
