import { findsHandful } from './handful.ts';

findsHandful('drone-incident');
