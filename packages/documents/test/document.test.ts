/** One document, written in each of its forms: nothing that it says is lost in one of them. */
import { textIn } from '@sandtable/core/scenario';
import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { asMarkdown, asPage } from '../src/index.ts';
import type { Document } from '../src/page/document.ts';
import {
  bulletList,
  editable,
  heading,
  paragraph,
  quote,
  strong,
  table,
  tickBox,
  tickList,
  writingRoom,
} from '../src/page/markdown.ts';
import { ferryPort } from './conducts.ts';

const scenario = ferryPort();
const everything: Document = {
  kind: 'Guide for the tests',
  title: 'Everything that a paper holds',
  label: 'exercise control only',
  marking: 'TLP:GREEN',
  state: 'Version 3, draft',
  telling: { scenario, language: 'en', say: words('en') },
  parts: [
    {
      blocks: [
        heading(2, 'Purpose'),
        paragraph('Words, and ', strong('loud words'), '.'),
        bulletList([['One'], ['Two']]),
        quote('Who said that?'),
        tickList([['Ready'], ['Not ready']]),
        writingRoom('What did you see?', 3),
      ],
    },
    {
      wide: true,
      blocks: [
        heading(1, 'Annex'),
        table(['Task', 'Seen', 'Rated'], [['Close the port', editable('', 4), tickBox('P')]]),
      ],
    },
  ],
};

test('Markdown has its marking before and after, boxes to tick and lines to write on', () => {
  const written = [...asMarkdown(everything)].join('');
  const marking = '**EXERCISE EXERCISE EXERCISE. TLP:GREEN** · Version 3, draft';
  expect(written.startsWith(`${marking}\n\n# Everything that a paper holds\n`)).toBe(true);
  expect(written.trimEnd().endsWith(marking)).toBe(true);
  for (const part of ['- [ ] Not ready', '**What did you see?**', '| Close the port | | ☐ P |', '…………'])
    expect(written).toContain(part);
});

test('the page is a sheet for each part, the wide one turned', () => {
  const page = [...asPage(everything)].join('');
  expect(page.split('<table class="sheet report"').length - 1).toBe(1);
  expect(page.split('<table class="sheet wide report"').length - 1).toBe(1);
  expect(
    page.split('<h1>Everything that a paper holds</h1><p class="who">Version 3, draft</p>'),
  ).toHaveLength(2);
  expect(page).toContain('<div class="write"><b>What did you see?</b><i></i><i></i><i></i></div>');
  expect(page).toContain('contenteditable="true" style="height: 30mm"');
  expect(page).toContain(`${textIn(scenario.title, everything.telling)} · exercise control only`);
});
