import { findsHandful } from './handful.ts';

findsHandful('extremist-content-surge');
