/** @jsxImportSource hono/jsx */
/** Pages of those who watch: an evaluator, an interpreter, and the safety lead who may stop play. */
import { ratings } from '@sandtable/core/evaluation';
import type { EvaluatorBoard, RoleView } from '@sandtable/core/view';
import { languageCalled, ratingLetter, ratingWords } from '@sandtable/words/play';
import type { BesideText, BothLanguages } from '../seats/both-languages.ts';
import type { WatchedObjective } from '../seats/objectives.ts';
import type { SeatOffer, SeatView } from '../seats/seats.ts';
import { formPart, type SentForm } from './form.tsx';
import { textPart, type PagePart } from './part.tsx';
import { roomParts } from './room-parts.tsx';
import { MessageShown, Words } from './told.tsx';
import type { PageTongue } from './tongue.ts';

type Watching = Extract<
  SeatView,
  { readonly of: 'evaluator' | 'interpreter' } | { readonly of: 'safety-lead' }
>;

/** First what all may see, then the note, which takes its time and its place by itself; what to watch for, and beside it what reaches whom. */
export function watchParts(seen: Watching, tongue: PageTongue, again?: SentForm): readonly PagePart[] {
  const { say } = tongue;
  const form = (offer: SeatOffer): PagePart =>
    formPart(offer, {
      capacity: { of: seen.of },
      say,
      again,
      open: offer.power.id === 'note' || offer.power.id === 'interpret',
    });
  const room = roomParts(seen.view, tongue);
  switch (seen.of) {
    case 'safety-lead':
      return [...room, ...seen.offers.map(form)];
    case 'evaluator':
      return [
        ...room,
        ...(seen.offers.length === 0 ? [] : [textPart('do', <h2>{say('page.do')}</h2>)]),
        ...seen.offers.toSorted((one, other) => rank(one) - rank(other)).map(form),
        ...(seen.evaluation === null
          ? []
          : [textPart('ratings', <Ratings evaluation={seen.evaluation} tongue={tongue} />)]),
        textPart('objectives', <Objectives objectives={seen.objectives} tongue={tongue} />),
        ...(seen.watched.length === 0
          ? []
          : [textPart('watched', <Watched roles={seen.watched} tongue={tongue} />)]),
      ];
    case 'interpreter':
      return [
        ...room,
        ...(seen.offers.length === 0 ? [] : [textPart('do', <h2>{say('page.do')}</h2>)]),
        ...seen.offers.map(form),
        textPart('both', <Both both={seen.both} tongue={tongue} />),
      ];
    default:
      return seen satisfies never;
  }
}

/** Text beside text, as they were said and as they were put: the newest of what was told and said first. */
function Both({ both: { languages, roles }, tongue: { say } }: Side) {
  const [own, other] = languages;
  return (
    <div class="beside" tabindex={0} role="region" aria-labelledby="both-title">
      <h2 id="both-title">
        {say('page.both', {
          languages:
            other === null ? languageCalled(own) : `${languageCalled(own)}, ${languageCalled(other)}`,
        })}
      </h2>
      {roles.length === 0 ? <p class="faint">{say('page.both.nobody')}</p> : null}
      {roles.map(({ title, texts }) => (
        <>
          <h3 dir="auto">{title}</h3>
          {texts.length === 0 ? <p class="faint">{say('page.watched.nothing')}</p> : null}
          {kindsOfText
            .map((kind) => ({ kind, own: texts.filter(({ of }) => of === kind).slice(-mostWatched) }))
            .filter((each) => each.own.length > 0)
            .map((each) => (
              <>
                <p class="faint">{say(`page.both.${each.kind}`)}</p>
                {each.own.toReversed().map((text) => (
                  <div class="both">
                    <Words text={text.own} />
                    {text.other === null ? null : (
                      <div lang={other ?? undefined}>
                        <Words text={text.other} />
                      </div>
                    )}
                  </div>
                ))}
              </>
            ))}
        </>
      ))}
    </div>
  );
}
interface Side {
  readonly both: BothLanguages;
  readonly tongue: PageTongue;
}
const kindsOfText = ['asked', 'told', 'said', 'known'] as const satisfies readonly BesideText['of'][];

/** What they are here for comes first. */
const rank = ({ power }: SeatOffer): number => (power.id === 'note' ? 0 : 1);

/** What each rating means, and what they rated so far; what others said of it once that may be seen. */
function Ratings({
  evaluation: { rated, scale },
  tongue: { say },
}: {
  readonly evaluation: EvaluatorBoard;
  readonly tongue: PageTongue;
}) {
  const given = rated.filter(({ count }) => count > 0);
  return (
    <>
      <h2>{say('evaluation.debrief.rated')}</h2>
      <ul>
        {ratings
          .filter((each) => scale === 'psmu' || each === 'not-observed')
          .map((each) => (
            <li>
              {ratingLetter(each, say)}: {ratingWords(each, say).name}. {ratingWords(each, say).means}
            </li>
          ))}
      </ul>
      {given.map(({ title, judgements, reconciled }) => (
        <>
          <h3 dir="auto">{title}</h3>
          <p dir="auto">
            {[
              ...judgements.map(({ rating, said }) =>
                [ratingLetter(rating, say), said ?? ''].join(' ').trim(),
              ),
              ...(reconciled === null
                ? []
                : [
                    say('evaluation.debrief.reconciled', {
                      rating: ratingLetter(reconciled.rating, say),
                      said: reconciled.said ?? '',
                    }),
                  ]),
            ].join('; ')}
          </p>
        </>
      ))}
    </>
  );
}

/** How much of what reached a role stands there: the last. */
const mostWatched = 12;

/** What reached the roles that they watch, newest first, and what they said and did. */
function Watched({ roles, tongue }: { readonly roles: readonly RoleView[]; readonly tongue: PageTongue }) {
  const { say } = tongue;
  return (
    <div class="beside" tabindex={0} role="region" aria-labelledby="watched-title">
      <h2 id="watched-title">{say('page.watched')}</h2>
      {roles.map(({ role, inbox, log }) => (
        <>
          <h3 dir="auto">{role.title}</h3>
          {inbox.length === 0 && log.length === 0 ? <p class="faint">{say('page.watched.nothing')}</p> : null}
          {log
            .flatMap(({ text }) => (text === null ? [] : [text]))
            .slice(-mostWatched)
            .toReversed()
            .map((text) => (
              <Words text={text} />
            ))}
          {inbox
            .map((message, place) => (
              <MessageShown
                id={`watched-${role.name}-${place + 1}`}
                message={message}
                whole={false}
                tongue={tongue}
              />
            ))
            .slice(-mostWatched)
            .toReversed()}
        </>
      ))}
    </div>
  );
}

function Objectives({
  objectives,
  tongue: { say },
}: {
  readonly objectives: readonly WatchedObjective[];
  readonly tongue: PageTongue;
}) {
  if (objectives.length === 0) return null;
  return (
    <>
      <h2>{say('page.objectives')}</h2>
      {objectives.map(({ text, targets }) => (
        <>
          <h3 dir="auto">{text}</h3>
          <ul>
            {targets.map((target) => (
              <li dir="auto">
                {target.text}
                {target.tasks.length === 0 ? null : (
                  <ul>
                    {target.tasks.map((task) => (
                      <li dir="auto">{task}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}
