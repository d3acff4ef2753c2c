/** An inject in full, as the controller who delivers it needs it. */
import type { Program } from '../../program/program.ts';
import { printedNow } from '../../questions/read.ts';
import type { State } from '../../program/state.ts';
import type { Texts } from '../../record/parts.ts';
import type { Inject } from '../../scenario/scenario.ts';
import { shownAttachments } from '../attachments.ts';
import { expectedBoard } from './boards.ts';
import { injectNamed } from '../messages.ts';
import type { InjectCard } from './control-view.ts';
import { injectStatus } from './running-order.ts';
import { textIn, textOrNull, fillIn } from '../../scenario/text.ts';
import { injectTitle, shownSender } from '../../scenario/titles.ts';
import { titledRoles } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

/** Pure. Texts are shown as they would be read out now, edits applied. Throws when there is no such inject. */
export function injectCard(
  program: Program,
  state: State,
  name: string,
  texts: Texts,
  reader: Reader,
): InjectCard {
  const { scenario } = program;
  const inject = injectNamed(scenario, name);
  const place = scenario.injects.findIndex((candidate) => candidate.name === name);
  const now = state.injects[place];
  if (!inject || !now) throw new RangeError(`no inject is called ${name}`);
  const printed = printedNow(program, state, program.injects[place]?.placeholders ?? []);
  const edited = (role: string | null) => {
    const edit = now.edits.find((each) => each.role === role);
    return edit ? (texts(edit.said) ?? reader.erased) : null;
  };
  const shown = shownSender(inject, inject.from, scenario);
  const filled = (text: Inject['text']) => fillIn(textIn(text, reader), printed, reader);
  const ownTexts = [
    ...inject.textFor.map(({ role, text }) => ({ role, text: edited(role) ?? filled(text) })),
    ...now.edits.flatMap(({ role }) =>
      role !== null && !inject.textFor.some((variant) => variant.role === role)
        ? [{ role, text: edited(role) ?? '' }]
        : [],
    ),
  ];
  return {
    name,
    serial: inject.serial,
    title: injectTitle(inject, reader, reader.widthOf),
    kind: inject.kind,
    from: speakerName(inject.from, reader),
    shownAs: shown === null ? null : speakerName(shown, reader),
    to: titledRoles(inject.to.roles, reader),
    cc: titledRoles(inject.cc.roles, reader),
    channel: inject.channel,
    delivery: inject.delivery,
    text: edited(null) ?? filled(inject.text),
    textFor: ownTexts.map(({ role, text }) => ({
      role,
      title: speakerName(role, reader),
      text,
    })),
    tlp: inject.tlp,
    notes: textOrNull(inject.notes, reader),
    evaluatorNotes: textOrNull(inject.evaluatorNotes, reader),
    sensitivity: textOrNull(inject.sensitivity, reader),
    contentNote: textOrNull(inject.contentNote, reader),
    reveals: inject.reveals.flatMap((revealed) => {
      const fact = scenario.facts.find((candidate) => candidate.name === revealed);
      return fact ? [{ fact: fact.name, text: textIn(fact.text, reader), tlp: fact.tlp }] : [];
    }),
    serves: inject.serves,
    expected: scenario.expected.flatMap((expected, at) =>
      expected.at.at === 'event' && expected.at.event.kind === 'inject' && expected.at.event.name === name
        ? [expectedBoard(program, state, at, reader)]
        : [],
    ),
    attachments: shownAttachments(inject.attach, printed, reader).map((shown, at) => ({
      ...shown,
      file: inject.attach[at]?.file ?? null,
    })),
    status: injectStatus(program, state, place),
  };
}
