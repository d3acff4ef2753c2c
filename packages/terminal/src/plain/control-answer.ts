// What plain mode answers to exercise control without touching the record.
import type { DeskSituation } from '../wording/situation.ts';
import { type ControlSituation, readTyped } from '@sandtable/powers';
import { senderWords } from '@sandtable/words';
import { type Known, findCommand } from './command.ts';
import { defineLines } from './define.ts';
import { type Typable, helpLines, helpOn } from './known.ts';
import type { LiveFeed } from './live-feed.ts';
import type { ControlPlainCommand } from './plain-commands.ts';
import { previewLines } from './preview.ts';
import { sheetLines } from './sheet.ts';
import * as views from './views.ts';

interface Asked {
  readonly desk: DeskSituation;
  readonly commands: readonly Known<Typable<ControlSituation, ControlPlainCommand>>[];
  readonly feed: LiveFeed;
  readonly again: readonly string[];
}

export function controlAnswer(
  own: ControlPlainCommand,
  rest: string,
  { desk, commands, feed, again }: Asked,
): readonly string[] {
  const { say } = desk;
  switch (own) {
    case 'now':
      return views.nowLines(desk);
    case 'then':
      return views.whatFollows(desk);
    case 'where':
      return views.where(desk);
    case 'left':
      return views.leftView(desk);
    case 'who':
      return views.who(desk);
    case 'order':
      return views.orderView(desk);
    case 'sheet':
      return sheetLines(desk, rest === 'all');
    case 'card':
      return card(desk, rest);
    case 'decision':
      return decision(desk, rest);
    case 'preview':
      return previewLines(desk, rest);
    case 'facts':
      return views.factsView(desk);
    case 'law':
      return views.lawView(desk);
    case 'world':
      return views.world(desk);
    case 'expected':
      return views.expected(desk);
    case 'clocks':
      return views.clocksView(desk);
    case 'questions': {
      const open = views.openQuestions(desk);
      return open.length === 0 ? [say('plain.question.none')] : open;
    }
    case 'notes':
      return views.notesView(desk);
    case 'new': {
      const lines = feed.heldBack();
      return lines.length === 0 ? [say('plain.nothing-new')] : lines;
    }
    case 'again': {
      const count = Number(rest);
      if (rest !== '' && Number.isInteger(count) && count > 0) return feed.last(count);
      return again.length === 0 ? [say('plain.nothing-said')] : again;
    }
    case 'door':
      return views.doorView(desk);
    case 'record':
      return views.recordView(desk);
    case 'define':
      return defineLines(desk, rest);
    case 'help': {
      const found = rest === '' || rest === 'all' ? null : findCommand(rest, commands);
      if (found === null) return helpLines(commands, rest, say);
      if (found.found === 'command') return helpOn(found.command, say);
      return [say('plain.unknown', { word: rest })];
    }
    case 'quit':
      return [];
  }
}

function card(desk: DeskSituation, typed: string): readonly string[] {
  const { view, say } = desk;
  const rows = view.order.filter((row) => row.of === 'inject');
  const choices = rows.map((row) => ({
    value: row.name,
    label: row.title,
    ...(row.serial === null ? {} : { short: row.serial }),
  }));
  const now = 'card' in view.now ? view.now.card.name : null;
  if (typed === '' && now === null) return [say('plain.card.which')];
  const read =
    typed === ''
      ? { value: now ?? '' }
      : readTyped({ kind: 'pick', choices }, typed, {
          say,
          zone: desk.zone,
          wall: desk.wall,
          story: view.story,
          effects: null,
        });
  if ('problem' in read) return [read.problem];
  const own = desk.card(typeof read.value === 'string' ? read.value : '');
  const to = own.to.map((each) => each.title).join(', ');
  const head = say('plain.card.head', {
    serial: own.serial,
    title: own.title,
    from: senderWords(own.from, own.shownAs, say),
    to,
    channel: own.channel,
  });
  return [head, ...views.cardLines(own, desk)];
}

function decision(desk: DeskSituation, typed: string): readonly string[] {
  const { view, say } = desk;
  if (typed === '') {
    const open = view.decisions.filter((each) => each.status === 'open');
    const shown = open.length > 0 ? open : view.decisions;
    return open.length > 0
      ? open.flatMap((each) => views.decisionView(desk, each.name))
      : shown.map((each) =>
          say('plain.decision.head', {
            serial: each.serial,
            question: each.question,
            status: say(`plain.decision.${each.status}`),
          }),
        );
  }
  const board = views.findDecision(desk, typed);
  return board === undefined
    ? [say('plain.preview.which', { decisions: view.decisions.map((each) => each.serial).join(', ') })]
    : views.decisionView(desk, board.name);
}
