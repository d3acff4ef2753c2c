/** What the columns of a list of injects are called, in the languages in which such lists were seen. */
import { fold } from '@sandtable/core/scenario';

/** What a column can hold. `keep`: nothing that is played; it stays beside its inject as a note of the author. */
export const columnUses = [
  'serial',
  'date',
  'time',
  'elapsed',
  'phase',
  'storyline',
  'from',
  'to',
  'cc',
  'channel',
  'title',
  'text',
  'expected',
  'trigger',
  'kind',
  'controller',
  'notes',
  'evaluator-notes',
  'keep',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** Several columns of these add to each other; of the others there is one in a table. */
export const sharedUses: ReadonlySet<ColumnUse> = new Set(['notes', 'controller', 'keep']);

/** By use: the words of a heading, folded, with the plain first. A heading that only contains them is a weaker sign. */
const words: Readonly<Record<Exclude<ColumnUse, 'keep'>, string>> = {
  serial:
    'no; nr; n; number; num; id; serial; serial no; serial number; inject no; inject number; inject id; inject nr; injects no; msel no; msel number; msel id; event no; event number; event id; ref; reference; item; item no; ser; ' +
    'numero; n d ordre; numero d ordre; no inject; n inject; repere; lfd nr; lfd; laufende nummer; einlage nr; einlagennummer; nummer; nr einlage; num inyecto; n de inyecto; numero de inyecto; codigo; номер; п п; no п п; no вводнои; номер вводнои; вводная номер',
  date: 'date; day; exercise day; d day; event date; inject date; jour; datum; tag; ubungstag; fecha; dia; дата; день',
  time:
    'time; event time; inject time; planned time; scheduled time; start time; time of inject; local time; story time; scenario time; exercise time; dtg; date time; date time group; when; timing; planned delivery time; delivery time; time of delivery; time local; time z; time utc; zulu; start; planned; ' +
    'heure; horaire; heure prevue; heure d injection; heure locale; gdh; groupe date heure; moment; zeit; uhrzeit; zeitpunkt; sollzeit; soll zeit; soll; geplante zeit; spielzeit; datum zeit; datum uhrzeit; beginn; hora; hora prevista; hora de inyeccion; momento; horario; fecha y hora; время; время подачи; время вводнои; плановое время; дата и время; дата время',
  elapsed:
    'h+; h +; t+; e+; h hour; h h; elapsed; elapsed time; offset; relative time; min; minute; minutes; exercise minute; time after startex; after startex; startex+; t minus; t; temps ecoule; temps relatif; delai; x+; minuten; verstrichene zeit; tiempo transcurrido; minuto; ч+; мин; минута; прошедшее время; от начала; время от начала',
  phase:
    'phase; module; vignette; part; stage; act; session; sequence; etape; modul; abschnitt; teil; fase; modulo; etapa; фаза; модуль; этап',
  storyline:
    'storyline; story line; thread; incident; main event; strand; line of events; trame; fil; trame narrative; handlungsstrang; strang; ereignisstrang; linea argumental; incidente; hilo; сюжетная линия; инцидент; линия',
  from: 'from; sender; source; originator; notional sender; initiator; inject from; sent by; origin; originating from; de; de la part de; expediteur; emetteur; origine; von; absender; quelle; remitente; emisor; origen; fuente; от; от кого; отправитель; источник',
  to: 'to; who; recipient; recipients; recipient s; receiver; addressee; addressees; target; target audience; audience; player; players; recipient player; recipient player s; recipient players; training audience; intended player; intended recipient; for; injected to; to whom; send to; inject to; a; destinataire; destinataires; destinataire s; pour; cible; joueurs; an; empfanger; adressat; adressaten; zielgruppe; ubende; destinatario; destinatarios; destinatario s; para; receptor; receptores; jugadores; кому; получатель; получатели; адресат; адресаты; для кого',
  cc: 'cc; copy to; info; copie; en copie; kopie; kopie an; copia; con copia; копия',
  channel:
    'channel; method; means; mode; medium; media; delivery; delivery method; method of delivery; inject method; inject mode; delivery mode; mode of delivery; means of delivery; via; how; communication method; delivery means; method of inject; canal; moyen; mode de transmission; vecteur; moyen de transmission; support; kanal; mittel; ubermittlung; art der ubermittlung; weg; meldeweg; ubermittlungsweg; ubertragungsweg; medio; metodo; modo; canal de entrega; medio de entrega; канал; способ; средство; способ доставки; способ подачи; способ передачи; канал связи; средство связи',
  title:
    'title; subject; headline; event; event title; inject title; short description; inject name; name; topic; titre; objet; sujet; evenement; intitule; titel; betreff; ereignis; kurzbeschreibung; thema; stichwort; titulo; asunto; evento; tema; descripcion breve; название; тема; заголовок; событие; краткое содержание; краткое описание',
  text: 'text; inject; injects; message; description; inject description; event description; description of event; content; inject text; details; inject content; inject details; script; message text; narrative; inject event; event inject; scenario event; information; inject message; texte; contenu; injection; detail; libelle; texte de l inject; message texte; inhalt; meldung; beschreibung; nachricht; einlage; wortlaut; lage; text der einlage; inhalt der einlage; texto; mensaje; descripcion; contenido; inyecto; detalle; текст; сообщение; содержание; описание; вводная; текст вводнои; содержание вводнои',
  expected:
    'expected action; expected actions; expected player action; expected player actions; expected outcome; expected outcomes; expected response; expected responses; expected reaction; expected outcome of player action; expected outcome action; expected outcome and action; anticipated response; anticipated action; desired response; desired outcome; player action; expected result; action attendue; actions attendues; reaction attendue; reactions attendues; resultat attendu; resultats attendus; reponse attendue; erwartete reaktion; erwartete reaktionen; erwartete massnahme; erwartete massnahmen; erwartetes ergebnis; erwartetes handeln; sollreaktion; respuesta esperada; accion esperada; acciones esperadas; resultado esperado; ожидаемые деиствия; ожидаемое деиствие; ожидаемая реакция; ожидаемыи результат; ожидаемые деиствия играющих',
  trigger:
    'trigger; condition; triggered by; conditions; declencheur; condition d envoi; ausloser; bedingung; disparador; condicion; условие; триггер; основание',
  kind: 'kind; type; inject type; event type; category; type d inject; categorie; art; typ; kategorie; art der einlage; tipo; tipo de inyecto; categoria; тип; вид; категория; тип вводнои',
  controller:
    'controller; responsible controller; responsible; lead controller; simcell; poc; point of contact; owner; responsable; animateur; direction; verantwortlich; leitung; zustandig; controlador; ответственныи; посредник; руководитель',
  notes:
    'notes; note; remarks; remark; comments; comment; controller notes; notes for controller; notes to controller; controller instructions; special instructions; instructions; remarques; observations; commentaires; consignes; bemerkung; bemerkungen; anmerkung; anmerkungen; hinweis; hinweise; notizen; kommentar; notas; observaciones; comentarios; примечание; примечания; комментарии; замечания',
  'evaluator-notes':
    'evaluator notes; evaluation; evaluation criteria; evaluator; notes for evaluator; what to look for; points a observer; criteres d evaluation; evaluation notes; auswertung; beobachtungspunkte; bewertungskriterien; evaluacion; criterios de evaluacion; критерии оценки; оценка',
};

/** ImportTold apart on purpose: what was really done is no plan, and what is ticked in play is no inject. */
const kept =
  'actual time; actual; time sent; sent at; time delivered; actual delivery time; real time; actual start; status; done; completed; heure reelle; reel; statut; fait; istzeit; ist zeit; ist; erledigt; tatsachliche zeit; hora real; estado; realizado; фактическое время; факт; статус; выполнено; end time; end; fin; ende; heure de fin; hora de fin; duration; duree; dauer; duracion; продолжительность; time zone; zone';

const listed = (told: string): readonly string[] => told.split('; ').map((word) => word.trim());
const uses: readonly (readonly [ColumnUse, readonly string[]])[] = [
  ...Object.entries(words).map(([use, told]) => [use as ColumnUse, listed(told)] as const),
  ['keep', listed(kept)],
];

/** A heading as it is compared: folded, without signs and what stands in brackets at its end. */
function plainHeading(heading: string): string {
  return fold(heading)
    .replaceAll('ß', 'ss')
    .replaceAll(/[#№]|(?<!\p{L})n[°ºo]\.?(?=\s|$)/gu, ' no ')
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

export interface HeadingFit {
  readonly use: ColumnUse;
  /** 3: it is called so; 2: but for what stands in brackets; 1: the words are among others. */
  readonly strength: 1 | 2 | 3;
}

const exact = new Map<string, ColumnUse>();
for (const [use, all] of uses) for (const word of all) if (!exact.has(word)) exact.set(word, use);

/** What a column of this heading can hold, the best first. Words of four letters and more count inside a longer heading, too. */
export function headingUses(heading: string): readonly HeadingFit[] {
  const plain = plainHeading(heading);
  const found = exact.get(plain);
  if (found !== undefined) return [{ use: found, strength: 3 }];
  // the language beside it says the same once more, `Zeit (Time)`, or it stands below that of its group: `Message / From`
  const parts = heading
    .split(/[/|\n(]/u)
    .map(plainHeading)
    .filter((part) => part !== '')
    .toReversed();
  const partly = parts.map((part) => exact.get(part)).find((use) => use !== undefined);
  if (partly !== undefined) return [{ use: partly, strength: 2 }];
  return uses
    .flatMap(([use, all]): readonly (HeadingFit & { readonly length: number })[] => {
      const inside = all.filter((word) => word.length >= 4 && ` ${plain} `.includes(` ${word} `));
      const length = Math.max(0, ...inside.map((word) => word.length));
      return length === 0 ? [] : [{ use, strength: 1, length }];
    })
    .toSorted((one, other) => other.length - one.length)
    .map(({ use, strength }) => ({ use, strength }));
}
