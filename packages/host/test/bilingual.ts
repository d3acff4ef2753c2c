/** The harbour in French as far as its author got. */
import { text } from './harbour.ts';

export const bilingual = text
  .replace('marking: TLP:CLEAR', 'languages: [en, fr]\nmarking: TLP:CLEAR')
  .replace(
    'question: Do you close the port?',
    'question: { en: Do you close the port?, fr: Fermez-vous le port ? }',
  )
  .replace('text: Close it', 'text: { en: Close it, fr: Le fermer }')
  .replace('name: Harbour master', 'name: { en: Harbour master, fr: Capitaine du port }');
