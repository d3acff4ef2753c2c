/** What an accepted command changes by itself; what follows from it are consequences. */
import { acknowledge, confirmGiven, showWhatCame } from './apply-message.ts';
import { applyToActivity } from './activity.ts';
import { evaluatedBy } from './evaluation.ts';
import {
  beginOpenDecision,
  changeDecision,
  changeInject,
  dropDelayedOf,
  handOnDelayed,
  moveExpected,
} from './change.ts';
import { touchThing, type Draft } from './draft.ts';
import { comingTable } from '../program/machine/inject.ts';
import { moved } from '../program/machine/table.ts';
import { isTickedAlike } from '../questions/correctable.ts';
import { isDropped, itemAhead } from '../questions/gate.ts';
import { noteOccurrence, setEventTime } from './occurrence.ts';
import { unparkedBy } from '../questions/hot-wash.ts';
import { breakDue } from '../questions/moved-break.ts';
import { movedBy, movedWithout } from './moved-break.ts';
import type { CauseBodies, Command, Correction } from '../record/cause.ts';
import type { RecordedDeed, DeedKind, RoleAnswer, SeatState } from '../program/state.ts';

/** `entry` is the command's own number. */
export function applyCause(draft: Draft, command: Command, entry: number): void {
  const { state } = draft;
  if (isDeed(command))
    state.deeds.push({
      entry,
      doneIn: entry,
      story: state.now,
      command,
      role: doerOf(command),
      did: [],
      correctedBy: null,
    });
  noteOccurrence(state, command, entry, draft.wall);
  switch (command.kind) {
    case 'rehearsal':
      state.rehearsal = true;
      return;
    case 'prepare':
      state.prepared = [...new Set(command.body.roles)];
      return;
    case 'seat': {
      const { participant, name, role } = command.body;
      state.prepared = state.prepared.filter((each) => each !== role);
      return changeSeat(draft, command.body.role, (seat) => ({
        participants: seat.participants.includes(participant)
          ? seat.participants
          : [...seat.participants, participant],
        names: name
          ? [
              ...seat.names.filter(([other]) => other !== participant),
              [participant, { entry, text: name.text }],
            ]
          : seat.names,
        empty: false,
        mergedInto: null,
      }));
    }
    case 'unseat': {
      const { participant } = command.body;
      return changeSeat(draft, command.body.role, (seat) => {
        const participants =
          participant === null ? [] : seat.participants.filter((other) => other !== participant);
        return {
          participants,
          names: seat.names.filter(([other]) => participants.includes(other)),
          empty: participants.length === 0,
        };
      });
    }
    case 'merge':
      return changeSeat(draft, command.body.role, () => ({ mergedInto: command.body.into }));
    case 'attribute':
      state.setup = { ...state.setup, attribution: command.body.attribution };
      return;
    case 'chatham-house':
      state.chathamHouse = command.body.on;
      return;
    case 'drop': {
      const { phase, item, dropped } = command.body;
      const at = draft.program.places.phase.get(phase) ?? -1;
      const others = state.dropped.filter((each) => each.phase !== at || each.item !== item);
      state.dropped = dropped ? [...others, { phase: at, item }] : others;
      state.movedBreaks = [...movedWithout(state, at, item)];
      return beginOpenDecision(draft);
    }
    case 'move-break': {
      const moved = movedBy(draft.program, command.body);
      const { phase, item } = moved;
      if (!isDropped(state, phase, item)) state.dropped.push({ phase, item });
      state.movedBreaks = [...movedWithout(state, phase, item), moved];
      return;
    }
    case 'pause': {
      // any break counts as the moved break that was due, no matter who called it
      const due = command.body.reason === 'break' ? breakDue(state) : null;
      if (due !== null) state.movedBreaks = [...movedWithout(state, due.phase, due.item)];
      return;
    }
    case 'more-time': {
      const { of, minutes } = command.body;
      if (of === 'item') state.moreMinutes += minutes;
      else if (state.pause !== null && state.pause.until !== null)
        // when the return is already overdue, the added minutes count from now
        state.pause = {
          ...state.pause,
          until: Math.max(state.pause.until, draft.wall ?? state.pause.until) + minutes * 60_000,
        };
      return;
    }
    case 'hold':
      return changeInject(draft, command.body.inject, () => ({ held: true }));
    case 'release': {
      // releasing a proposed inject delivers it and leaves it held; releasing one that is not due yet only ends the hold
      const { inject } = command.body;
      return changeInject(draft, inject, ({ coming, held }) => ({ held: coming === 'proposed' && held }));
    }
    case 'retime':
      return changeInject(draft, command.body.inject, ({ coming }) => ({
        coming: moved(comingTable, coming, 'retime'),
        retimed: command.body.at,
        usedUntil: -1,
      }));
    case 'edit': {
      const { inject, role: forRole, said } = command.body;
      return changeInject(draft, inject, ({ edits }) => ({
        edits: [
          ...edits.filter((edit) => edit.role !== forRole),
          { role: forRole, said: { entry, text: said.text } },
        ],
      }));
    }
    case 'ask':
      state.questions.push({
        entry,
        by: command.body.by,
        said: { entry, text: command.body.said.text },
        story: state.now,
        wall: draft.wall,
        answered: false,
        deferred: false,
      });
      return;
    case 'defer':
      state.questions = state.questions.map((question) =>
        question.entry === command.body.question ? { ...question, deferred: true } : question,
      );
      return;
    case 'say': {
      const { from, to } = command.body;
      // who adds to a question that was put off asks again
      if (to.includes('exercise_control'))
        state.questions = state.questions.map((question) =>
          question.by === from && question.deferred ? { ...question, deferred: false } : question,
        );
      return;
    }
    case 'reply':
      state.questions = state.questions.map((question) =>
        question.entry === command.body.question ? { ...question, answered: true } : question,
      );
      return;
    case 'answer':
      return give(draft, command.body.decision, {
        role: command.body.by,
        answer: command.body.answer,
        grounds: command.body.grounds,
        saidIn: entry,
        amended: [],
        added: command.body.added,
        instead: command.body.instead,
        saidAt: command.body.saidAt,
        ...place(draft, entry),
      });
    case 'amend': {
      const { decision, by, grounds, saidAt } = command.body;
      const at = draft.program.places.decision.get(decision) ?? -1;
      const stands = state.decisions[at]?.answers.find((own) => own.role === by);
      if (stands !== undefined && saidAt !== null) setEventTime(state, stands.saidIn, saidAt);
      return changeDecision(draft, decision, (now) => ({
        answers: now.answers.map((own) =>
          own.role === by ? { ...own, amended: [...own.amended, { entry, grounds }] } : own,
        ),
      }));
    }
    case 'happened':
      return setEventTime(state, command.body.entry, command.body.at);
    case 'retract':
      return changeDecision(draft, command.body.decision, (now) => ({
        answers: now.answers.filter((own) => own.role !== command.body.by),
      }));
    case 'recall':
      return changeDecision(draft, command.body.decision, () => ({ answers: [] }));
    case 'extend':
      return changeDecision(draft, command.body.decision, (now) => ({
        until: now.until === null ? null : now.until + command.body.seconds,
        moreMinutes: now.moreMinutes + command.body.minutes,
      }));
    case 'allow':
      return changeDecision(draft, command.body.decision, (now) => ({
        allowed: [...now.allowed.filter((option) => option !== command.body.option), command.body.option],
      }));
    case 'reverse':
      return give(draft, command.body.decision, {
        role: command.body.by,
        answer: command.body.answer,
        grounds: command.body.because ? { rationale: command.body.because } : {},
        saidIn: entry,
        amended: [],
        added: [],
        instead: false,
        saidAt: null,
        ...place(draft, entry),
      });
    case 'aloud':
      return hearAloud(draft, command.body.fact, null);
    case 'told-back':
      state.briefBacks.push({
        entry,
        phase: state.phase,
        visit: state.phases[state.phase]?.visits ?? 0,
        item: itemAhead(draft.program, state),
        by: command.body.by,
        said: command.body.said,
      });
      return;
    case 'heard': {
      const { discussion, task, heard } = command.body;
      const others = state.heard.filter((each) => each.discussion !== discussion || each.task !== task);
      state.heard = heard ? [...others, { discussion, task }] : others;
      return;
    }
    case 'note': {
      const { tag, role: about, about: of, on, said, interprets } = command.body;
      if (interprets !== undefined) {
        state.interpreted.push({ ...interprets, said: { entry, text: said.text } });
        return;
      }
      const during = state.stage === 'hot-wash' ? (state.turns.at(-1)?.at ?? null) : null;
      state.notes.push({
        entry,
        tag,
        role: about,
        about: of,
        on: on ?? null,
        said: { entry, text: said.text },
        during,
      });
      return;
    }
    case 'turn-to':
      state.turns.push({ at: command.body.at, wall: draft.wall });
      return;
    case 'unpark':
      state.unparked = [
        ...state.unparked.filter(({ note }) => note !== command.body.note),
        unparkedBy(command.body, entry),
      ];
      return;
    case 'join':
      state.atScreens = [...state.atScreens, command.body.participant];
      return showWhatCame(draft);
    case 'left': {
      const { participant } = command.body;
      state.atScreens = state.atScreens.filter((other) => other !== participant);
      return;
    }
    case 'next': {
      const item = draft.program.scenario.phases[state.phase]?.agenda[itemAhead(draft.program, state)];
      if (item?.does === 'decide') changeDecision(draft, item.decision, () => ({ put: true }));
      return;
    }
    case 'open':
    case 'put':
      return changeDecision(draft, command.body.decision, () => ({ put: true }));
    case 'given':
      return confirmGiven(draft, command.body, entry);
    case 'acknowledge':
      return acknowledge(draft, command.body, entry);
    case 'contribute':
    case 'cluster':
    case 'vote':
    case 'draw':
    case 'rate':
    case 'take-down':
      return applyToActivity(draft, command, entry);
    case 'door':
    case 'scale':
    case 'judge':
    case 'reconcile':
    case 'find':
    case 'issue':
    case 'comment':
    case 'dispose':
    case 'meet':
    case 'approve':
    case 'plan-action':
    case 'accept-action':
      state.evaluation = evaluatedBy(state.evaluation, command, {
        entry,
        wall: draft.wall,
        participant: draft.author.participant,
        role: draft.author.role,
      });
      return;
    case 'correct':
      return applyCorrection(draft, command.body, entry);
    // these change nothing by themselves: their consequences do
    case 'brief':
    case 'start':
    case 'resume':
    case 'end':
    case 'hot-wash':
    case 'debrief':
    case 'close':
    case 'jump-over':
    case 'advance':
    case 'go':
    case 'leave':
    case 'close-discussion':
    case 'deliver':
    case 'skip':
    case 'withdraw':
    case 'adhoc':
    case 'settle':
    case 'act':
    case 'share':
    case 'seen':
    case 'override':
      return;
    // these are only recorded
    case 'mark':
    case 'exercise':
    case 'box-ran-out':
    case 'transcribe':
    case 'erased':
      return;
    default:
      return command satisfies never;
  }
}

