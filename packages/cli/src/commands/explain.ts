import { diagnosticCatalogue } from '@sandtable/language';
import { nearest } from '@sandtable/core/scenario';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { command } from '../command-line/command.ts';
import { WrongUsage } from '../command-line/problem.ts';

export const explain = command({
  name: 'explain',
  operand: 'CODE',
  options: {},
  examples: ['sandtable explain ST0101'],
  run({ operands: [asked] }, { say, stdout }) {
    const code = asked.toUpperCase();
    const entry = diagnosticCatalogue.get(code);
    if (!entry) {
      const near = nearest(
        code.toLowerCase(),
        [...diagnosticCatalogue.keys()].map((known) => known.toLowerCase()),
      );
      throw new WrongUsage(
        near === null
          ? say('cli.explain.no-code', { code: asked })
          : say('cli.explain.no-code-but', { code: asked, near: near.toUpperCase() }),
      );
    }
    const { severity, bad, good } = entry;
    const { title, explanation } = diagnosticWords(say.language).told(entry);
    const sections = [
      `${code}  ${title} (${say(`cli.explain.${severity}`)})`,
      explanation,
      `${say('cli.explain.bad')}\n\n${indented(bad.replaceAll(/[«»]/g, ''))}`,
      `${say('cli.explain.good')}\n\n${indented(good)}`,
    ];
    stdout.write(`${sections.join('\n\n')}\n`);
    return 0;
  },
});

/** An example may hold the very characters that it is about: controls are shown by their pictures, others by their number. */
function indented(text: string): string {
  return text
    .trimEnd()
    .replaceAll(/[\u0000-\u0009\u000b-\u001f]/g, (control) =>
      String.fromCharCode(0x2400 + control.charCodeAt(0)),
    )
    .replaceAll(
      /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (hidden) => `<U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
