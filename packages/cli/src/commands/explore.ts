import { setImmediate as turn } from 'node:timers/promises';
import { styleText } from 'node:util';
import { diagnosticLines, foundDiagnostics, type Diagnostic } from '@sandtable/language';
import { explore as exploration, type Finding, type SearchProgress } from '@sandtable/simulate';
import { clean, cleanLine, type Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { command, type Surroundings } from '../command-line/command.ts';
import { diagnosticColours } from '../output/diagnostic-colours.ts';
import { json } from '../output/json.ts';
import { openScenario } from '../files/open-scenario.ts';

const usualSeconds = 20;

export const explore = command({
  name: 'explore',
  operand: 'SCENARIO',
  options: {
    seconds: { takes: 'whole', value: 'N' },
    seed: { takes: 'text', value: 'TEXT' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
  },
  examples: [
    'sandtable explore drone-incident',
    'sandtable explore my-scenario.yaml --seconds 60 --format json',
  ],
  async run({ operands, options }, around) {
    const { say, stdout, stderr } = around;
    const opened = openScenario(operands[0], around);
    const seed = options.seed ?? '1';
    const search = exploration(opened.scenario, seed);
    const seconds = options.seconds ?? usualSeconds;
    const stopped = await searchFor(seconds, search.step, around);
    const progress = search.progress();
    const told = foundDiagnostics(
      opened.text,
      opened.file,
      search.findings().map((finding) => ({ ...finding, ...subjectIn(finding, say), finding })),
    ).map(({ found, diagnostic, allowed }) => ({ finding: found.finding, diagnostic, allowed }));
    const open = told.filter(({ allowed }) => !allowed);
    if (options.format === 'json')
      stdout.write(
        json({ version: 1, file: opened.file, seed, stopped, ...progress, findings: told.map(asJson) }, 2),
      );
    else
      stdout.write(
        open
          .map(({ finding, diagnostic }) => asText(finding, diagnostic, progress, opened, around))
          .join('\n'),
      );
    stderr.write(
      [
        say('explore.progress', progress),
        stopped === 'time' ? say('explore.stopped.time', { seconds }) : say(`explore.stopped.${stopped}`),
        say(progress.exhausted ? 'explore.exhausted' : 'explore.bounded'),
        say('explore.sum', { findings: open.length, allowed: told.length - open.length }),
        '',
      ].join('\n'),
    );
    return open.length > 0 ? 1 : 0;
  },
});

/** Searches in slices until nothing new is found, the time is up, or somebody presses Ctrl-C. */
async function searchFor(
  seconds: number,
  step: () => SearchProgress,
  { say, stderr }: Surroundings,
): Promise<'calm' | 'time' | 'hand'> {
  const until = performance.now() + seconds * 1000;
  const line = stderr.isTTY;
  let byHand = false;
  const stop = () => {
    byHand = true;
  };
  process.once('SIGINT', stop);
  try {
    for (let shown = 0; ;) {
      const progress = step();
      if (line && performance.now() - shown > 200) {
        shown = performance.now();
        stderr.write(`\r\u001b[K${say('explore.progress', progress)}`);
      }
      if (progress.calm) return 'calm';
      if (performance.now() >= until) return 'time';
      // gives a signal the chance to be handled
      await turn();
      if (byHand) return 'hand';
    }
  } finally {
    process.off('SIGINT', stop);
    if (line) stderr.write('\r\u001b[K');
  }
}

function subjectIn({ kind, subject }: Finding, say: Say): { readonly what: string; readonly detail: string } {
  const { is, name, other } = subject;
  const what = is === 'exercise' ? say('explore.subject.exercise') : say(`explore.subject.${is}`, { name });
  if (kind !== 'neverHappens' || is === 'guard' || is === 'exercise') return { what, detail: other };
  return { what, detail: say(`explore.never.${is}`) };
}

function asText(
  { evidence, script, instead }: Finding,
  diagnostic: Diagnostic,
  { plays }: SearchProgress,
  { text, file }: { readonly text: string; readonly file: string },
  { say, stdout, program }: Surroundings,
): string {
  const lines = diagnosticLines(diagnostic, text, diagnosticWords(say.language)).map((line) =>
    styleText(diagnosticColours[line.part], clean(line.text), { stream: stdout }),
  );
  lines.push(
    evidence === 'searched'
      ? say('explore.evidence.searched', { plays })
      : say(`explore.evidence.${evidence}`),
  );
  if (script !== null) {
    if (instead !== null) lines.push(say('explore.script.with'));
    lines.push(...indented(script));
    if (instead !== null) lines.push(say('explore.script.instead'), ...indented(instead));
    const name = cleanLine(file);
    lines.push(say('explore.replay', { command: `${program} play ${name} --script script.yaml` }));
  }
  return `${lines.join('\n')}\n`;
}

const indented = (script: string): readonly string[] =>
  script
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);

/** The documented form: `version` rises when a program that reads it would have to change. */
function asJson({
  finding,
  diagnostic,
  allowed,
}: {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  readonly allowed: boolean;
}): unknown {
  const { path, evidence, script, instead } = finding;
  return { ...diagnostic, path, evidence, allowed, script, instead };
}
