import { describe, expect, test } from 'vitest';
import { wholePage, wholeReport } from './whole.ts';
import { evening, libraryPlay, libraryScripts, spokenWords } from './conducts.ts';

const numbers = (html: string, pattern: RegExp): readonly number[] =>
  [...html.matchAll(pattern)].map((match) => Number(match[1]));

describe.each(libraryScripts)('%s', (script) => {
  const request = libraryPlay(script);
  const html = wholePage(request);

  test('every link leads to an entry on the page, and no claim of the Markdown is lost', () => {
    const cited = numbers(html, /href="#entry-(\d+)"/gu);
    const anchors = new Set(numbers(html, /id="entry-(\d+)"/gu));
    expect(cited.filter((number) => !anchors.has(number))).toEqual([]);
    const inMarkdown = numbers(wholeReport(request), /\(#entry-(\d+)\)/gu);
    expect(inMarkdown.filter((number) => !cited.includes(number))).toEqual([]);
  });

  test('the picture has a mark for every inject, decision and module of the play', () => {
    const picture = html.slice(html.indexOf('<svg'), html.indexOf('</svg>'));
    const marks = (tag: string) => picture.split(tag).length - 1;
    const count = (kind: string) => request.entries.filter((entry) => entry.kind === kind).length;
    expect(marks('<circle')).toBe(count('inject.delivered'));
    expect(marks('<a href="#entry-')).toBeGreaterThanOrEqual(
      count('inject.delivered') + count('phase.entered') + count('decision.opened'),
    );
    expect(picture.includes('NaN')).toBe(false);
  });

  test('it is one file that needs and runs nothing', () => {
    expect(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/iu.exec(html)?.[0]).toBeUndefined();
  });
});

test('actions and the parking lot can be filled in, and nothing else', () => {
  const html = wholePage(evening());
  const cells = html.split('contenteditable="true"').length - 1;
  expect(cells).toBe(6);
  expect(html.includes(spokenWords.action)).toBe(true);
});

test.each(['sector', 'none'] as const)('under %s the page names nobody either', (kind) => {
  const html = wholePage(evening(kind));
  const titles = evening().program.scenario.roles.map((role) => role.title['en'] ?? '');
  const { name, rationale, dissent, other, ask, said } = spokenWords;
  const shown = [...titles, name, rationale, dissent, other, ask, said].filter((words) =>
    html.includes(words),
  );
  expect(shown).toEqual([]);
});

test('whatever people write is words on the page', () => {
  const trick =
    '</td><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) \u001b[31m\u202e';
  const words = Object.fromEntries(Object.keys(spokenWords).map((key) => [key, trick]));
  const html = wholePage(evening('person', words as typeof spokenWords, true));
  expect(/<script|<img|href="javascript|[\u001b\u202e]/u.exec(html)?.[0]).toBeUndefined();
  expect(html.includes('[a](javascript:alert(1))')).toBe(true);
});