type DeedCommand = RecordedDeed['command'];

/** Whose deed a command is; null is exercise control. */
const doers: { readonly [K in DeedKind]: (body: CauseBodies[K]) => string | null } = {
  answer: ({ by }) => by,
  reverse: ({ by }) => by,
  act: ({ by }) => by,
  share: ({ by }) => by,
  ask: ({ by }) => by,
  say: ({ from }) => from,
  override: () => null,
  seen: () => null,
  deliver: () => null,
  release: () => null,
  adhoc: () => null,
  reply: () => null,
  aloud: () => null,
};
const isDeed = (command: Command): command is DeedCommand => Object.hasOwn(doers, command.kind);
const doerOf = ({ kind, body }: DeedCommand): string | null =>
  (doers[kind] as (body: DeedCommand['body']) => string | null)(body);

const place = (draft: Draft, entry: number): Pick<RoleAnswer, 'entry' | 'story' | 'wall'> => ({
  entry,
  story: draft.state.now,
  wall: draft.wall,
});

function changeSeat(draft: Draft, role: string, change: (seat: SeatState) => Partial<SeatState>): void {
  const at = draft.program.places.role.get(role) ?? -1;
  const seat = draft.state.seats[at];
  if (seat) draft.state.seats[at] = { ...seat, ...change(seat) };
  // whoever has the role now has before them what came to it
  showWhatCame(draft);
}

