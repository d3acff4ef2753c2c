/**
 * Lists of injects as planners of several countries lay them out, every one otherwise: fictional, in the manner of real ones. They are
 * written anew by `node --conditions=sandtable-source test/exchange/layouts.ts` into `test/fixtures/spreadsheets`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { days, ofDay, workbook } from './book.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
/** As Windows of western and of Cyrillic countries saves text. */
const western = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).map(
      (sign) => ({ '–': 0x96, '„': 0x84, '“': 0x93, '€': 0x80 })[sign] ?? sign.codePointAt(0) ?? 0,
    ),
  );
const cyrillic = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (sign === 'ё') return 0xb8;
      if (sign === '№') return 0xb9;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );

const clock = (at: string) => ({ days: ofDay(at), format: 'clock' }) as const;
const date = (on: string) => ({ days: days(on), format: 'date' }) as const;

export const layouts: Readonly<Record<string, () => Uint8Array>> = {
  // an American one: titles merged over the table, the field's own headings, times of day, a day's end
  'hseep-short-form.xlsx': () =>
    workbook([
      {
        name: 'MSEL',
        merges: ['A1:H1', 'A2:H2'],
        rows: [
          ['Exercise Silver Heron: Master Scenario Events List'],
          ['FOR EXERCISE USE ONLY'],
          [],
          [
            'Event #',
            'Event Time',
            'Event Description',
            'Responsible Controller',
            'Recipient Player(s)',
            'Delivery Method',
            'Expected Outcome of Player Action',
            'Objective',
          ],
          [1, clock('08:00'), 'STARTEX', 'Lead controller', 'All players', 'Verbal', '', ''],
          [
            2,
            clock('08:10'),
            'The control room reports that the water in two districts tastes of metal.',
            'C. Osei',
            'Water Utility',
            'Phone',
            'The utility takes samples and warns the health office.',
            'Obj. 1',
          ],
          [
            3,
            clock('08:25'),
            'A hospital asks whether its dialysis may go on.',
            'C. Osei',
            'Health Office; Water Utility',
            'Phone',
            'A joint answer within ten minutes.',
            'Obj. 1',
          ],
          [
            4,
            clock('08:40'),
            'A neighbourhood page says that the reservoir is poisoned.',
            'R. Lund',
            'Public Information Officer',
            'Social media',
            'First public statement.',
            'Obj. 2',
          ],
          [
            5,
            'As required',
            'If there is no statement: a radio reporter rings the mayor.',
            'R. Lund',
            "Mayor's Office",
            'Phone',
            '',
            'Obj. 2',
          ],
          [6, clock('11:30'), 'ENDEX', 'Lead controller', 'All players', 'Verbal', '', ''],
          ['Prepared by the exercise planning team'],
        ],
      },
    ]),

  // a French one: days and hours after J and H, a banner before each day
  'chronogramme.xlsx': () =>
    workbook([
      {
        name: 'Chronogramme',
        merges: ['A3:G3', 'A7:G7'],
        rows: [
          ['Exercice CAP GRIS – chronogramme des injections'],
          ['N°', 'Horaire', 'Émetteur', 'Destinataires', 'Moyen', 'Message', 'Réaction attendue'],
          ['Phase 1 : l’alerte'],
          [
            '1',
            'J H',
            'Sémaphore',
            'Préfecture',
            'Téléphone',
            'Un ferry signale une panne totale de barre.',
            'Activation de la cellule de crise',
          ],
          [
            '2',
            'J+0 H+0:20',
            'Ferry « Aurore »',
            'Préfecture, CROSS',
            'Radio',
            '212 passagers à bord, vent de nord-ouest.',
            'Point de situation',
          ],
          ['3', 'J+0 H+1h30', 'DIRANI', 'Tous', 'Oral', 'Point de situation demandé par l’animation.', ''],
          ['Phase 2 : le lendemain'],
          [
            '4',
            'J+1 H+2',
            'Presse locale',
            'Préfecture',
            'Courriel',
            'Confirmez-vous que des passagers sont blessés ?',
            'Communiqué',
          ],
          ['5', 'sur demande', 'Armateur', 'CROSS', 'Téléphone', 'L’armateur propose un remorqueur.', ''],
        ],
      },
    ]),

  // a German one: Windows-1252, semicolons, hours with a point, a text that goes on in the next row
  'drehbuch.csv': () =>
    western(
      [
        'Übung Grauer Reiher – Drehbuch;;;;;;',
        ';;;;;;',
        'Lfd. Nr.;Zeit;Absender;Empfänger;Übermittlung;Einlage;Erwartete Maßnahmen',
        '1;9.00 Uhr;Übungsleitung;Alle;mündlich;Beginn der Übung;',
        '2;9.15 Uhr;Leitstelle;Führungsstab;Funk;"Stromausfall in drei Stadtteilen.',
        'Ursache unbekannt.";Lage feststellen',
        '3;9.40 Uhr;Krankenhaus Süd;Führungsstab, Gesundheitsamt;Telefon;Notstrom reicht für vier Stunden.;Treibstoff zuführen',
        ';;;;;Der Pförtner weiß nicht, wo der Schlüssel zum Tank liegt.;',
        '4;10.05 Uhr;Bürger;Bürgertelefon;Telefon;„Wann geht das Licht wieder an?“;Sprachregelung',
        '5;bei Bedarf;Landrätin;Führungsstab;Telefon;Die Landrätin bittet um 50 € für Kerzen.;',
      ].join('\r\n'),
    ),

  // a Russian one: Windows-1251, hours after Ч
  'plan-narashchivaniya.csv': () =>
    cyrillic(
      [
        '№ п/п;Время подачи;От кого;Кому;Способ доставки;Содержание вводной;Ожидаемые действия',
        '1;Ч+00:00;Руководство;Все участники;Устно;Начало учения.;',
        '2;Ч+00:15;Диспетчер порта;Оперативный штаб;Телефон;Судно с грузом удобрений не отвечает на вызовы.;Оповестить службы',
        '3;Ч+01:10;Пресса;Пресс-служба;Электронная почта;Правда ли, что порт закрыт?;Ответ в течение часа',
        '4;Ч+01:40;Капитан буксира;Оперативный штаб;Радио;Судно взято на буксир.;',
        '5;по запросу;Мэрия;Пресс-служба;Телефон;Мэр просит справку.;',
      ].join('\r\n'),
    ),

  // a Spanish one: UTF-16 with tabs, as a spreadsheet saves “Unicode text”
  'lista-de-inyectos.tsv': () =>
    utf16(
      [
        'Nº\tHora prevista\tRemitente\tDestinatarios\tMedio\tAsunto\tMensaje\tRespuesta esperada',
        '1\t10:00\tDirección del ejercicio\tTodos\tVerbal\tInicio\tComienza el ejercicio.\t',
        '2\t10:10\tVigía\tProtección Civil\tRadio\tHumo\tHumo denso junto a la refinería.\tAviso a la población',
        '3\t10:30\tEscuela\tProtección Civil y Policía\tLlamada\tLa escuela\t¿Evacuamos a 300 niños?\tDecisión motivada',
        '4\t10:45\tRadio local\tPolicía\tTeléfono\tRumor\t¿Hay heridos?\t',
      ].join('\r\n'),
    ),

  // a military one: date-time groups that pass from one month into the next, numbers within incidents
  'mel-mil.xlsx': () =>
    workbook([
      {
        name: 'MEL-MIL',
        rows: [
          ['Incident', 'Serial', 'DTG', 'From', 'To', 'Info', 'Means', 'Subject', 'Inject text', 'Status'],
          [
            'Harbour',
            '01.01',
            '302330ZJUN31',
            'Harbour police',
            'JOC',
            '',
            'Telephone',
            'Light',
            'A light was seen under the pier.',
            'Approved',
          ],
          [
            'Harbour',
            '01.02',
            '302355ZJUN31',
            'Harbour police',
            'JOC',
            'LEGAD',
            'Telephone',
            'Divers',
            'Two divers left the water and did not answer.',
            'Approved',
          ],
          [
            'Media',
            '02.01',
            '010040ZJUL31',
            'Channel Nine',
            'PIO',
            '',
            'E-mail',
            'Question',
            'Is the port under attack?',
            'Draft',
          ],
          [
            'Harbour',
            '01.03',
            '010130ZJUL31',
            'Host nation',
            'LEGAD',
            'JOC',
            'Letter',
            'Note',
            'The host nation asks who gave the order to close.',
            'Draft',
          ],
        ],
      },
    ]),

  // comma separated from an office in which months stand first: a.m. and p.m., texts over several lines, a declared separator
  'inject-log.csv': () =>
    utf8(
      [
        'sep=,',
        'Inject No.,Scheduled Time,Sender,Target Audience,Method,Inject,Notes,Actual Time',
        '1,6/8/2031 1:45 PM,White cell,All,Briefing,Welcome and rules,,',
        '2,6/8/2031 2:00 PM,SOC analyst,IT,E-mail,"Several people report a mail ""from the minister"".',
        '',
        'It asks for their password.",Show the screenshot,',
        '3,6/8/2031 2:20 PM,Help desk,"IT, Legal",Phone,"One of them has typed it in, an hour ago.",,',
        '4,6/9/2031 12:15 AM,Journalist,Press office,Phone,=HYPERLINK("x") is on your page. Why?,Ask twice,',
        '5,6/13/2031 9:00 AM,Regulator,Legal,Letter,Seventy-two hours are over.,,',
      ].join('\n'),
    ),

  // dates and times as spreadsheets keep them, in two columns, the day merged over its rows, through a midnight
  'dates-and-fractions.xlsx': () =>
    workbook([
      {
        name: 'Injects',
        merges: ['A2:A4', 'A5:A6'],
        rows: [
          ['Date', 'Time', 'Who', 'What happens', 'How'],
          [
            date('2031-11-04'),
            clock('21:30'),
            'Duty officer',
            'The night shift finds the gate open.',
            'Phone',
          ],
          ['', clock('22:15'), 'Duty officer, Security', 'A camera was turned to the wall.', 'E-mail'],
          ['', clock('23:50'), 'Security', 'Somebody is on the roof.', 'Radio'],
          [date('2031-11-05'), clock('00:20'), 'Duty officer', 'It was the plumber.', 'Phone'],
          ['', clock('07:00'), 'Security', 'The director wants a report.', 'In person'],
        ],
      },
    ]),

  // minutes before and after T, as numbers; no recipients but the whole room
  't-minus.xlsx': () =>
    workbook([
      {
        name: 'Run-down',
        rows: [
          ['Rehearsal of the launch call', '', '', ''],
          [],
          ['T (min)', 'Event', 'Inject', 'Controller notes'],
          [-60, 'Weather', 'A thunderstorm is forecast for the launch window.', 'Hand out the chart'],
          [-30, 'Boat', 'A fishing boat has entered the closed area.', ''],
          [0, 'Hold', 'The count is held at T.', ''],
          [15, 'Question', 'The press asks for how long.', 'If nobody answers, ask again'],
        ],
      },
    ]),

  // headings in two rows, groups merged over their columns
  'grouped-headings.xlsx': () =>
    workbook([
      {
        name: 'Injects',
        merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2', 'G1:G2'],
        rows: [
          ['Serial', 'Time', '', 'Message', '', 'Channel', 'Description'],
          ['', 'Planned', 'Actual', 'From', 'To', '', ''],
          [
            'A-1',
            '0800',
            '',
            'Grid operator',
            'Crisis cell',
            'Phone',
            'Load must be shed in the north within the hour.',
          ],
          ['A-2', '0815', '', 'Hospital', 'Crisis cell / Health', 'Phone', 'Our generator does not start.'],
          ['A-3', '0830', '', 'Press', 'Health', 'E-mail', 'Is it true that operations were stopped?'],
        ],
      },
    ]),

  // a discussion: modules and an order, and no time at all
  'modules.csv': () =>
    utf8(
      [
        'Inject,Module,Audience,Inject Description,Questions',
        'M1.01,Module 1: First signs,All players,Three farms report sick birds.,Who tells whom?',
        'M1.02,Module 1: First signs,Veterinary Service,The laboratory is closed until Monday.,',
        'M2.01,Module 2: The virus is confirmed,"Veterinary Service, Press Office",The test is positive.,What may be said?',
        'M2.02,Module 2: The virus is confirmed,Press Office,A picture of a burning stable goes round.,',
      ].join('\n'),
    ),

  // a sheet a day, others beside them, one of them hidden; comments, formulas that went wrong, letters of a wrong alphabet
  'sheet-a-day.xlsx': () =>
    workbook([
      {
        name: 'Day 1',
        merges: ['A3:A4'],
        rows: [
          ['ID', 'Time', 'Sender', 'Receiver', 'Text', 'Medium'],
          [
            '1.1',
            clock('10:00'),
            'Dam keeper',
            'Operations',
            { text: 'The level rises by a hand an hour.', comment: 'Check the figure with hydrology' },
            'Phone',
          ],
          ['1.2', clock('11:30'), 'Dam keeper', 'Operations', 'A gate is stuck.', 'Phone'],
          ['', '', '', '', 'The spare part is in the other valley.', ''],
          ['1.3', clock('12:00'), 'Mayor', { fault: '#REF!' }, 'Shall the school be closed?', 'Phone'],
        ],
      },
      {
        name: 'Day 2',
        rows: [
          ['ID', 'Time', 'Sender', 'Receiver', 'Text', 'Medium'],
          [
            '2.1',
            clock('06:30'),
            'CafÃ© owner',
            'Operations',
            'My cellar is full of water.',
            { formula: 'Lists!A2', result: 'Phone' },
          ],
          [
            '2.2',
            { formula: 'B2+TIME(1,0,0)', result: ofDay('07:30') },
            'Mayor',
            'Operations',
            'When may people return?',
            { formula: 'Lists!A9', result: '#N/A' },
          ],
        ],
      },
      {
        name: 'Contacts',
        rows: [
          ['Name', 'Telephone'],
          ['Dam keeper', '555-0101'],
          ['Mayor', '555-0102'],
        ],
      },
      { name: 'Lists', hidden: true, rows: [['Media'], ['Phone'], ['E-mail']] },
    ]),

  // both a clock and H: what lies before H counts down to it
  'h-hour-and-clock.csv': () =>
    utf8(
      [
        'Ser,H+,Time (local),From,To,Via,Inject',
        '10,H-00:30,07:30,Meteorological office,Duty officer,E-mail,Fog from eight o’clock.',
        '20,H+00:00,08:00,Ferry master,Duty officer,Radio,We have struck something.',
        '30,H+00:10,08:10,Ferry master,Duty officer & Coast guard,Radio,Water in the engine room.',
        '40,H+01:00,09:00,Relatives,Press desk,Phone,Where are our people?',
      ].join('\n'),
    ),

  // in a language whose headings nobody has listed: what stands in the columns tells
  'draaiboek.csv': () =>
    utf8(
      [
        'Volgnummer;Tijdstip;Bericht;Wijze',
        '1;19:00;De brug gaat niet meer open en er staat een file van twee kilometer.;telefoon',
        '2;19:20;Een schipper meldt dat zijn vrouw onwel is geworden aan boord.;marifoon',
        '3;19:45;De omroep vraagt of er een storing is of dat er meer aan de hand is.;e-mail',
      ].join('\n'),
    ),

  // a check list without headings, days before and after J, minutes besides
  'check-list.xlsx': () =>
    workbook([
      {
        name: 'CHECKLIST',
        rows: [
          ['Send a mail', 'J-1', 'team 2', 'The call for tomorrow has gone to all who are on duty.'],
          ['Send a mail', 'J+0 H+1', 'team 1', 'Three invoices came from a supplier that nobody knows.'],
          ['Phone', 'J+0 H+2 M-5', 'team 2', 'One of them was paid. The bank rings back in ten minutes.'],
        ],
      },
    ]),
};

if (import.meta.main)
  for (const [name, bytes] of Object.entries(layouts))
    writeFileSync(join(import.meta.dirname, '../fixtures/spreadsheets', name), bytes());
