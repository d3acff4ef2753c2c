/** @jsxImportSource hono/jsx */
/** Pages of those who run the exercise: the director, facilitators, controllers, the simulation cell, the recorder. */
import { isAhead, isInPlay } from '@sandtable/core';
import { doorBook } from '@sandtable/core/record';
import type { ControlView } from '@sandtable/core/view';
import {
  debriefSections,
  controlPowers,
  deliverWords,
  nowKeys,
  nowWords,
  thenWords,
  toldWords,
  type ControlPower,
  type ControlSituation,
} from '@sandtable/powers';
import { type Floor } from '@sandtable/powers/joint';
import { marked, rowTitle, storyTime } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import type { ControlFunction } from '../seats/capacity.ts';
import type { FeedLine } from '../seats/feed.ts';
import { languagesOf } from '../seats/languages.ts';
import type { SeatOffer, SeatView } from '../seats/seats.ts';
import { formPart, type SentForm } from './form.tsx';
import { Ladder } from './ladder.tsx';
import { nextWords } from './next-words.ts';
import { findPart } from './find-part.tsx';
import { outsideParts } from './outside-parts.tsx';
import { textPart, type PagePart } from './part.tsx';
import { Attachments, ExerciseLine, Paused, Sections, Words } from './told.tsx';
import type { PageTongue } from './tongue.ts';

type Controlling = Extract<SeatView, { readonly of: ControlFunction }>;

/** What is due and what does it, who waits for whom, what comes; then all else that can be done. */
export function controlParts(
  seen: Controlling,
  session: Session,
  tongue: PageTongue,
  again?: SentForm,
): readonly PagePart[] {
  const { say } = tongue;
  const { view, offers } = seen;
  const situation: ControlSituation = {
    ...tongue,
    view,
    scenario: session.scenario,
    entries: session.entries,
    texts: session.texts,
    card: session.card,
    sheet: session.sheet,
    ladder: session.ladder,
    languages: languagesOf(session),
    spoken: () => session.spoken(session.scenario.roles.map(({ name }) => name)),
    // what is told on a page is told to all who have it
    self: { as: seen.of, participant: 0 },
    doorBook: () => doorBook(session.entries),
  };
  // whoever plays the world outside answers first, and has no other order to keep
  const talks = seen.of === 'simcell' ? (['reply', 'later', 'speak'] as const) : [];
  const isTalk = ({ power }: SeatOffer): boolean => talks.some((id) => id === power.id);
  const form = (offer: SeatOffer): PagePart =>
    formPart(offer, {
      capacity: { of: seen.of },
      say,
      again,
      open: isTalk(offer) && offer.power.id === 'reply',
      ...(offer.power.id === 'next' && { does: nextWords(situation) }),
    });
  const asked = nowKeys(view).map(({ power }) => power);
  const isNow = ({ power }: SeatOffer): boolean => power.id === 'next' || asked.some((id) => id === power.id);
  // a question that is still to come is opened before it is answered
  const isToCome = ({ power, subject }: SeatOffer): boolean =>
    power.id === 'decide' &&
    view.decisions.some(({ name, status }) => name === subject?.choice.value && status !== 'open');
  const can = offers.filter((offer) => !isToCome(offer));
  const inGroups = powerGroups.flatMap((group) => {
    const forms = can
      .filter((offer) => !isNow(offer) && !isTalk(offer) && groupOf(offer) === group)
      .map(form);
    return forms.length === 0 ? [] : [textPart(`do-${group}`, <h3>{say(`page.do.${group}`)}</h3>), ...forms];
  });
  return [
    textPart('now', <Now situation={situation} tongue={tongue} />),
    textPart('floor', <WhoHasFloor floor={seen.floor} tongue={tongue} />),
    ...can.filter((offer) => isNow(offer) && !isTalk(offer)).map(form),
    textPart('waiting', <Waiting situation={situation} />),
    ...talks.flatMap((id) => can.filter(({ power }) => power.id === id).map(form)),
    ...outsideParts(
      seen.actors,
      can.some(({ power }) => power.id === 'reply'),
      tongue,
    ),
    ...(inGroups.length === 0
      ? []
      : [
          textPart('do', <h2>{say('page.do')}</h2>),
          ...(inGroups.length < many
            ? []
            : [findPart('find-form', '#parts > [data-form]', say('page.find'))]),
        ]),
    ...inGroups,
    textPart('feed', <Feed lines={seen.feed} tongue={tongue} />),
    textPart('ladder', <Ladder situation={situation} />),
    textPart('order', <Order situation={situation} />),
    textPart('seats', <Seats view={view} tongue={tongue} />),
  ];
}

/** So many forms are found by a word. */
const many = 15;

/** What is used most comes first. */
const powerGroups = [
  'talk',
  'decisions',
  'order',
  'knowledge',
  'course',
  'record',
] as const satisfies readonly ControlPower['group'][];

const groupOf = ({ power }: SeatOffer): ControlPower['group'] | null =>
  controlPowers.find(({ id }) => id === power.id)?.group ?? null;

