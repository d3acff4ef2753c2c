/** Words that a person typed, written as a value of a scenario file. */

/** On one line, without what no scenario may hold. */
export function oneLine(text: string): string {
  return (
    text
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
      // a brace in a title or a name would look like a value that is not filled in
      .replaceAll(/[{}]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

const plain = /^\p{L}[\p{L}\p{N} ’.!?()/-]*$/u;
const words = /^(?:true|false|null)$/i;

/** Written plain if YAML reads it unchanged, else in block form. */
export function yamlText(text: string, indent: number): string {
  if (plain.test(text) && !words.test(text)) return text;
  return `>\n${' '.repeat(indent)}${text}`;
}
