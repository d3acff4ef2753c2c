/** Words that a person typed, written as a value of a scenario file. */

/** On one line, without what no scenario may hold. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const plain = /^\p{L}[\p{L}\p{N} ’.!?()/-]*$/u;
const words = /^(?:true|false|null)$/i;

/** Written plain if YAML reads it unchanged, else in block form. Braces are doubled, since a single one would print a variable. */
export function yamlText(text: string, indent: number): string {
  if (plain.test(text) && !words.test(text)) return text;
  return `>\n${' '.repeat(indent)}${text.replaceAll('{', '{{')}`;
}