/** A role has one standing answer: a later one takes its place. */
function give(draft: Draft, decision: string, answer: RoleAnswer): void {
  changeDecision(draft, decision, (now) => {
    const at = now.answers.findIndex((own) => own.role === answer.role);
    return {
      answers:
        at < 0 ? [...now.answers, answer] : now.answers.map((own, other) => (other === at ? answer : own)),
    };
  });
}

/** Who heard it, over all the times that it was said aloud except one that was a mistake. */
function hearAloud(draft: Draft, fact: string, mistake: RecordedDeed | null): void {
  const { state, program } = draft;
  const at = program.places.fact.get(fact) ?? -1;
  const now = state.facts[at];
  if (!now) return;
  const heard = state.deeds.flatMap((deed) =>
    deed !== mistake &&
    deed.correctedBy === null &&
    deed.command.kind === 'aloud' &&
    deed.command.body.fact === fact
      ? [deed.command.body.to]
      : [],
  );
  const roles = [...new Set(heard.flatMap((to) => (to === 'all' ? [] : to)))];
  const aloud = heard.includes('all') ? 'all' : roles.length > 0 ? roles : null;
  state.facts[at] = { ...now, aloud };
  touchThing(draft, 'fact', at);
}

/** What was meant is a deed like the one in whose place it stands, and can be corrected in its turn. */
function standsInstead(deed: RecordedDeed, instead: Correction, entry: number, now: number): RecordedDeed {
  const command = meantBy(deed.command, instead);
  // another expected action is ticked now; all else was done when the mistake was made
  const anew =
    instead.of === 'seen' &&
    (deed.command.kind !== 'seen' || deed.command.body.expected !== instead.expected);
  return {
    entry,
    doneIn: deed.doneIn,
    story: anew ? now : deed.story,
    command,
    role: doerOf(command),
    did: [],
    correctedBy: null,
  };
}

