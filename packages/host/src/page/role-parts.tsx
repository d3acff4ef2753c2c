/** @jsxImportSource hono/jsx */
/** A participant's page, part by part: made of what the role may see, and of nothing else. */
import { isAhead, isInPlay, isOver } from '@sandtable/core';
import type { Gauge, KnownFact, RoleDecision, RoleView } from '@sandtable/core/view';
import {
  duration,
  gauge,
  listOf,
  number,
  shareOf,
  storyTime,
  storyTimeAt,
  tlpMeaning,
  type Say,
} from '@sandtable/words';
import { answerWords, contactNotice, offeredOption, peopleNoticeWords } from '@sandtable/words/play';
import type { Scenario } from '@sandtable/core/scenario';
import type { Proposed } from '@sandtable/powers';
import { organisationSections } from '@sandtable/powers/joint';
import type { SeatOffer, SeatView } from '../seats/seats.ts';
import { formPart, type FormManner, type SentForm } from './form.tsx';
import { textPart as text, type PagePart } from './part.tsx';
import {
  ExerciseLine,
  HotWash,
  Marking,
  MessageShown,
  Paused,
  Sections,
  TimeBoxShown,
  leftToAnswer,
  Wall,
  Words,
} from './told.tsx';
import type { PageTongue } from './tongue.ts';

export interface RolePage {
  readonly seen: Extract<SeatView, { readonly of: 'role' }>;
  readonly tongue: PageTongue;
  readonly story: Scenario['story'];
  /** A form that came to nothing, shown again with what was in it. */
  readonly again?: SentForm | undefined;
}

/** Top to bottom, as on a phone: where we are, what is asked, what came, what is known, what can be done. */
export function roleParts({ seen, tongue, story, again }: RolePage): readonly PagePart[] {
  const { view, offers, proposed, isAide } = seen;
  const { say } = tongue;
  const form = (offer: SeatOffer, manner: Pick<FormManner, 'below' | 'open'> = {}): PagePart =>
    formPart(offer, { capacity: { of: 'role', role: view.role.name }, say, again, ...manner });
  const about = ({ name }: RoleDecision): readonly SeatOffer[] =>
    offers.filter(({ subject }) => subject?.field === 'decision' && subject.choice.value === name);
  const open = view.decisions.filter((each) => each.open);
  // one thing at a time: the first that was not answered stands open
  const first = open.find(({ mine }) => mine === null);
  const can = offers.filter(({ subject }) => subject === null);
  const facts = [...view.facts, ...view.alsoPlays.flatMap((each) => each.facts)];
  return [
    text('now', <Now view={view} tongue={tongue} isAide={isAide} />),
    ...(isInPlay(view) ? [text('so-far', <SoFar view={view} tongue={tongue} />)] : []),
    ...(view.evaluation === null
      ? []
      : [text('report', <Sections sections={organisationSections({ view, say })} level={2} />)]),
    text('asked', <h2 dir="auto">{open.length === 0 ? idleWords(view, say) : say('page.asked')}</h2>),
    ...open.flatMap((each) => [
      text(
        `decision-${each.name}`,
        <Decision
          decision={each}
          of={view.role.title}
          tongue={tongue}
          proposed={proposed.find(({ decision }) => decision === each.name)}
          isAide={isAide}
          mayAnswer={about(each).some(({ power }) => isAnswer(power))}
        />,
      ),
      ...about(each).map((offer) =>
        form(offer, { open: each === first && isAnswer(offer.power), below: true }),
      ),
    ]),
    text('at-hand', <AtHand view={view} tongue={tongue} />),
    text('inbox', <Inbox view={view} tongue={tongue} />),
    text('facts', <Facts facts={facts} view={view} tongue={tongue} />),
    ...offers.filter(({ subject }) => subject?.field === 'fact').map((offer) => form(offer)),
    text('world', <World view={view} tongue={tongue} />),
    ...(can.length === 0 ? [] : [text('do', <h2>{say('page.do')}</h2>)]),
    ...can.map((offer) => form(offer)),
    text('decided', <Decided view={view} tongue={tongue} />),
    text('brief', <Brief view={view} tongue={tongue} />),
    ...(view.law.length === 0 ? [] : [text('law', <Law view={view} tongue={tongue} />)]),
    text('log', <Log view={view} tongue={tongue} story={story} />),
  ];
}

