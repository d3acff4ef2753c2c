// The door of what only papers say: names in full, for those who read them afterwards or before.
export { agendaItemName, luckTitle, measureName, senderName, toldSenderName } from './telling/names.ts';
export { conjunctsOf } from './telling/condition.ts';
export { directionOf } from './telling/tongue.ts';
