import { library } from './library.ts';
import { beatenOptions, rareOutcomes } from './dilemmas.ts';
const { program } = library.find(({ name }) => name === 'drone-incident')!;
console.log(beatenOptions(program, Number(process.argv[2] ?? 30)));
