/** A discussion of a plan: one situation in two steps, questions for the room, and one decision at the end. */
import { type FullWishes, type DraftFile, opening, pause, readme } from './parts.ts';

export function discussion(draft: FullWishes): readonly DraftFile[] {
  const [lead] = draft.roles;
  return [
    { path: 'scenario.yaml', text: scenario(draft) },
    {
      path: 'README.md',
      text: readme(
        draft,
        'The room holds a plan against a situation that gets worse in two steps, and says at the end whether the plan stands.',
        'scripts/mends.yaml',
      ),
    },
    {
      path: 'scripts/mends.yaml',
      text: `# They find a gap and mend the plan.
text: They mend the plan.
play:
  - { decide: verdict, answer: mend, by: ${lead.id}, because: Nobody is named for the night }
`,
    },
  ];
}

function scenario(draft: FullWishes): string {
  const { minutes } = draft;
  const [lead, ...others] = draft.roles;
  const consult = others.map((role) => role.id).join(', ');
  const part = (share: number): number => Math.max(1, Math.round(minutes * share));
  const summary = 'A plan is held against a situation that gets worse, and the room says whether it stands.';
  return `${opening(draft, { is: 'A discussion', kind: 'seminar', summary })}
# What the discussion is for.
objectives:
  plan:
    text: >
      Find out where the plan does not hold.
    capability: Planning
    targets:
      gaps:
        text: >
          Name the gaps, and who mends each.
        tasks:
          name_gaps: >
            Name what the plan takes for granted.
          share_work: >
            Say who does what, and by when.

phases:
  first_step:
    title: The first step
    say: >
      Please have the plan in front of you. This is the situation it was written for.
    agenda:
      - { inject: situation, minutes: ${part(0.05)} }
      - { discuss: does_it_hold, minutes: ${part(0.3)} }
    next: [{ go: second_step }]
  second_step:
    title: The second step
    say: >
      Six hours later. Half of your people have not slept.
    agenda:
${pause(draft)}      - { inject: worse, minutes: ${part(0.05)} }
      - { discuss: who_does_what, minutes: ${part(0.25)} }
${pause(draft)}      - { decide: verdict, minutes: ${Math.max(8, part(0.2))} }
    next: [{ go: end }]

injects:
  situation:
    title: The situation
    to: [all]
    from: exercise_control
    channel: situation report
    text: >
      It has begun, much as the plan foresees. One of the people whom it names cannot be reached.
    serves: [name_gaps]
  worse:
    title: It gets worse
    to: [all]
    from: exercise_control
    channel: situation report
    text: >
      A second place reports the same. There are not enough people for both.
    serves: [share_work]

discussions:
  does_it_hold:
    ask: >
      Where does the plan help you, and where does it leave you alone?
    probes:
      - Who decides when that person cannot be reached?
      - What do you need that belongs to somebody else?
    listen-for: [name_gaps]
    if-silent: >
      Let us take the first page together. Who of you is named on it?
  who_does_what:
    ask: >
      Who goes where, and who says so?
    listen-for: [share_work]

decisions:
  verdict:
    by: [${lead.id}]
    consult: [${consult}]
    question: >
      Does the plan stand as it is?
    options:
      stands: { text: It stands, effects: [{ note: The plan stands. }] }
      mend: { text: It is mended within a month, effects: [{ note: The plan is mended. }] }
    otherwise: mend
    ask: [rationale, dissent]
    serves: [share_work]

outcomes:
  stands: { only-if: "decision.verdict.stands", text: The room trusts the plan as it is. }
  mended: { text: The room has a list of what to mend. }

hot-wash:
  - Which gap would have hurt first?
  - Who takes the list home?

# Plays that must keep working: sandtable test .
tests:
  mended:
    text: A room that finds gaps goes home with a list.
    play:
      - { decide: verdict, answer: mend, by: ${lead.id} }
    expect: ["decision.verdict.mend", "inject.worse.delivered"]
`;
}
