/** A crisis in three phases: news that does not agree, a decision against the clock, and what follows from it. */
import { type FullWishes, type DraftFile, opening, pause, readme } from './parts.ts';

export function crisis(draft: FullWishes): readonly DraftFile[] {
  const [lead, partner] = draft.roles;
  return [
    { path: 'scenario.yaml', text: scenario(draft) },
    {
      path: 'README.md',
      text: readme(
        draft,
        'The room hears of trouble from two sides that do not agree, has to decide whether to speak before it knows, and lives with what it chose.',
        'scripts/waits.yaml',
      ),
    },
    {
      path: 'scripts/waits.yaml',
      text: `# They wait until they know, and nobody asks the second source.
text: They wait for certainty.
play:
  - { decide: statement, answer: wait, by: ${lead.id}, because: We do not know enough }
  - { say: We will call the people on the ground, by: ${partner.id} }
`,
    },
  ];
}

const heard = [
  'Forty people have called you about it.',
  'A reporter asks you whether it is true.',
  'Three of your own people have passed it on.',
] as const;

function scenario(draft: FullWishes): string {
  const { minutes } = draft;
  const [lead, partner, ...others] = draft.roles;
  const consult = [partner, ...others].map((role) => role.id).join(', ');
  // introduction, talk, decision, news and hot wash share the time that there is
  const part = (share: number): number => Math.max(1, Math.round(minutes * share));
  const summary =
    'Two sources do not agree, people are worried, and somebody has to speak before everything is known.';
  return `${opening(draft, { is: 'A small exercise', summary })}
# Who speaks but does not play: the controllers speak for them.
actors:
  caller: { name: Duty officer on the ground }
  # A voice that is not whose it says it is: forger: { name: A forged voice, shown-as: caller }

# What the exercise is for.
objectives:
  speak:
    text: >
      Decide what the public is told while much is still unknown.
    capability: Public information and warning
    targets:
      in_time:
        text: >
          Say something true before rumours fill the gap.
        within: 30m
        tasks:
          compare: >
            Compare what two sources say before relying on either.
          tell: >
            Tell the public what is known, what is not, and when more will come.

# What can be counted, and what moves it.
variables:
  worry: { name: Worry among the public, start: 40, min: 0, max: 100, seen-by: [all] }

# What can be known, and by whom.
facts:
  small: { text: "The damage is smaller than it looked.", known-to: [${partner.id}] }
  # One that must not go far, and what follows when somebody tells it all the same:
  # names: { text: ..., tlp: TLP:RED, known-to: [...], on-breach: [{ add: { worry: "10" } }] }

phases:
  first_news:
    title: First news
    say: >
      It is a quiet morning. Then the first calls come in.
    agenda:
      - { inject: call, minutes: ${part(0.05)} }
      - { discuss: what_do_we_know, minutes: ${part(0.25)} }
    next: [{ go: pressure }]
  pressure:
    title: Pressure
    say: >
      An hour later. The telephones do not stop.
    on-enter: [{ add: { worry: "20" } }]
    agenda:
${pause(draft)}      - { inject: rumour, minutes: ${part(0.05)} }
      - { decide: statement, minutes: ${Math.max(8, part(0.25))} }
    next: [{ go: next_day }]
  next_day:
    title: The next day
    say: >
      It is the next morning. People have read the papers.
    jump-to: 1d
    agenda:
${pause(draft)}      - { inject: echo_calm, only-if: "worry <= 50", minutes: ${part(0.05)} }
      - { inject: echo_angry, only-if: "worry > 50", minutes: ${part(0.05)} }
      - { discuss: what_now, minutes: ${part(0.2)} }
    next: [{ go: end }]

injects:
  call:
    title: The first call
    to: [all]
    from: caller
    channel: phone
    text: >
      We have trouble here. I cannot say yet how bad it is. Two of my people say it is over, one says it has only begun.
    serves: [compare]
  rumour:
    title: A rumour grows
    to: [all]
    from: exercise_control
    channel: social media
    text: >
      A picture is going round that is said to show it. Nobody knows where it was taken. It was shared ten thousand times in an hour.
    # What each hears beside; everybody at the table has something of their own in each part.
    text-for:
${draft.roles.map(({ id }, at) => `      ${id}: >\n        A picture is going round that is said to show it. ${heard[at % heard.length]}\n`).join('')}    serves: [tell]
  echo_calm:
    title: A calm morning
    to: [all]
    from: exercise_control
    channel: newspaper
    text: >
      The morning paper writes that the authorities said plainly what they knew and what they did not.
    serves: [tell]
  echo_angry:
    title: An angry morning
    to: [all]
    from: exercise_control
    channel: newspaper
    text: >
      The morning paper asks who knew what, when, and why nobody said a word.
    serves: [tell]

# What follows, once, when something first holds; the players see only what it does. Another could ask what was given with an answer:
# when: "decision.statement.made and not decision.statement.given.rationale".
rules:
  overwhelmed:
    name: Nobody gets through any more
    when: "worry > 70"
    effects: [{ message: { to: [${lead.id}], text: Your switchboard is overwhelmed. } }]

discussions:
  what_do_we_know:
    ask: >
      What do we know, what do we only believe, and who could tell us?
    probes:
      - Whom have you not called yet?
      - What would change your mind?
    listen-for: [compare]
    if-silent: >
      Let us go round the table. What would you do in the next ten minutes?
  what_now:
    ask: >
      What would you do differently, and what has to change before the next time?
    listen-for: [tell]

decisions:
  statement:
    by: [${lead.id}]
    consult: [${consult}]
    question: >
      Do you go before the public now?
    why-now: >
      In an hour others will have told the story.
    options:
      speak:
        text: Speak now, and say what is not known
        # Whoever knows that the damage is small can say more: what one knows is worth sharing.
        effects: [{ add: { worry: "fact.small.${lead.id} ? -40 : -30" } }]
      wait:
        text: Wait until both sources agree
        effects: [{ add: { worry: "15" } }]
    otherwise: wait
    ask: [rationale, missing]
    serves: [tell]

# What those may do, without being asked, who do not decide.
actions:
  look: { text: Send somebody who sees it with their own eyes, by: [${consult}], times: 1, effects: [{ add: { worry: "-5" } }] }

expected:
  ask_second:
    by: ${partner.id}
    text: >
      Asks for a second source before anything is said.
    at: 0m
    within: 1h
    task: compare
    # What follows when an evaluator ticks it; on-missed is what follows when nobody did it in time.
    on-met: [{ add: { worry: "-5" } }]

outcomes:
  believed: { only-if: "worry <= 50", text: The public believed what it was told. }
  doubted: { text: The public had made up its mind before anybody spoke. }

hot-wash:
  - What surprised you?
  - What will you do first when you are back at your desk?

# Plays that must keep working: sandtable test .
tests:
  speaking_calms:
    text: Who speaks early is believed.
    play:
      - { decide: statement, answer: speak, by: ${lead.id} }
    expect: ["worry == 30", "inject.echo_calm.delivered"]
  waiting_does_not:
    text: Who waits is doubted.
    play:
      - { decide: statement, answer: wait, by: ${lead.id} }
    expect: ["worry == 75", "inject.echo_angry.delivered"]
`;
}
