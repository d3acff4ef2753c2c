/** A house's own styles for Word, from a document of theirs. */
import { readWordTemplate, type HouseStyle } from '@sandtable/documents';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { bytesOf } from './file-bytes.ts';

/** Throws `BadInput` that says what is wrong with it. */
export function houseStyle(file: string, say: Say): HouseStyle {
  const house = readWordTemplate(bytesOf(file, say));
  if ('why' in house) throw new BadInput(say(`cli.report.template.${house.why}`, { file }));
  return house;
}
