/** Results of tests as JUnit XML, the form that servers for continuous integration read (Jenkins' schema `junit-10.xsd`). */
import type { Trial } from '@sandtable/core';

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
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'sandtable', tests, failures: sum(failed), errors: 0 })}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite${attributes({ name: suite.file, tests: suite.cases.length, failures: failed(suite), errors: 0, file: suite.file })}>`,
      ...suite.cases.flatMap(({ trial, title, troubles }) => {
        const opening = `    <testcase${attributes({ name: trial.test.name, classname: suite.file })}`;
        if (trial.passed) return [`${opening}/>`];
        return [
          `${opening}>`,
          `      <failure${attributes({ message: title })}>${escaped(troubles.join('\n'))}</failure>`,
          '    </testcase>',
        ];
      }),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

const attributes = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('\n', ' ')}"`)
    .join('');

/** XML 1.0 has no place for most control characters, nor for halves of surrogate pairs. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