interface Seen {
  readonly view: RoleView;
  readonly tongue: PageTongue;
}

const isAnswer = ({ id }: SeatOffer['power']): boolean => id === 'answer' || id === 'draft';

function Now({ view, tongue, isAide }: Seen & { readonly isAide: boolean }) {
  const { say } = tongue;
  return (
    <>
      <Paused pause={view.pause} tongue={tongue} />
      <ExerciseLine exercise={view.exercise} say={say} />
      <h1 dir="auto">{view.role.title}</h1>
      <p class="faint" dir="auto">
        {view.role.organisation}
      </p>
      {isAide ? <p>{say('role.aide')}</p> : null}
      <p class="clock">
        <b dir="auto">{storyTime(view.story, tongue)}</b> {view.phase === null ? '' : view.phase.title}
      </p>
      {view.stage === 'conduct' || view.stage === 'paused' ? null : <p>{say(`desk.stage.${view.stage}`)}</p>}
      {isAhead(view) ? (
        <>
          <Words text={view.exercise.fictional} />
          <p>{say('room.briefing.stop')}</p>
          <Words text={peopleNoticeWords(view.people, say)} />
        </>
      ) : null}
      {isOver(view) ? <Words text={contactNotice(view.people, say)} strong /> : null}
    </>
  );
}

/** For whoever comes late or was away: what there is to know, in no more than five lines. */
function SoFar({ view, tongue }: Seen) {
  const { say } = tongue;
  const { phase, inbox, decisions } = view;
  const message = inbox.findLast(({ withdrawn }) => !withdrawn);
  const decided = decisions.findLast(({ open, result }) => !open && result !== null);
  const undecided = decisions.filter(({ open }) => open);
  const asked = undecided.filter(({ mine }) => mine === null);
  const questions = (of: readonly RoleDecision[]): string =>
    of.map(({ question }) => question.trim()).join(' ');
  const lines = [
    phase && say('role.catch-up.now', { phase: phase.title, time: storyTime(view.story, tongue) }),
    phase?.soFar?.trim(),
    message &&
      say('role.catch-up.message', {
        time: storyTime(message.story, tongue),
        from: message.from,
        text: message.text.trim(),
      }),
    decided?.result &&
      say('role.catch-up.decision', {
        question: decided.question.trim(),
        answer: answerWords(decided.result, decided.amount, tongue),
      }),
    asked.length > 0
      ? say('page.so-far.asked', { questions: questions(asked) })
      : undecided.length > 0
        ? say('page.so-far.answered', { questions: questions(undecided) })
        : idleWords(view, say),
  ].filter((each) => typeof each === 'string');
  return (
    <details id="so-far-lines">
      <summary>{say('page.so-far')}</summary>
      <ol>
        {lines.map((each) => (
          <li dir="auto">{each}</li>
        ))}
      </ol>
    </details>
  );
}

/** Nobody has to enter anything; talk may be asked of them. */
const idleWords = ({ discussion }: RoleView, say: Say): string =>
  discussion === null
    ? say('page.asked.nothing')
    : say('page.asked.discussion', { ask: discussion.ask.trim() });

interface DecisionShown {
  readonly decision: RoleDecision;
  /** Title of the role whose page it is. */
  readonly of: string;
  readonly tongue: PageTongue;
  /** What an aide has written for it. */
  readonly proposed: Proposed | undefined;
  readonly isAide: boolean;
  /** Its form stands below, with the options that can be chosen. */
  readonly mayAnswer: boolean;
}

/** What it is to this role; where several decide, with whom. */
function partWords({ part, rule, others }: RoleDecision, of: string, tongue: PageTongue): string {
  const { say } = tongue;
  const beside = others.filter(({ decides, playedBy }) => decides && playedBy !== of);
  if (part !== 'decides' || beside.length === 0) return say(`page.part.${part}`);
  const roles = listOf(
    beside.map(({ title }) => title),
    tongue,
  );
  switch (rule) {
    case 'single':
      return say('page.part.any', { roles });
    case 'majority':
    case 'consensus':
    case 'quorum':
      return say('page.part.together', { roles });
    case 'each':
    case 'lead':
      return say('page.part.decides');
    default:
      return rule satisfies never;
  }
}

