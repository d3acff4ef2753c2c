/** The preview of an answer for exercise control: what this scenario's model would do, not what the world would. */
import type { AddedEffect, Answer } from '../../record/cause.ts';
import { preview } from '../../play/preview.ts';
import type { Program } from '../../program/program.ts';
import type { State } from '../../program/state.ts';
import type { Preview } from './control-view.ts';
import { injectNamed } from '../messages.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { injectTitle } from '../../scenario/titles.ts';
import type { Reader } from '../reader.ts';

/** Pure. Certain effects as values, luck as a chance. */
export function previewView(
  program: Program,
  state: State,
  decision: string,
  by: string,
  answer: Answer,
  added: readonly AddedEffect[],
  reader: Reader,
): Preview {
  const { scenario } = program;
  const material = preview(program, state, decision, by, answer, added);
  return {
    decision,
    answer,
    at: material.at,
    changes: material.changes.map(({ variable, from, to }) => {
      const written = scenario.variables.find(({ name }) => name === variable);
      return {
        variable,
        title: written ? textIn(written.title, reader) : variable,
        unit: textOrNull(written?.unit ?? null, reader),
        from,
        to,
      };
    }),
    follows: material.follows.map((follow) => ({
      ...follow,
      ...titled(program, follow.what, follow.name, reader),
    })),
    luck: material.luck.map(({ chance, probability }) => {
      const written = scenario.chances.find(({ name }) => name === chance);
      return { title: written ? textIn(written.title, reader) : chance, chance: probability };
    }),
  };
}

function titled(
  { scenario }: Program,
  what: Preview['follows'][number]['what'],
  name: string,
  reader: Reader,
): { readonly serial: string | null; readonly title: string } {
  switch (what) {
    case 'inject': {
      const inject = injectNamed(scenario, name);
      return {
        serial: inject?.serial ?? null,
        title: inject ? injectTitle(inject, reader, reader.widthOf) : name,
      };
    }
    case 'decision': {
      const decision = scenario.decisions.find((candidate) => candidate.name === name);
      return {
        serial: decision?.serial ?? null,
        title: decision ? textIn(decision.question, reader) : name,
      };
    }
    case 'phase': {
      const phase = scenario.phases.find((candidate) => candidate.name === name);
      return { serial: null, title: phase ? textIn(phase.title, reader) : name };
    }
    case 'clock': {
      const clock = scenario.clocks.find((candidate) => candidate.name === name);
      return { serial: null, title: clock ? textIn(clock.title, reader) : name };
    }
    case 'fact': {
      const fact = scenario.facts.find((candidate) => candidate.name === name);
      return { serial: null, title: fact ? textIn(fact.text, reader) : name };
    }
  }
}
