/** @jsxImportSource hono/jsx */
/** What all may see, for who looks on: the room's screen as a page. */
import { isInPlay, isOver } from '@sandtable/core';
import type { RoomSubject, RoomView } from '@sandtable/core/view';
import { listOf, marked, storyTime } from '@sandtable/words';
import { answerWords, contactNotice, offeredOption, peopleNoticeWords } from '@sandtable/words/play';
import { type PagePart, htmlOf } from './part.tsx';
import {
  Attachments,
  ExerciseLine,
  HotWash,
  isRealStop,
  Marking,
  Paused,
  TimeBoxShown,
  Wall,
  Words,
  type Timed,
} from './told.tsx';
import type { PageTongue } from './tongue.ts';

export function roomParts(view: RoomView, tongue: PageTongue): readonly PagePart[] {
  const html = (
    <section id="room" data-part>
      <Room view={view} tongue={tongue} />
    </section>
  );
  return [{ id: 'room', html: htmlOf(html), holds: 'text' }];
}

function Room({ view, tongue }: { readonly view: RoomView; readonly tongue: PageTongue }) {
  const { say } = tongue;
  const title = view.phase?.title ?? view.exercise.title;
  // as on the room's screen: nothing of the exercise stands beside it
  if (isRealStop(view.pause))
    return (
      <div class="room">
        <Paused pause={view.pause} tongue={tongue} />
        <h1 dir="auto">{title}</h1>
      </div>
    );
  return (
    <div class="room">
      <Paused pause={view.pause} tongue={tongue} />
      <ExerciseLine exercise={view.exercise} say={say} />
      {isInPlay(view) ? (
        <p class="clock">
          <b dir="auto">{storyTime(view.story, tongue)}</b>
        </p>
      ) : null}
      <h1 dir="auto">{title}</h1>
      <Stage view={view} tongue={tongue} />
      <Subject subject={view.subject} tongue={tongue} />
    </div>
  );
}

function Stage({ view, tongue }: { readonly view: RoomView; readonly tongue: PageTongue }) {
  const { say } = tongue;
  switch (view.stage) {
    case 'set-up':
      return (
        <>
          <p class="strong">{say('room.opening')}</p>
          <Words text={view.exercise.fictional} />
        </>
      );
    case 'briefing':
      return (
        <>
          <p class="strong">{say('room.briefing')}</p>
          <Words text={view.exercise.fictional} />
          <p>{say('room.briefing.stop')}</p>
          <Words text={peopleNoticeWords(view.people, say)} />
        </>
      );
    case 'conduct':
    case 'paused':
    case 'hot-wash':
      return null;
    case 'end-ex':
    case 'debrief':
    case 'closed':
      return (
        <>
          <p class="strong">{say(view.stage === 'closed' ? 'room.closed' : 'room.end-ex')}</p>
          {isOver(view) ? <Words text={contactNotice(view.people, say)} /> : null}
        </>
      );
    default:
      return view.stage satisfies never;
  }
}

function Subject({ subject, tongue }: { readonly subject: RoomSubject; readonly tongue: PageTongue }) {
  const { say } = tongue;
  switch (subject.shows) {
    case 'question':
      return (
        <>
          <h2 dir="auto">{subject.question}</h2>
          <ol class="options">
            {subject.options.map((option) => (
              <li class={option.allowed ? undefined : 'faint'} dir="auto">
                <b>{option.letter ?? '–'}</b> {offeredOption(option, tongue)}
              </li>
            ))}
          </ol>
          <p dir="auto">{listOf(subject.deciders, tongue)}</p>
          <Box box={subject} tongue={tongue} />
        </>
      );
    case 'discussion':
      return (
        <>
          <p class="faint">{say('room.discussion')}</p>
          <h2 dir="auto">{subject.ask}</h2>
          <Box box={subject} tongue={tongue} />
        </>
      );
    case 'activity':
      return (
        <>
          <Wall board={subject.board} heading="h2" tongue={tongue} />
          <Box box={subject} tongue={tongue} />
        </>
      );
    case 'brief-back':
      return (
        <>
          <h2>{say('room.brief-back.title')}</h2>
          <ul>
            {subject.form.map((each) => (
              <li dir="auto">{each}</li>
            ))}
          </ul>
          <ol>
            {subject.order.map((each, place) => (
              <li
                class={place === subject.turn ? 'strong' : undefined}
                dir="auto"
                aria-current={place === subject.turn ? 'step' : undefined}
              >
                {each}
              </li>
            ))}
          </ol>
          <Box box={subject} tongue={tongue} />
        </>
      );
    case 'inject':
      return (
        <article class="message">
          <p class="from" dir="auto">
            {subject.channel === null
              ? say('room.inject.says', { from: subject.from })
              : say('room.inject.from', { from: subject.from, channel: subject.channel })}{' '}
            {subject.tlp === null ? null : <Marking tlp={subject.tlp} />}
          </p>
          {subject.contentNote === null ? null : (
            <p class="warning">{say('common.content-note', { text: subject.contentNote.trim() })}</p>
          )}
          <Words text={marked(subject.text.trim(), say)} strong />
          <Attachments attachments={subject.attachments} say={say} />
        </article>
      );
    case 'decided':
      return (
        <>
          <p class="faint">{say('room.decided', { serial: subject.serial })}</p>
          <h2 dir="auto">{subject.question}</h2>
          <p class="strong" dir="auto">
            {subject.result === null
              ? say('room.decided.each')
              : answerWords(subject.result, subject.amount, tongue)}
          </p>
          {subject.conditional ? <p>{say('room.decided.conditional')}</p> : null}
        </>
      );
    case 'hot-wash':
      return <HotWash step={subject.step} heading="h2" say={say} />;
    case 'nothing':
      return null;
    default:
      return subject satisfies never;
  }
}

function Box({ box, tongue }: { readonly box: Timed; readonly tongue: PageTongue }) {
  return box.until === null ? null : <TimeBoxShown box={box} tongue={tongue} />;
}