/** The command with what stands in its place; `of` says which one it is, so that its body fits. */
function meantBy(command: DeedCommand, instead: Correction): DeedCommand {
  switch (instead.of) {
    case 'answer':
    case 'override':
    case 'seen':
    case 'adhoc':
    case 'say':
    case 'aloud': {
      const { of: _, ...other } = instead;
      return { ...command, body: { ...command.body, ...other } } as DeedCommand;
    }
    case 'share':
      return { ...command, body: { ...command.body, with: instead.to } } as DeedCommand;
    case 'deliver':
      // a proposal that was released went to its own recipients
      return { kind: 'deliver', body: { ...command.body, to: instead.to } } as DeedCommand;
  }
}

function applyCorrection(draft: Draft, { entry, instead }: CauseBodies['correct'], correction: number): void {
  const { state, program } = draft;
  const deed = state.deeds.findLast((candidate) => candidate.entry === entry);
  if (!deed) return;
  const { command } = deed;
  const wasDone = command.kind !== 'release' || deed.did.some(({ did }) => did === 'inject');
  if (instead !== null && wasDone) state.deeds.push(standsInstead(deed, instead, correction, state.now));
  switch (command.kind) {
    case 'answer': {
      const { decision } = command.body;
      return changeDecision(draft, decision, ({ answers }) => {
        const mistaken = answers.find((given) => given.entry === entry);
        const others = answers.filter((given) => given !== mistaken);
        if (mistaken === undefined || instead?.of !== 'answer') return { answers: others };
        const { answer, by } = instead;
        const mended = { ...mistaken, answer, role: by, entry: correction };
        return { answers: [...others.filter((given) => given.role !== by), mended] };
      });
    }
    case 'say': {
      const to = instead && 'to' in instead ? instead.to : [];
      state.messages = state.messages.map((message) =>
        message.said?.entry === deed.doneIn
          ? {
              ...message,
              withdrawnFrom: message.to.filter(
                (role) => message.withdrawnFrom.includes(role) || !to.includes(role),
              ),
            }
          : message,
      );
      return;
    }
    case 'seen': {
      // the expected action to be ticked instead may be ticked already: it is unticked, too, and then ticked anew
      const unticked = new Set([
        command.body.expected,
        ...(instead?.of === 'seen' ? [instead.expected] : []),
      ]);
      for (const expected of unticked) moveExpected(draft, expected, 'untick');
      return instead?.of === 'seen' && isTickedAlike(command.body, instead)
        ? handOnDelayed(draft, entry, correction)
        : dropDelayedOf(draft, entry);
    }
    case 'share':
      return dropDelayedOf(draft, entry);
    case 'aloud':
      return hearAloud(draft, command.body.fact, deed);
    case 'act': {
      if (instead !== null) return;
      const { action } = command.body;
      const at = program.places.action.get(action) ?? -1;
      const others = state.deeds.filter(
        (one) =>
          one !== deed &&
          one.correctedBy === null &&
          one.command.kind === 'act' &&
          one.command.body.action === action,
      );
      state.actions[at] = { times: others.length, last: others.at(-1)?.story ?? -1 };
      dropDelayedOf(draft, entry);
      return touchThing(draft, 'action', at);
    }
    case 'release':
      if (!wasDone) changeInject(draft, command.body.inject, () => ({ held: true }));
      return;
    // their consequences put these right
    case 'override':
    case 'deliver':
    case 'adhoc':
    // never put right
    case 'reverse':
    case 'ask':
    case 'reply':
      return;
  }
}
