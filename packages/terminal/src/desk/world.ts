// The world: how the kept numbers stand and went, the legal clocks, and the measures with their targets.
import type { ClockBoard, Gauge } from '@sandtable/core/view';
import { bar, sparkline } from '../screen/chart.ts';
import { duration, gauge, number, shareOf, storyTimeAt, value } from '@sandtable/words';
import { type Line, cell, line, lineWidth, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import type { DeskSituation } from '../wording/situation.ts';

export function worldPane(desk: DeskSituation, width: number): readonly Line[] {
  if (desk.masked) return prose(desk.say('desk.masked.how'), width, 'faint');
  return [
    ...inOrder(desk).map((each) => gaugeLine(each, desk, width)),
    ...clockLines(desk, width),
    ...measureLines(desk, width),
  ];
}

/** What players see first, then what is kept, then what only follows from it: the top is always in sight. */
function inOrder({ view, scenario }: DeskSituation): readonly Gauge[] {
  const rank = new Map(
    scenario.variables.map((each) => [
      each.name,
      each.is === null ? (each.seenBy.roles.length > 0 ? 0 : 1) : 2,
    ]),
  );
  return view.world.toSorted((one, other) => (rank.get(one.name) ?? 2) - (rank.get(other.name) ?? 2));
}

function gaugeLine(of: Gauge, desk: DeskSituation, width: number): Line {
  const standing = span(gauge(of, desk), 'strong');
  const narrow = width < 50;
  const cells = narrow ? 6 : 12;
  const limit =
    narrow || of.max === null || of.unit === '%'
      ? ''
      : `  ${desk.say('desk.world.max', { max: number(of.max, null, desk) })}`;
  const drawn = typeof of.value === 'number' ? drawing(of, of.value, cells, desk) : '';
  const tail = line(' ', standing, drawn === '' ? '' : ` ${drawn}`, span(limit, 'faint'));
  const title = Math.max(8, Math.min(34, width - lineWidth(tail)));
  return line(cell(of.title, title), ...tail);
}

/** How it went, or how full it is as long as nothing has changed. */
function drawing(of: Gauge, value: number, cells: number, desk: DeskSituation): string {
  const past = desk
    .history()
    .flatMap((sample) =>
      sample.values.flatMap(([name, at]) => (name === of.name && typeof at === 'number' ? [at] : [])),
    );
  if (past.length > 1) return sparkline(past, cells, { unicode: true, min: of.min, max: of.max });
  const share = shareOf(value, of.min, of.max);
  return share === null ? '' : bar(share, cells, { unicode: true });
}

function clockLines(desk: DeskSituation, width: number): readonly Line[] {
  return desk.view.clocks
    .filter((each) => each.status !== 'waiting')
    .flatMap((each) => clockLine(each, desk, width));
}

function clockLine(each: ClockBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say, scenario } = desk;
  const label = span(say('desk.world.legal'));
  if (each.secondsLeft === null || each.until === null)
    return labelled(
      label,
      7,
      `${each.title}: ${say(`desk.clock.${each.status}`)}`,
      width,
      each.status === 'missed' ? 'bad' : 'faint',
    );
  const left = each.secondsLeft;
  return labelled(
    label,
    7,
    say('desk.clock.left', {
      title: each.title,
      time: duration(left, desk),
      at: storyTimeAt(scenario.story, each.until, desk),
    }),
    width,
    left <= 900 ? 'warn' : 'plain',
  );
}

function measureLines(desk: DeskSituation, width: number): readonly Line[] {
  const { say, view } = desk;
  return view.measures
    .filter((each) => each.value !== null)
    .flatMap((each) => {
      const target = each.target === null ? '' : ` ${say('desk.world.target', { target: each.target })}`;
      const met = each.met === null ? '' : ` ${say(each.met ? 'desk.world.met' : 'desk.world.not-met')}`;
      const unit = each.unit === 'minutes' ? say('desk.world.minutes') : null;
      return labelled(
        span(say('desk.world.measure')),
        7,
        `${each.title} ${each.value === null ? '' : value(each.value, unit, desk)}${target}${met}`,
        width,
        each.met === false ? 'warn' : 'plain',
      );
    });
}
