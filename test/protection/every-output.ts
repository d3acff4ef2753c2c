/** Each command of the table with lines to try it by, so that a new command is not forgotten where people are protected. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatsOf, kindsByOrganisation, kindsByRole, paperKinds } from '@sandtable/documents';
import { readScenario } from '@sandtable/language';
import { readRecord } from '@sandtable/records';
import { runIn } from '../../packages/cli/test/run.ts';
import { everyPlainWord } from '../../packages/terminal/test/every-view.ts';

export interface Places {
  /** A record that is over, and one in the middle of play. */
  readonly over: string;
  readonly open: string;
  /** A folder in which new files may be made. */
  readonly folder: string;
  readonly scenario: string;
  readonly script: string;
  /** Of the interface. */
  readonly language?: string;
}

type Line = readonly [args: readonly string[], typed?: string];

/** By the names in the table of commands. */
export const linesOf: Readonly<Record<string, (at: Places) => readonly Line[]>> = {
  lobby: () => [[[]]],
  check: ({ scenario }) => [
    [['check', scenario]],
    [['check', scenario, '--format', 'json']],
    [['check', scenario, '--format', 'sarif']],
  ],
  run: ({ open, over, folder, scenario, language }) => [
    [['run', open, '--plain'], everything(scenario, language)],
    [['run', over, '--plain'], everything(scenario, language)],
    [['run', open, '--unattended']],
    [
      ['run', scenario, '--plain', '--chatham-house', '--record', join(folder, 'new.jsonl')],
      everything(scenario, language),
    ],
  ],
  host: ({ open, scenario, language }) => [
    [['host', open, '--plain', '--listen', '127.0.0.1:0'], everything(scenario, language)],
  ],
  screen: ({ over }) => [[['screen', over]]],
  play: ({ script, folder, scenario }) => [
    [['play', scenario, '--script', script, '--record', join(folder, 'played.jsonl')]],
    [['play', scenario, '--script', script, '--format', 'json']],
  ],
  test: ({ scenario }) => [[['test', scenario]]],
  transcribe: ({ open, scenario, language }) => [[['transcribe', open], everything(scenario, language)]],
  explore: ({ scenario }) => [[['explore', scenario, '--seconds', '1']]],
  replay: ({ over, open, folder }) =>
    [over, open].flatMap((file, place): readonly Line[] => [
      [['replay', file]],
      [['replay', file, '--at', '20']],
      [['replay', file, '--format', 'json']],
      [['replay', file, '--verify']],
      [['replay', file, '--at', '20', '--fork', join(folder, `fork-${place}.jsonl`)]],
    ]),
  report: ({ over, open }) =>
    [over, open].flatMap((file): readonly Line[] => [
      ...paperKinds.flatMap((kind) =>
        formatsOf(kind).map((format): Line => [
          [
            'report',
            file,
            '--kind',
            kind,
            '--format',
            format,
            ...(kindsByOrganisation.includes(kind) ? ['--organisation', 'town'] : []),
          ],
        ]),
      ),
      ...kindsByRole.map((kind): Line => [['report', file, '--kind', kind, '--role', 'guard']]),
    ]),
  plan: ({ over, open, folder }) =>
    [over, open].flatMap((file): readonly Line[] => [
      [['plan', file]],
      [['plan', file, '--format', 'json']],
      [['plan', file, '--out', join(folder, `${basename(file)}.csv`)]],
    ]),
  lessons: ({ over, open }) => [
    ...['text', 'md', 'html', 'json'].map((format): Line => [['lessons', over, open, '--format', format]]),
    [['lessons', over, '--handbook', '--verify']],
    [['lessons', over, open, '--find', 'a']],
  ],
  records: ({ over, open }) => [
    [['records']],
    [['records', '--format', 'json']],
    [['records', 'purge']],
    ...[over, open].flatMap((file) =>
      ['1', '2', '3', '4'].map((number): Line => [['records', 'of', number, file]]),
    ),
  ],
  doctor: ({ scenario }) => [[['doctor', scenario]]],
  strike: ({ open }) =>
    wordsOn(open).flatMap((entry): readonly Line[] =>
      entry % 5 === 0 ? [[['strike', open, '--entry', String(entry)]]] : [],
    ),
  erase: ({ over }) => [
    [['erase', over, '--participant', '1']],
    [['erase', over, '--people']],
    [['erase', over, ...wordsOn(over).flatMap((entry) => ['--entry', String(entry)])]],
  ],
  graph: ({ scenario }) =>
    ['outline', 'mermaid', 'dot'].map((format): Line => [['graph', scenario, '--format', format]]),
  fmt: ({ scenario }) => [[['fmt', scenario, '--check']]],
  new: ({ folder }) => [[['new', join(folder, 'quiet-night')], '\n\n\n\n\n\n']],
  // an editor gives it scenarios; it never opens a record, and ends its process
  lsp: () => [],
  watch: ({ scenario, script }) => [[['watch', scenario, '--plain', '--script', script]]],
  export: ({ scenario, folder }) => [[['export', scenario, '--to', join(folder, 'injects.csv')]]],
  import: ({ folder }) => [
    [['import', join(folder, 'injects.csv'), '--to', join(folder, 'imported'), '--yes']],
  ],
  schema: () => [[['schema']]],
  explain: () => [[['explain', 'ST0101']]],
  completion: () => ['bash', 'zsh', 'fish'].map((shell): Line => [['completion', shell]]),
};

/** The entries that hold words. */
function wordsOn(file: string): readonly number[] {
  const record = readRecord(file);
  return record.entries.map(({ n }) => n).filter((n) => record.textsOf(n).some((words) => words !== null));
}

function everything(file: string, language = 'en'): string {
  const { scenario } = readScenario(readFileSync(file, 'utf8'), file);
  if (scenario === null) throw new Error('the scenario has errors');
  return [...everyPlainWord(scenario, language), 'quit', 'yes', ''].join('\n');
}

/** What every line prints, on both streams, by what was typed; and what new records it made say when they are replayed. */
export async function everyOutput(at: Places): Promise<ReadonlyMap<string, string>> {
  const outputs = new Map<string, string>();
  const env = at.language === undefined ? {} : { LANG: at.language.replace('-', '_') };
  const take = async ([args, typed = '']: Line): Promise<void> => {
    const { code, out, err } = await runIn(env, typed, ...args);
    if (code === 70) throw new Error(`${args.join(' ')}: ${err}`);
    outputs.set(args.join(' '), `${out}\n${err}`);
  };
  for (const lines of Object.values(linesOf)) for (const line of lines(at)) await take(line);
  const made = readdirSync(at.folder).filter((name) => name.endsWith('.jsonl'));
  for (const name of made) await take([['replay', join(at.folder, name)]]);
  return outputs;
}
