// The output of plain mode: whole lines and nothing else. What was said last can be said again.
import { cleanLine } from '@sandtable/words';

export interface Voice {
  /** One line; it is cleaned here, so that no text of any origin brings a control character along. */
  say(line: string): void;
  /** What was said since `begin`. */
  again(): readonly string[];
  /** A new thing is being talked about. */
  begin(): void;
}

export function voice(output: NodeJS.WritableStream): Voice {
  let before: string[] = [];
  let said: string[] = [];
  return {
    say(line) {
      const words = cleanLine(line);
      if (words === '') return;
      said.push(words);
      output.write(`${words}\n`);
    },
    again: () => before,
    begin() {
      if (said.length > 0) before = said;
      said = [];
    },
  };
}