function Decision({ decision, of, proposed, isAide, tongue, mayAnswer }: DecisionShown) {
  const { say } = tongue;
  const { amount } = decision;
  const options = decision.options.filter(({ allowed }) => !mayAnswer || !allowed);
  return (
    <div
      class="decision"
      data-asks={say('page.asks', { question: decision.question })}
      data-left={leftToAnswer(decision, tongue)}
    >
      <h3 dir="auto">{decision.question}</h3>
      {decision.whyNow === null ? null : <Words text={decision.whyNow} />}
      {decision.law.length === 0 ? null : (
        <p class="faint">{say('role.turns-on', { law: decision.law.join('; ') })}</p>
      )}
      {decision.secondsLeft === null ? null : (
        <p class="warning">{say('role.story-left', { time: duration(decision.secondsLeft, tongue) })}</p>
      )}
      <TimeBoxShown box={decision} tongue={tongue} />
      <p class="faint">{partWords(decision, of, tongue)}</p>
      {options.length === 0 ? null : (
        <ol class="options">
          {options.map((option) => (
            <li class={option.allowed ? undefined : 'faint'} dir="auto">
              <b>{option.letter ?? '–'}</b> {offeredOption(option, tongue)}
            </li>
          ))}
        </ol>
      )}
      {amount === null ? null : (
        <p>
          {say('desk.decision.amount', {
            min: number(amount.min, amount.unit, tongue),
            max: number(amount.max, amount.unit, tongue),
          })}
        </p>
      )}
      {decision.mine === null ? null : (
        <p class="strong">
          {say('page.answer')}: <span dir="auto">{answerWords(decision.mine, amount, tongue)}</span>
        </p>
      )}
      {proposed === undefined ? null : (
        <>
          <p class="strong">
            {say('role.proposed', { who: proposed.who })}{' '}
            <span dir="auto">{answerWords(proposed.answer, amount, tongue)}</span>
          </p>
          <p class="faint">{say(isAide ? 'role.proposed.by-aide' : 'role.proposed.to-send')}</p>
        </>
      )}
      {decision.others.length === 0 ? null : (
        <details id={`others-${decision.name}`}>
          <summary>{say('page.others')}</summary>
          <ul>
            {decision.others.map((other) => (
              <li>
                <span dir="auto">{other.title}</span>:{' '}
                {other.answer === null
                  ? say(other.answered ? 'role.answered' : 'page.not-answered')
                  : answerWords(other.answer, amount, tongue)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function AtHand({ view, tongue }: Seen) {
  const { say } = tongue;
  return (
    <>
      {view.hotWash === null ? null : <HotWash step={view.hotWash} say={say} />}
      {view.discussion === null || !view.decisions.some(({ open }) => open) ? null : (
        <>
          <h3>{say('role.discussion')}</h3>
          <Words text={view.discussion.ask} strong />
        </>
      )}
      {view.activity === null ? null : <Wall board={view.activity} tongue={tongue} />}
    </>
  );
}

function Inbox({ view, tongue }: Seen) {
  const { say } = tongue;
  const last = view.inbox.at(-1);
  return (
    <div
      class="inbox"
      data-count={String(view.inbox.length)}
      data-news={last === undefined ? '' : say('page.new-message', { from: last.from })}
    >
      <h2>{say('role.inbox')}</h2>
      {view.inbox.length === 0 ? <p class="faint">{say('role.inbox-empty')}</p> : null}
      <Messages of={view.role.name} messages={view.inbox} tongue={tongue} />
      {view.alsoPlays.map(({ role, inbox }) => (
        <>
          <h2>{say('role.inbox-as', { role: role.title })}</h2>
          <p class="faint">{say('role.as', { role: role.title, organisation: role.organisation })}</p>
          <Messages of={role.name} messages={inbox} tongue={tongue} />
        </>
      ))}
    </div>
  );
}

/** Newest first; the newest is told whole, whatever its length. */
function Messages({
  of,
  messages,
  tongue,
}: {
  readonly of: string;
  readonly messages: RoleView['inbox'];
  readonly tongue: PageTongue;
}) {
  return (
    <>
      {messages
        .map((message, place) => (
          <MessageShown
            id={`message-${of}-${place + 1}`}
            message={message}
            whole={place === messages.length - 1}
            tongue={tongue}
          />
        ))
        .toReversed()}
    </>
  );
}

function Facts({ facts, view, tongue }: Seen & { readonly facts: readonly KnownFact[] }) {
  const { say } = tongue;
  if (facts.length === 0) return null;
  return (
    <>
      <h2>{say('role.facts')}</h2>
      <FactList facts={view.facts} tongue={tongue} />
      {view.alsoPlays
        .filter((each) => each.facts.length > 0)
        .map((each) => (
          <>
            <h3>{say('role.facts-as', { role: each.role.title })}</h3>
            <FactList facts={each.facts} tongue={tongue} />
          </>
        ))}
    </>
  );
}

function FactList({ facts, tongue }: { readonly facts: readonly KnownFact[]; readonly tongue: PageTongue }) {
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li>
          <span dir="auto">
            {fact.text.trim()} {fact.detail?.trim() ?? ''}
          </span>{' '}
          <Marking tlp={fact.tlp} /> <small>{tlpMeaning(fact.tlp, tongue.say)}</small>
        </li>
      ))}
    </ul>
  );
}

function World({ view, tongue }: Seen) {
  const { say } = tongue;
  if (view.clocks.length + view.world.length === 0) return null;
  return (
    <div class="beside" tabindex={0} role="region" aria-labelledby="world-title">
      <h2 id="world-title">{say('role.world')}</h2>
      <dl class="gauges">
        {view.clocks.map((clock) => (
          <div>
            <dt dir="auto">{clock.title}</dt>
            <dd>{say('role.story-left', { time: duration(clock.secondsLeft, tongue) })}</dd>
          </div>
        ))}
        {view.world.map((each) => (
          <div>
            <dt dir="auto">{each.title}</dt>
            <dd>
              {gauge(each, tongue)}
              <Bar of={each} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** How full it is. What its author tells in words only is not measured either. */
function Bar({ of: { value, min, max, shownAs } }: { readonly of: Gauge }) {
  const share = shownAs === 'words' || typeof value !== 'number' ? null : shareOf(value, min, max);
  return share === null ? null : <meter value={share.toFixed(2)} aria-hidden="true" />;
}

function Decided({ view, tongue }: Seen) {
  const made = view.decisions.filter((each) => !each.open && each.result !== null);
  if (made.length === 0) return null;
  return (
    <>
      <h2>{tongue.say('role.decided')}</h2>
      <dl>
        {made.map((each) => (
          <>
            <dt dir="auto">{each.question}</dt>
            <dd dir="auto">{each.result === null ? '' : answerWords(each.result, each.amount, tongue)}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

function Brief({ view, tongue }: Seen) {
  const { say } = tongue;
  const soFar = view.phase?.soFar ?? null;
  const { brief, can } = view.role;
  return (
    <>
      {soFar === null ? null : (
        <>
          <h2>{say('role.so-far')}</h2>
          <Words text={soFar} />
        </>
      )}
      {brief === null ? null : (
        <>
          <h2>{say('role.brief')}</h2>
          <Words text={brief} />
          <ul>
            {can.map((each) => (
              <li dir="auto">{each}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Folded: it is long, and at hand all day. */
function Law({ view, tongue }: Seen) {
  return (
    <details>
      <summary>{tongue.say('role.law')}</summary>
      {view.law.map(({ title, text }) => (
        <>
          <h3 dir="auto">{title}</h3>
          <Words text={text} />
        </>
      ))}
    </details>
  );
}

function Log({ view, tongue, story }: Seen & { readonly story: Scenario['story'] }) {
  const { say } = tongue;
  if (view.log.length === 0) return null;
  return (
    <>
      <h2>{say('role.log')}</h2>
      <ul>
        {view.log.toReversed().map((each) => (
          <li>
            <time>{storyTimeAt(story, each.story, tongue)}</time>{' '}
            <span dir="auto">{each.text ?? say(`page.log.${logWord(each.what)}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a role does is told by its words; where it has none, by its kind. */
const logWord = (what: string): 'answer' | 'other' =>
  what === 'answer' || what === 'reverse' ? 'answer' : 'other';
