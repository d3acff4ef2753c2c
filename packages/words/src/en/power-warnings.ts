import type { Area } from '../area.ts';
import { stopPhraseAloud } from './common.ts';

// What is asked once before it is done: what will happen, and to whom.
export const powerWarnings = {
  'power.warn.parking-lot':
    '{count, plural, one {The note on the parking lot is read out, and the room’s screen shows it} other {The # notes on the parking lot are read out, one by one, and the room’s screen shows each}} in the words in which it was noted. Of what shall not be read out say first that it is left (^K “unpark”).',
  'power.warn.strike':
    'The words of entry {entry} are taken out of the record for good. It says that something was struck, and still verifies.',
  'power.warn.chatham-house':
    'Names and what participants said are no longer shown, at this desk neither. It stays so.',
  'power.warn.deliver': '{inject} goes to {roles} now, over {channel}.',
  'power.warn.release-later': '{inject} is no longer held: it is delivered when it is due.',
  'power.warn.withdraw': 'All who had {inject} are told to disregard it.',
  'power.warn.adhoc': '{from} to {roles}, over {channel}, now: “{text}”',
  'power.warn.advance-in':
    'Story time goes on by {time}. Everything that falls due happens. It cannot be taken back.',
  'power.warn.advance':
    'Story time goes from {from} to {to}. Everything that falls due happens. It cannot be taken back.',
  'power.warn.go': 'All leave “{from}” and go to “{to}”.',
  'power.warn.start': 'StartEx: the exercise begins for all.',
  'power.warn.start-without':
    'StartEx without {roles}, who must be there: seat somebody, or play the role yourself. Begin all the same?',
  'power.warn.end': 'EndEx: the exercise ends for all. What is said after it is not play.',
  'power.warn.close': 'The record is closed: nothing can be added.',
  'power.warn.settle': '{decision} closes with what was answered, and its effects begin.',
  'power.warn.settle-no-option':
    '{decision} closes with what was answered. That is none of its options, so none of their effects follow. If it comes to the same as one of them, go back and enter it as that.',
  'power.warn.settle-early':
    '{decision} closes with what was answered before it was asked, and its effects begin.',
  'power.warn.deadlock':
    '{decision} closes although they do not agree: it is {answer}, and its effects begin.',
  'power.warn.ask-dissent':
    'Ask once whether anybody dissents. If so, go back and enter who, and why: at the desk Esc, then {key}; typed no, then {word}.',
  'power.warn.no-default': 'no answer',
  'power.warn.end-empty': 'Nothing was entered in “{title}”. It ends so.',
  'power.warn.end-silent':
    'Nothing was entered yet of {count, plural, one {one table} other {# tables}}: {tables}. The brief-back ends so.',
  'power.warn.default': '{decision} closes with its default, {answer}, although nobody decided it.',
  'power.warn.stop-clock-ends': 'The clock “{clock}” runs out.',
  'power.warn.stop-expected-ends': 'It counts as missed: “{expected}”.',
  'power.warn.stop-outcome': 'An outcome is reached: the exercise ends for all.',
  'power.warn.speak': '{from} says to {roles}: “{text}”',
  'power.warn.deed':
    'It is entered as done by {role}, and acts in the story: “{text}” {count, plural, =0 {} other {It changes: {changes}.}}',
  'power.warn.aloud-untold': 'Nobody has been told this yet: “{fact}” Entered, it is known.',
  'power.warn.reply': '{from} answers {role}: “{text}”',
  'power.warn.drop-only': '{item} is taken out of the agenda.',
  'power.warn.skip': '{inject} will not come by itself any more.',
  'power.warn.jump-over': '{item} is passed over.',
  'power.warn.not-given': '{inject} was not given after all: it waits for you again.',
  'power.warn.take-down': '“{text}” is taken off the wall.',
  'power.warn.send-away':
    '{person} is sent away: their links, codes and devices count no longer, and what is open there closes.',
  'power.warn.unseat':
    '{count, plural, one {One person no longer plays {role}.} other {# people no longer play {role}.}}',
  'power.warn.attendance':
    '{count, plural, one {{roles} is not here any more.} other {These are not here any more: {roles}.}}',
  'power.warn.merge': '{role} is no longer played by itself: {into} acts for it.',
  'power.warn.retract': 'The answer of {role} to {decision} no longer counts.',
  'power.warn.take-back': 'Your answer no longer counts.',
  'power.warn.drop': 'Dropping {item} loses something. {lost}',
  'power.warn.agenda-short':
    '{count, plural, one {# item is} other {# items are}} dropped, {minutes} planned minutes. {lost}',
  'power.warn.agenda-full':
    '{count, plural, one {# item comes} other {# items come}} back, {minutes} planned minutes.',
  'power.warn.break-now': 'A break of {minutes} minutes begins now. Everybody sees: back at {time}.',
  'power.warn.nudge': 'All who discuss are told: “{text}”',
  'power.warn.early': '{decision} has not been asked yet: it is entered as an early decision.',
  'power.warn.replaces': '{role} has answered already: “{answer}”. The new answer takes its place.',
  'power.warn.replaces-covered':
    '{role} has answered already, and the ballot covers what. The new answer takes its place.',
  'power.warn.open': '{decision} is put to {roles} now.',
  'power.warn.reverse': '{decision} is reversed for all. What the first answer did is listed.',
  'power.warn.recall': '{decision} is open again for all. What it did is listed.',
  'power.warn.override': '{roles} can see “{variable}” change.',
  'power.stop.ahead': 'Play has not begun: say it aloud. From StartEx on “!” stops play.',
  'power.stop.stopped': 'Play is stopped already.',
  'power.stop.over': 'Play is over: say it aloud.',
  'power.warn.stop': `${stopPhraseAloud}: every clock halts and all are told.`,
  'power.warn.correct-tick': 'It was “{was}” and becomes: {becomes}. What followed from it stays.',
  'power.warn.correct-covered': 'Entry {number} is put right. The ballot covers what it said and will say.',
  'power.warn.correct-keeps': 'Reasons and conditions stay as they were given.',
  'power.warn.correct-decided':
    '{serial} is then decided by the answers that are left, and is open again where they decide nothing.',
  'power.warn.attribute':
    'Fewer than three people play in {count, plural, one {this sector} other {these sectors}}: {sectors}. The report will not tell them apart from others: it says “a participant”.',
  'power.warn.few-left':
    'Fewer than three people then play in {sectors}: the report will say “a participant” of them, without the sector.',
  'power.warn.unread': 'Its words stand hidden here. Were they read from paper? Esc, then v, shows them.',
  'power.warn.rewind':
    'A new record begins after entry {entry}{followed, select, yes { and what followed from it} other {}}; this one is kept. {count, plural, =0 {The room has heard nothing since.} other {The room has already heard {heard}.}}',
  'power.warn.rewind-announced':
    'A new record begins after entry {entry}{followed, select, yes { and what followed from it} other {}}; this one is kept. {count, plural, =0 {The room has heard nothing since.} other {The room has already heard {heard}.}} This is no rehearsal: say to the room where you go on from.',
  'power.warn.remind': '{roles} will be asked to read and confirm it.',
  'power.warn.breach':
    'It is marked {tlp} and may not go to {barred}. Shared all the same, {roles} will know it, that cannot be taken back, and the record says that the marking was breached.',
  'power.warn.share': 'It is marked {tlp}. {roles} will know it; that cannot be taken back.',
} as const satisfies Area<'power'>;
