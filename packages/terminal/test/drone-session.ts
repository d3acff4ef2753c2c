// A drone scenario at its set-up, with a clock that stands unless another is handed in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from '@sandtable/core/record';
import type { Session, WallClock } from '@sandtable/host';
import { sessionOfText } from './library-session.ts';

const path = join(import.meta.dirname, '../../../test/fixtures/before-repairs/drone-incident/scenario.yaml');

export const droneSession = (
  clock?: WallClock,
  parameters: Setup['parameters'] = [['agenda', 'short']],
): Session => sessionOfText(readFileSync(path, 'utf8'), parameters, '7', clock).session;