function Now({ situation, tongue }: { readonly situation: ControlSituation; readonly tongue: PageTongue }) {
  const { view, say } = situation;
  const then = thenWords(situation);
  const card = 'card' in view.now ? view.now.card : null;
  return (
    <>
      <Paused pause={view.pause} tongue={tongue} />
      <ExerciseLine exercise={view.exercise} say={say} />
      <h1 dir="auto">{view.phase?.title ?? view.exercise.title}</h1>
      <p class="clock">
        <b dir="auto">{storyTime(view.story, tongue)}</b>
      </p>
      {view.stage === 'conduct' || view.stage === 'paused' ? null : <p>{say(`desk.stage.${view.stage}`)}</p>}
      <h2>{say('desk.now.label')}</h2>
      <Words text={nowWords(view.now, situation)} strong />
      {card === null ? null : (
        <article class="message">
          <p class="from" dir="auto">
            {card.serial} {card.title}
          </p>
          {card.contentNote === null ? null : (
            <p class="warning">{say('common.content-note', { text: card.contentNote.trim() })}</p>
          )}
          <Words text={marked(card.text.trim(), say)} />
          <Attachments attachments={card.attachments} say={say} />
          {card.notes === null ? null : <Words text={say('plain.card.notes', { text: card.notes })} />}
        </article>
      )}
      {then === '' ? null : (
        <p class="faint" dir="auto">
          {then}
        </p>
      )}
      <Sections sections={debriefSections(situation)} level={3} />
    </>
  );
}

/** One person does what is now; the others see who. */
function WhoHasFloor({ floor, tongue: { say } }: { readonly floor: Floor; readonly tongue: PageTongue }) {
  const { mine, holder, asked } = floor;
  return (
    <>
      <p class={mine ? 'strong' : undefined}>
        {mine ? say('page.floor.mine') : say('page.floor', { person: holder })}
      </p>
      {asked.map((person) => (
        <p class="warning">{say('page.floor.asks', { person })}</p>
      ))}
    </>
  );
}

/** What the others do, and what comes of it. */
function Feed({
  lines,
  tongue: { say },
}: {
  readonly lines: readonly FeedLine[];
  readonly tongue: PageTongue;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{say('page.feed')}</h2>
      <ul class="feed">
        {lines.map(({ time, word, text, said, by }) => (
          <li dir="auto">
            <small>
              <time>{time}</time> {word}
            </small>{' '}
            {text}
            {said === null ? null : (
              <>
                {' '}
                <q>{said}</q>
              </>
            )}
            {by === null ? null : <small> ({by})</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who waits for whom. */
function Waiting({ situation }: { readonly situation: ControlSituation }) {
  const { view, say } = situation;
  const questions = view.questions.filter(({ answered }) => !answered);
  const open = view.decisions.filter(({ status }) => status === 'open' && isInPlay(view));
  if (questions.length + view.toGive.length + open.length + view.proposals.length === 0)
    return <p class="faint">{say('desk.waiting.nobody')}</p>;
  return (
    <>
      <h2>{say('desk.pane.waiting')}</h2>
      <ul>
        {questions.map((each) => (
          <li dir="auto">
            {say(each.waitsFor === 'us' ? 'page.waiting.question' : 'page.waiting.asked-back', {
              title: each.title,
              text: each.text?.trim() ?? '',
            })}
            {each.told.slice(0, 1).map((told) => (
              <small> {toldWords(told, situation)}</small>
            ))}
          </li>
        ))}
        {view.toGive.map((each) => (
          <li dir="auto">
            {each.serial === null ? '' : `${deliverWords(situation.card(each.inject), situation)} `}
            {each.text.trim()}
          </li>
        ))}
        {view.proposals.map((each) => (
          <li dir="auto">
            {say('page.waiting.proposed', {
              serial: each.serial,
              title: each.title,
              why: each.why === null ? '' : ` (${each.why})`,
            })}
          </li>
        ))}
        {open.map((board) => (
          <li dir="auto">
            <b>{board.serial}</b> {board.question.trim()}{' '}
            {board.waitsFor.length === 0
              ? ''
              : say('page.waiting.answer', {
                  roles: board.waitsFor.map(({ title }) => title).join(', '),
                })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Below all else on a phone, beside it where there is room. */
function Order({ situation }: { readonly situation: ControlSituation }) {
  const { view, say } = situation;
  if (view.order.length === 0) return null;
  return (
    <div class="beside" tabindex={0} role="region" aria-labelledby="order-title">
      <h2 id="order-title">{say('desk.pane.order')}</h2>
      <table>
        <tbody>
          {view.order.map((row) => (
            <tr class={row.status === 'now' ? 'strong' : undefined}>
              <td>{say(`desk.row.${row.status}`)}</td>
              <td>{row.serial ?? ''}</td>
              <td dir="auto">
                {rowTitle(row, situation)}
                {row.why === null || row.status === 'done' ? null : <small> {row.why}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Seats({ view, tongue: { say } }: { readonly view: ControlView; readonly tongue: PageTongue }) {
  return (
    <details open={isAhead(view)}>
      <summary>{say('page.roles')}</summary>
      <dl>
        {view.seats.map((seat) => (
          <>
            <dt dir="auto">{seat.title}</dt>
            <dd>
              {seat.participants.length === 0
                ? say(seat.prepared ? 'cast.prepared' : seat.present ? 'cast.here' : 'page.roles.nobody')
                : seat.participants
                    .map(({ name, participant }) => name ?? say('power.participant', { number: participant }))
                    .join(', ')}
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}
