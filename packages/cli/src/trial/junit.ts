/** Results of tests as JUnit XML, the form that servers for continuous integration read (Jenkins' schema `junit-10.xsd`). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import { toXml } from 'xast-util-to-xml';
import type { Trial } from '@sandtable/core/testing';

export interface Suite {
  /** The scenario's file. */
  readonly file: string;
  readonly cases: readonly {
    readonly trial: Trial;
    readonly title: string;
    readonly troubles: readonly string[];
  }[];
}

export function junit(suites: readonly Suite[]): string {
  const failed = ({ cases }: Suite) => cases.filter(({ trial }) => !trial.passed).length;
  const sum = (of: (suite: Suite) => number) => suites.reduce((all, suite) => all + of(suite), 0);
  const tests = sum(({ cases }) => cases.length);
  const root = element(
    'testsuites',
    { name: 'sandtable', tests, failures: sum(failed), errors: 0 },
    suites.map((suite) =>
      element(
        'testsuite',
        {
          name: suite.file,
          tests: suite.cases.length,
          failures: failed(suite),
          errors: 0,
          file: suite.file,
        },
        suite.cases.map(({ trial, title, troubles }) =>
          element(
            'testcase',
            { name: trial.test.name, classname: suite.file },
            trial.passed ? [] : [element('failure', { message: title }, troubles.join('\n'))],
          ),
        ),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root, { closeEmptyElements: true, tightClose: true })}\n`;
}

/** An element with a text, or with elements, each on a line of its own. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly Element[] | string,
): Element {
  const written = Object.entries(attributes).map(([key, value]) => [key, possible(String(value))]);
  const isText = typeof content === 'string';
  const inside = isText ? [possible(content)] : content.flatMap((child) => ['\n', child]);
  return x(name, Object.fromEntries(written), ...inside, isText || content.length === 0 ? null : '\n');
}

/** XML 1.0 has no place for most control characters, nor for halves of surrogate pairs; `]]>` ends what is no text. */
const possible = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(']]>', ']] >');
