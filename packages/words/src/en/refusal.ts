import type { Area } from '../area.ts';

/** Why a command was not accepted, and what to do instead; the codes are those of the core. Nothing has changed then. */
export const refusal = {
  'refusal.ill-formed':
    'That is not a command as this Sandtable knows it: {field} cannot be {found}. Nothing was done.',
  'refusal.not-yours': 'Only the role itself, or exercise control, can do that.',
  'refusal.stage':
    '{stage, select, conduct {That is done before StartEx.} paused {That cannot be done in a pause.} closed {The exercise is closed: nothing can be added.} briefing {Play has not begun: StartEx comes first.} other {That cannot be done at this stage of the exercise.}}',
  'refusal.paused': 'The exercise is paused. Resume it first.',
  'refusal.jumping': 'Time is jumping. Wait until it has arrived.',
  'refusal.unknown': 'The scenario has no {what} “{name}”.',
  'refusal.no-roles': 'Say to whom: at least one role.',
  'refusal.setup.parameter': 'The scenario has no parameter “{parameter}”. It has: {parameters}.',
  'refusal.setup.value': 'The parameter “{parameter}” cannot be “{value}”. It is a {type}: {values}.',
  'refusal.strike.no-remark':
    'Entry {entry} holds no remark of a person. Remarks are answers and their reasons, questions, what was said, noted or written on a wall.',
  'refusal.strike.gone': 'The words of entry {entry} are gone already.',
  'refusal.strike.too-late':
    'More than a day has passed since EndEx: until then anybody could have an own remark struck. Now it is for the organiser to erase it.',
  'refusal.chatham-house.promised':
    'The Chatham House Rule was promised when play began. It cannot be lifted any more.',
  'refusal.chatham-house.no-names': 'The Chatham House Rule holds: no name is kept. Enter it without a name.',
  'refusal.settle.cycle':
    'That would set off a circle of consequences that never ends ({cycle}). Nothing was done. The scenario must be mended; go on another way.',
  'refusal.advance.whole-seconds': 'Story time moves by whole seconds, not to {to}.',
  'refusal.next.decision-open':
    '{serial} is open. Enter what they say, give them more time, close it with its default, or jump over it.',
  'refusal.next.advancing': 'Story time is on its way. Go on from where it stopped, or jump over it.',
  'refusal.exercise.no-date': '{date} is no date of the calendar. Write year, month and day: 2026-12-01.',
  'refusal.exercise.no-site':
    'This exercise speaks of a site that it does not have. Name the site first, or leave it out.',
  'refusal.next.nothing': 'Nothing is next: the agenda of this module is done.',
  'refusal.drop.no-item': 'The agenda of {phase} has no item {item}. `sheet` lists the items.',
  'refusal.drop.begun':
    'This item was begun or is over: it cannot be dropped or put back. `next` ends what goes on.',
  'refusal.drop.already': 'This item is dropped already. `keep` puts it back.',
  'refusal.drop.not-dropped': 'This item stands in the agenda already.',
  'refusal.move-break.no-break':
    'Only a break can be moved. Anything else may be dropped, or comes at its place.',
  'refusal.move-break.past':
    'That item is over already, so the break would come now: take the break now, or move it behind an item that is still to come.',
  'refusal.more-time.nothing': 'Say how many minutes more, as a number above nought.',
  'refusal.more-time.no-break':
    'No break with a time of return goes on. `pause` begins one with a time of return.',
  'refusal.more-time.no-item':
    'No discussion, activity or brief-back is open. A decision gets more time by `extend`.',
  'refusal.jump-over.nothing': 'There is no item to jump over: the agenda of this module is done.',
  'refusal.leave.not-done':
    '{left, plural, one {# item is} other {# items are}} left in this module. Do them or jump over them; “go” leaves all the same.',
  'refusal.leave.no-exit':
    'The scenario has no way on from here that is open now. “go” leads to a module, “end” ends the exercise.',
  'refusal.discussion.none-open': 'No discussion is open.',
  'refusal.activity.not-begun':
    'The activity “{activity}” was not begun, so there is no wall to write on. `next` begins it when its turn comes.',
  'refusal.activity.kind':
    '{kind, select, brainstorm {“{activity}” is a brainstorm: it takes ideas, headings and votes.} premortem {“{activity}” is a premortem: it takes reasons, votes and what to do about a reason.} futures {“{activity}” draws four futures: it takes axes and futures.} other {“{activity}” is a survey: it takes the answers of a role.}}',
  'refusal.activity.whose': 'There is no role and no group “{name}” whose idea it could be.',
  'refusal.activity.no-card':
    '{of, select, idea {No idea} heading {No heading} reason {No reason} other {Nothing}} with the number {number} stands on the wall. Say one of the numbers that do.',
  'refusal.activity.about':
    '{of, select, mitigation {Say which reason it is about, by its number.} other {It stands for itself, under nothing. Leave the number out.}}',
  'refusal.activity.votes': '{votes} is not a count of votes. Say a whole number from 0 to {most}.',
  'refusal.activity.axis-ends':
    '{part, select, across {An axis has a name and two ends, and no story.} up {An axis has a name and two ends, and no story.} other {A future has a name and a story, and no ends.}}',
  'refusal.activity.ratings':
    'The survey has {items, plural, one {# question} other {# questions}} and there are {given, plural, one {# answer} other {# answers}}. Give each question a whole number from 1 to 5, or - where there was no answer.',
  'refusal.activity.sealed':
    'The survey is closed and everybody saw how the answers lie, so no answer is added or taken back now. Put it into a note.',
  'refusal.activity.nothing-there':
    'Entry {entry} put nothing on the wall of “{activity}” that still stands there.',
  'refusal.inject.already-skipped': 'That inject is skipped already.',
  'refusal.inject.not-held':
    'That inject is neither held nor proposed, so there is nothing to release. Deliver it to send it now.',
  'refusal.inject.not-delivered': 'That inject was not delivered, so there is nothing to withdraw.',
  'refusal.inject.already-withdrawn': 'That inject is withdrawn already.',
  'refusal.inject.already-delivered':
    'That inject was delivered as often as it can be. Send a new one, or withdraw it.',
  'refusal.inject.in-the-past': 'That story time is past. Give a later one, or deliver the inject now.',
  'refusal.reply.no-question': 'There is no question {question}.',
  'refusal.decision.already-open': '{serial} is open already.',
  'refusal.decision.closed': '{serial} is closed. Reverse it, or reopen it.',
  'refusal.decision.not-open': '{serial} is not open. Open it first.',
  'refusal.decision.not-closed': '{serial} is not closed yet: change the answer instead.',
  'refusal.decision.not-ready':
    '{serial} is not decided yet by its rule. Enter the missing answers, or close it with its default. Waiting: {waiting}.',
  'refusal.decision.not-reversible': '{serial} cannot be reversed by a role; exercise control can.',
  'refusal.answer.not-a-decider': 'The role {role} has no part in {serial}. Those who have: {roles}.',
  'refusal.answer.absent':
    'Nobody plays the role {role}, so its answer to {serial} would not count. Seat somebody there, or play it from here.',
  'refusal.answer.played-by':
    'The role {role} is played by {holder}: enter what it answers to {serial} for {holder}.',
  'refusal.answer.form':
    '{serial} asks for {form, select, choice {one option} several {one or more options} amount {an amount} ranking {a ranking of all options} other {words}}.',
  'refusal.answer.unknown-option': '{serial} has no option “{option}”. It has: {options}.',
  'refusal.answer.option-gated':
    'The option “{option}” of {serial} is not open now. Allow it first, with a reason.',
  'refusal.answer.amount-range': '{serial} takes an amount from {min} to {max}, not {amount}.',
  'refusal.answer.ranking-incomplete': '{serial} wants all options in an order, each once: {options}.',
  'refusal.answer.closed-list': '{serial} takes no answer but its options: {options}.',
  'refusal.answer.none-to-take-back': 'The role {role} has given no answer to {serial}.',
  'refusal.told-back.none': 'No brief-back is under way. It begins when its item of the agenda comes.',
  'refusal.told-back.columns':
    'The form of this brief-back has {columns, plural, one {# column} other {# columns}}: say no more texts than that.',
  'refusal.put.not-open':
    '{serial} is not open, so it cannot be put to the room. To open it first: open {serial}.',
  'refusal.put.already': '{serial} was put to the room already.',
  'refusal.given.not-by-hand':
    'Everybody to whom that inject goes has a screen and reads it there: nothing is confirmed as given.',
  'refusal.given.already': 'That inject was confirmed as given already. To change it, take that back first.',
  'refusal.given.not-yet': 'That inject was not confirmed as given, so there is nothing to take back.',
  'refusal.heard.not-listened-for': 'The discussion {discussion} does not listen for {task}.',
  'refusal.rehearsal.late':
    'A rehearsal is one from its first entry. `run --rehearse` begins one on a record of its own.',
  'refusal.amend.no-answer':
    '{role} has no answer to {serial} to which something could be added. `decide` enters one.',
  'refusal.amend.nothing': 'Nothing was said to be added.',
  'refusal.answer.proposal': '{serial} has no prepared proposal {proposal}.',
  'refusal.effect.value': '{variable} is not a number, so nothing can be added to it.',
  'refusal.lead.confirms': '{serial} is confirmed by its lead, or by exercise control.',
  'refusal.extend.nothing': 'Say how much more time: minutes in the room, or story time.',
  'refusal.extend.no-window': '{serial} has no deadline in story time; give it more minutes in the room.',
  'refusal.allow.not-gated': 'The option “{option}” of {serial} is open already.',
  'refusal.act.not-by': 'The role {role} cannot do that.',
  'refusal.act.gated': 'That cannot be done now: what it needs is not the case yet, or not any more.',
  'refusal.act.times': 'That was done as often as it can be ({times}).',
  'refusal.act.too-soon': 'It is too soon to do that again.',
  'refusal.act.no-cost': 'What that costs could not be computed, so it was not done.',
  'refusal.acknowledge.no-message': 'The role {role} has not received as many as {message} messages.',
  'refusal.acknowledge.already': 'That was confirmed already.',
  'refusal.share.not-known':
    'The role {role} does not know that, so it cannot share it. A fact said aloud by somebody else is marked as said aloud.',
  'refusal.share.marking':
    'It is marked {marking}, which does not let it go to: {roles}. If it is shared with them all the same, add `beyond`: the record says then that the marking was breached. If they heard it in the room, mark it as said aloud.',
  'refusal.override.derived':
    '{variable} follows from others ({formula}) and cannot be set. Set one of those.',
  'refusal.override.value': '{variable} cannot be “{value}”.',
  'refusal.seen.already': 'That expected action is marked already. Correct the entry that marked it.',
  'refusal.hot-wash.no-question': 'The hot wash has no question {number}: they count from 1 to {last}.',
  'refusal.unpark.not-parked':
    'Entry {entry} is no note on the parking lot. What is said of it belongs to one that is: tag a note with ?.',
  'refusal.unpark.action':
    'An action needs what is done and who owns it. Without an owner it is left as it is.',
  'refusal.unpark.no-action':
    'Only an action has an owner and a day. Make it an action, or leave out the owner and the day.',
  'refusal.happened.no-time':
    'Entry {entry} has no time in the room of its own to be changed. What was done and said in the exercise has one, where its clock in the room was kept.',
  'refusal.happened.as-entered': 'Entry {entry} stands as having happened when it was entered.',
  'refusal.happened.future':
    'It cannot have happened after it was entered, as entry {entry}. Give an earlier time.',
  'refusal.happened.before':
    'It cannot have happened before what it followed, entry {entry}. If that happened earlier, too, give its time first.',
  'refusal.happened.after':
    'It cannot have happened after what followed it, entry {entry}. Give an earlier time, or take that one’s time back first.',
  'refusal.scale.late':
    'Somebody has rated already. How is chosen before the first rating: what was rated one way is not counted another.',
  'refusal.judge.scale':
    'This exercise is rated {scale, select, narrative {in words: leave the letter out} other {with a letter: P, S, M or U, or say that it was not observed}}.',
  'refusal.judge.words': 'Without a letter a rating of {name} is its words: say what was performed, and how.',
  'refusal.judge.condition':
    'M names what made the challenges major: it hurt other activities, it added risk, or it departed from plan, procedure or law.',
  'refusal.judge.no-condition':
    'Only M has such a condition. If it hurt others, added risk or departed from plan or law, the rating is M.',
  'refusal.judge.breach':
    'Where law or rights were breached it is no {rating}: M is the best it can be. Rate it M, or say that they were not breached here.',
  'refusal.judge.breach-found':
    'The record shows breaches: {found}. A breach of law or rights caps the rating at M. Rate it M, or say that none of them bears on this.',
  'refusal.judge.no-observation':
    'A rating rests on at least one observation: name the entry of a note that says what was seen. If nobody saw it, it was not observed.',
  'refusal.judge.not-watched':
    'This evaluator watches {watches} and not {objective}. Each rates what they watch; who watches what can be changed.',
  'refusal.judge.reconciled': 'The debrief has said what {name} is rated: no rating is added to that.',
  'refusal.judge.name':
    'A name belongs to a paper that is typed in: say the number of the evaluator, too, or leave the name out.',
  'refusal.reconcile.none':
    'Nobody has rated {name}: there is nothing to reconcile. Somebody must rate it first.',
  'refusal.find.artefact':
    'Entry {entry} is an artefact: only the exercise brought it about. It says nothing of those who were exercised, and no rating or finding rests on it.',
  'refusal.find.no-evidence': 'A finding rests on what was seen: name at least one entry.',
  'refusal.find.analysis':
    'An area for improvement needs its analysis and the kind of its root cause: why did what happened differ from what should have?',
  'refusal.find.strength': 'A strength has no root cause and no recommendation. Leave them out.',
  'refusal.find.ten':
    'A report carries {most} recommendations and no more: more are not followed. Join two, or take the weakest out first.',
  'refusal.find.none': 'Entry {entry} is no finding that stands. Name the entry in which it was found first.',
  'refusal.issue.no-findings': 'There is no finding yet, so there is nothing for the organisations to check.',
  'refusal.report.open-comments':
    'These comments of organisations wait for what becomes of them: entries {entries}. Dispose of each first.',
  'refusal.report.no-draft': 'No draft is out yet. Issue one: the organisations check it before the meeting.',
  'refusal.report.met':
    'The after-action meeting has been held. What it agreed goes into the final; there is no further draft and no comment.',
  'refusal.report.not-met':
    'The final comes after the after-action meeting, which has not been held. Enter the meeting first.',
  'refusal.report.final':
    'The report is final and signed: what it carries does not change any more. Only the owners of its actions still accept them.',
  'refusal.comment.not-in-draft':
    'The finding of entry {entry} is not in the draft that is out. Issue another draft first.',
  'refusal.comment.not-theirs':
    'The finding of entry {entry} is of another organisation: {organisation} checks its own, and those of several.',
  'refusal.dispose.no-comment': 'Entry {entry} is no comment on a finding.',
  'refusal.plan-action.strength':
    'The finding of entry {entry} is a strength. A corrective action belongs to an area for improvement.',
  'refusal.plan-action.dates':
    '“{starts}” to “{ends}” are no two days in order. Write days as 2027-03-31, the end not before the start.',
  'refusal.action.none':
    'Entry {entry} is no corrective action. Name the entry in which it was planned first.',
  'refusal.accept-action.already': 'That action was accepted already, by entry {entry}.',
  'refusal.organisation.other': '{role} speaks for its own organisation, and not for {organisation}.',
  'refusal.defer.already': 'The question of entry {question} is answered or put off already.',
  'refusal.correct.no-such-entry': 'Entry {entry} is not one that can be corrected.',
  'refusal.correct.kind': 'Entry {entry} cannot be corrected that way. Rewinding forks the record before it.',
  'refusal.correct.already': 'Entry {entry} was corrected already, by entry {by}. Correct that one.',
  'refusal.correct.taken-back':
    'Entry {entry} took entry {mistake} back, so nothing stands there. Enter what was meant anew.',
  'refusal.correct.not-standing':
    'The answer of entry {entry} to {serial} does not stand any more. Correct the one that does, or enter what was meant as an answer.',
  'refusal.seat.not-seated': 'That person does not hold the role {role}.',
  'refusal.merge.itself': 'The roles {role} and {into} would act for each other. Merge it into another.',
} as const satisfies Area<'refusal'>;
