/** `npm run bench [-- PART...]` or `-- --write`: every benchmark in turn, progress on stderr, a Markdown table on stdout. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type as system } from 'node:os';
import { join } from 'node:path';
import { parts, type PartName, type Row } from './parts.ts';

const root = join(import.meta.dirname, '../..');
const args = process.argv.slice(2);
const write = args.includes('--write');
const asked = args.filter((arg) => arg !== '--write');
const names = Object.keys(parts) as PartName[];
const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);

const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0 || (write && asked.length > 0)) {
  console.error(
    unknown.length > 0
      ? `No benchmark is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`
      : '--write writes the whole page: name no part beside it.',
  );
  process.exit(2);
}

const load = loadavg()[0] ?? 0;
const rows: Row[] = [];
for (const name of asked.length > 0 ? asked.filter(isPart) : names) {
  console.error(`— ${name}`);
  rows.push(...(await parts[name].full(root)));
}
const table = [
  '| what | target | measured | |',
  '|---|---|---|---|',
  ...rows.map(
    ({ what, target, measured, met }) =>
      `| ${what} | ${target} | ${measured} | ${met === null ? '' : met ? 'met' : '**missed**'} |`,
  ),
].join('\n');
if (write) writeFileSync(join(root, 'docs/benchmarks.md'), page(table));
else console.log(table);

function page(results: string): string {
  const processors = cpus();
  const busy =
    load > 0.5
      ? `\n**The machine was busy** (load ${load.toFixed(1)} at the start): trust the ratios and the rates, which count processor time; all times in\nmilliseconds and seconds want measuring again on a quiet machine.\n`
      : '';
  return `# Benchmarks

Written by \`npm run bench -- --write\`; do not edit by hand. \`npm run bench\` prints the table, \`npm run bench -- ${names[0]}\` one part of it
(${names.join(', ')}).

${processors.length} x ${processors[0]?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()} ${release()}, Node ${process.versions.node}.
${busy}
${results}

Contenders take turns, round by round, in one process; figures are medians, ratios medians of the rounds' ratios. A play's rate counts the processor
time of the whole process, so that neither other programs nor a second core flatter it. All peers play the same exercise: without luck they
come to the same values, which a test checks. Whole processes are timed from their start to their end.

${readFileSync(join(import.meta.dirname, 'against-the-start.md'), 'utf8')}`;
}
