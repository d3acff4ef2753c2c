// Moments around play: opening, rules of play, a pause, EndEx, hot wash, goodbye. What stands on the card then.
import { debriefSections } from '@sandtable/powers';
import { castSentences, duration, widthOf } from '@sandtable/words';
import { contactNotice } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { type Line, emptyLine, span, truncate } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { cameToSentences } from '../wording/came-to.ts';
import type { Card } from '../screen/frame.ts';
import { hotWashCard } from './hot-wash-card.ts';
import { seatWords } from '../wording/seats.ts';
import { rulesOfPlay, type RuleOfPlay } from '../wording/rules-of-play.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { todayLines } from '../wording/today.ts';

/** Null while play goes on: the card then shows what is now. */
export function momentLines(desk: DeskSituation, width: number): Card | null {
  switch (desk.view.stage) {
    case 'set-up':
      return opening(desk, width);
    case 'briefing':
      return rulesCard(desk, width);
    case 'paused':
      return paused(desk, width);
    case 'end-ex':
    case 'hot-wash':
      return hotWashCard(desk, width);
    case 'debrief':
    case 'closed':
      return goodbye(desk, width);
    case 'conduct':
      return null;
  }
}

function opening(desk: DeskSituation, width: number): Card {
  const { view, say } = desk;
  const column = Math.min(
    Math.max(...view.seats.map((each) => widthOf(each.title)), 8) + 2,
    Math.floor(width / 2),
  );
  const seats = view.seats.flatMap((seat) => {
    return labelled(
      span(truncate(seat.title, column - 2), 'strong'),
      column,
      `${seatWords(seat, desk)} · ${seat.organisation}`,
      width,
      seat.status === 'missing' ? 'bad' : seat.present ? 'plain' : 'faint',
    );
  });
  return {
    title: say('desk.opening.title'),
    aside: '',
    lines: [
      ...prose(say('desk.opening.how'), width),
      emptyLine,
      ...seats,
      emptyLine,
      ...castSentences(desk).flatMap((each) => prose(each, width)),
      emptyLine,
      ...prose(
        say('desk.opening.attribution', { attribution: say(`desk.attribution.${view.people.attribution}`) }),
        width,
      ),
      ...(view.people.attribution === 'sector' && view.smallSectors.length > 0
        ? prose(say('desk.opening.small-sectors', { sectors: view.smallSectors.join(', ') }), width, 'warn')
        : []),
      ...prose(say(view.people.chathamHouse ? 'people.chatham-house' : 'desk.opening.chatham-house'), width),
      ...todayLines(desk.today, desk.entries, { say, at: 'desk' }).flatMap((each) => [
        emptyLine,
        ...prose(each, width, 'warn'),
      ]),
    ],
  };
}

function rulesCard(desk: DeskSituation, width: number): Card {
  const rules = rulesOfPlay(desk);
  const draw = ({ is, label, text }: RuleOfPlay): readonly Line[] => {
    switch (is) {
      case 'stop':
        return labelled(span(label, 'real-world'), 12, text, width, 'strong');
      case 'told':
        return labelled(span(label), 12, text, width);
      case 'rule':
        return labelled(span('-'), 2, text, width);
      case 'promise':
        return labelled(span(label), 12, text, width, 'strong');
      case 'given':
        return labelled(span(label, 'faint'), 12, text, width);
    }
  };
  return {
    title: desk.say('desk.rules.title'),
    aside: desk.say('desk.rules.aside'),
    lines: [
      ...rules.filter(({ is }) => is !== 'given').flatMap(draw),
      emptyLine,
      ...rules.filter(({ is }) => is === 'given').flatMap(draw),
    ],
  };
}

function paused(desk: DeskSituation, width: number): Card {
  const { view, say, wall } = desk;
  const pause = view.pause;
  const reason = pause?.reason ?? 'break';
  const until = pause?.until ?? null;
  // a desk that was left and opened again has no problem
  const isBack = reason === 'technical' && desk.interrupted?.why === 'restarted';
  const lines: Line[] = isBack ? [] : [...prose(say(`desk.paused.${reason}`), width, 'strong')];
  if (desk.interrupted !== null)
    lines.push(
      ...prose(
        say(`desk.paused.${desk.interrupted.why}`, { time: duration(desk.interrupted.away / 1000, desk) }),
        width,
      ),
    );
  if (until !== null)
    lines.push(
      emptyLine,
      ...prose(
        say(wall > until ? 'desk.paused.late' : 'desk.paused.until', { time: wallTime(until, desk, wall) }),
        width,
        wall > until ? 'bad' : 'strong',
      ),
    );
  if (view.phase !== null && view.phase.soFar !== null)
    lines.push(emptyLine, ...labelled(span(say('desk.paused.so-far')), 10, view.phase.soFar, width));
  lines.push(
    emptyLine,
    ...prose(say(reason === 'real-world' ? 'desk.paused.resume-why' : 'desk.paused.resume'), width),
  );
  return { title: say(`desk.pause.${reason}`), aside: '', lines };
}

/** Five lines: how it came out, what was in time, what was noted, where the record is. */
function goodbye(desk: DeskSituation, width: number): Card {
  const { view, say, head } = desk;
  return {
    title: say(`desk.stage.${view.stage}`),
    aside: '',
    lines: [
      ...(view.outcome === null ? [] : prose(view.outcome.text, width, 'strong')),
      emptyLine,
      ...cameToSentences(view, say).flatMap((each) => prose(each, width)),
      ...prose(
        say('desk.goodbye.record', { number: head.number, hash: head.hash.slice(0, 16) }),
        width,
        'faint',
      ),
      ...prose(contactNotice(view.people, say), width, 'strong'),
      ...prose(say('desk.goodbye.how'), width),
      ...debriefSections(desk).flatMap(({ title, lines }) => [
        emptyLine,
        ...prose(title, width, 'strong'),
        ...lines.flatMap((each) => prose(each, width)),
      ]),
    ],
  };
}
