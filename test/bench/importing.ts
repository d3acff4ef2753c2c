/** A long list of injects taken over, and the folder checked: the whole process, by the processor time and the memory that it says it took. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbook } from '../exchange/book.ts';
import { median, spentBy } from './measure.ts';

export interface Importing {
  readonly rows: number;
  /** Seconds of processor time, medians. */
  readonly import: number;
  readonly check: number;
  /** The most memory of the import, in MiB. */
  readonly memory: number;
}

export function importing(command: string, rows = 5000, rounds = 5): Importing {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const list = join(folder, 'list.xlsx');
    writeFileSync(list, longList(rows));
    const taken = Array.from({ length: rounds }, (_none, round) => {
      const to = join(folder, `round-${round}`);
      return {
        import: spentBy(folder, [command, 'import', list, '--to', to]),
        check: spentBy(folder, [command, 'check', to]),
      };
    });
    return {
      rows,
      import: median(taken.map((one) => one.import.seconds)),
      check: median(taken.map((one) => one.check.seconds)),
      memory: Math.max(...taken.map((one) => one.import.memory)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const recipients = [
  'Police',
  'Fire service',
  'Press office',
  'Mayor',
  'Health office',
  'Airport',
  'Port',
  'Rail',
];

function longList(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_none, at) => [
    `${Math.floor(at / 100) + 1}.${at % 100}`,
    `H+${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
    `Caller ${at % 40}`,
    `${recipients[at % 8]}, ${recipients[(at + 3) % 8]}`,
    at % 2 === 0 ? 'E-mail' : 'Phone',
    `Message ${at}: the bridge over the river at kilometre ${at} has been closed for an hour, and nobody knows for how long this will last. Who tells the people on both banks, and what do they do until then?`,
    `They tell people within ${at % 20} minutes.`,
    at % 3 === 0 ? 'Ring twice' : '',
    'planned',
  ]);
  const head = ['No.', 'H+', 'From', 'To', 'Method', 'Inject', 'Expected action', 'Remarks', 'Status'];
  return workbook([{ name: 'MSEL', rows: [head, ...rows] }]);
}
