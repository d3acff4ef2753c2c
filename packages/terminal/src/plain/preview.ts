// What each answer would do in this scenario's model, in words, before it is chosen.
import type { Answer } from '@sandtable/core/record';
import type { Preview } from '@sandtable/core/view';
import type { DeskSituation } from '../wording/situation.ts';
import { storyTimeAt, toldChange, value } from '@sandtable/words';
import { fold } from '@sandtable/core/scenario';
import { readTyped, readingContext } from '@sandtable/powers';
import { findDecision, optionLine } from './views.ts';

/** `preview D3`, `preview D3 b`, `preview D4 25`. */
export function previewLines(desk: DeskSituation, typed: string): readonly string[] {
  const { say, view } = desk;
  const [, which = '', answer = ''] = /^(\S*)\s*(.*)$/su.exec(typed.trim()) ?? [];
  const open = view.decisions.filter((each) => each.status === 'open');
  const board = which === '' ? (open.length === 1 ? open[0] : undefined) : findDecision(desk, which);
  if (board === undefined)
    return [say('plain.preview.which', { decisions: view.decisions.map((each) => each.serial).join(', ') })];
  const lines = [say('plain.preview.model')];
  if (board.form === 'amount') {
    if (answer === '') return [say('plain.preview.amount', { serial: board.serial })];
    const { min = null, max = null, unit = null } = board.amount ?? {};
    const read = readTyped({ kind: 'number', min, max, unit }, answer, readingContext(desk));
    if ('problem' in read) return [read.problem];
    if (typeof read.value !== 'number') return [];
    return [...lines, ...told(desk, desk.preview(board, { form: 'amount', amount: read.value }))];
  }
  for (const option of board.options) {
    if (answer !== '' && fold(answer) !== option.letter && fold(answer) !== fold(option.name)) continue;
    lines.push(optionLine(option, say));
    lines.push(
      ...told(
        desk,
        desk.preview(
          board,
          answerOf(
            board.form,
            option.name,
            board.options.map((each) => each.name),
          ),
        ),
      ),
    );
  }
  return lines;
}

function answerOf(form: string, option: string, all: readonly string[]): Answer {
  if (form === 'ranking')
    return { form: 'ranking', ranking: [option, ...all.filter((each) => each !== option)] };
  return { form: 'options', options: [option] };
}

function told(desk: DeskSituation, preview: Preview | null): readonly string[] {
  const { say, scenario } = desk;
  if (preview === null) return [say('plain.preview.nobody')];
  const changes = preview.changes.map((each) =>
    say('plain.preview.change', {
      name: each.title,
      ...toldChange(value(each.from, each.unit, desk), value(each.to, each.unit, desk)),
    }),
  );
  const acts =
    changes.length === 0 || preview.at <= desk.view.story.seconds
      ? []
      : [say('plain.preview.at', { time: storyTimeAt(scenario.story, preview.at, desk) })];
  const follows = preview.follows.map((each) =>
    say('plain.preview.follows', {
      what:
        each.serial === null ? each.title : say('power.named', { serial: each.serial, title: each.title }),
      at: storyTimeAt(scenario.story, each.at, desk),
    }),
  );
  const luck = preview.luck.map((each) =>
    say('plain.preview.luck', { what: each.title, chance: value(Math.round(each.chance * 100), '%', desk) }),
  );
  const lines = [...acts, ...changes, ...follows, ...luck];
  return lines.length === 0 ? [say('plain.preview.nothing')] : lines;
}
