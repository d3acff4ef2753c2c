// The output of plain mode: whole lines and nothing else. What was said last can be said again.
import { cleanLine } from '@sandtable/words';
import { wrapText } from '../screen/wrap.ts';

export interface Voice {
  /** One line; it is cleaned here, so that no text of any origin brings a control character along. */
  say(line: string): void;
  /** What was said since `begin`. */
  again(): readonly string[];
  /** A new thing is being talked about. */
  begin(): void;
}

/** A window would break a line wherever it ends, within a word, too; whatever else takes lines gets each whole. */
function asShown(line: string, output: NodeJS.WritableStream & { readonly columns?: number }): string {
  const { columns = 0 } = output;
  return columns < leastColumns ? line : wrapText(line, columns - 1).join('\n');
}
const leastColumns = 20;

export function voice(output: NodeJS.WritableStream): Voice {
  let before: string[] = [];
  let said: string[] = [];
  return {
    say(line) {
      const words = cleanLine(line);
      if (words === '') return;
      said.push(words);
      output.write(`${asShown(words, output)}\n`);
    },
    again: () => before,
    begin() {
      if (said.length > 0) before = said;
      said = [];
    },
  };
}
