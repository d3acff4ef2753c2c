/** How the second interpreter walks a case: the same lines as the engine's, but for why something is refused. */
import type { Entry } from '@sandtable/core/record';
import { readLine, type Case } from '../conformance/read-case.ts';
import { plain, storyTime, traceLine, type Labels } from '../conformance/trace-line.ts';
import { attend } from './attendant.ts';
import { give } from './hand.ts';
import { measured, variableNow } from './numbers.ts';
import { worldOf, type World } from './world.ts';

/** Why something is refused, how a circle is told, and what remains of an answer: no sentence of the text says it exactly. */
export const withoutReasons = (trace: string): string =>
  trace
    .replace(/^(\S+ (?:refused \S+|undone \S+|circle)) .*/gm, '$1')
    .replace(/ (?:remains|undone)=\S+/g, '');

export function walk(one: Case): string {
  const world = worldOf(one.scenario, { seed: one.seed, parameters: one.parameters, attribution: 'role' });
  const lines: string[] = [];
  const texts = new Map<number, readonly string[]>();
  const numbers = new Map<string, number>();
  let told = 0;
  const line = (words: string) => lines.push(`${storyTime(world.now)} ${words}`);
  const flush = () => {
    const names = new Map([...numbers].map(([label, number]) => [number, label]));
    const labels: Labels = {
      of: (entry) => names.get(entry) ?? 'unlabelled',
      texts: ({ entry, text }) => texts.get(entry)?.[text] ?? null,
    };
    for (const { story, cause, kind, body } of world.trace.slice(told))
      lines.push(
        traceLine({ n: 0, story, wall: null, author: null, cause, kind, body } as unknown as Entry, labels),
      );
    told = world.trace.length;
  };
  const read = (names: readonly string[]) => {
    for (const name of names) line(`= ${name} ${plain(reading(world, name))}`);
  };
  if (one.play !== null) {
    const { halted, undone } = attend(world, one.play, (order) => {
      texts.set(world.causes + 1, order.texts);
      return give(world, order);
    });
    flush();
    if (halted !== null) line(halted);
    for (const { step } of undone) line(`undone ${step}`);
  }
  for (const written of one.orders) {
    const order = readLine(written, one.scenario, numbers);
    if (order.does === 'read') read(order.names);
    if (order.does !== 'give') continue;
    texts.set(world.causes + 1, order.texts);
    if (order.label !== null) numbers.set(order.label, world.causes + 1);
    const refused = give(world, order);
    flush();
    if (refused !== null) line(`refused ${order.command.kind}`);
  }
  read(one.read);
  return withoutReasons(lines.map((each) => `${each}\n`).join(''));
}

function reading(world: World, name: string): unknown {
  const [kind, measure] = name.split('.');
  return kind === 'measure' && measure !== undefined ? measured(world, measure) : variableNow(world, name);
}
