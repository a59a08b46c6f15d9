import type { Answer, Condition, ConditionGuide, Question } from '../../../domain/guide/guide.js';
import type { LocalizedText } from '../../reference/localized-text.js';

/** Signs that mean 112 at once. */
export const emergency: LocalizedText<readonly string[]> = {
  sv: ['tryck eller smärta över bröstet', 'svårt att få luft', 'plötslig svaghet i ansiktet, en arm eller ett ben'],
  en: ['pressure or pain across the chest', 'trouble breathing', 'sudden weakness in the face, an arm or a leg'],
};

/** What the citizen ticks before booking. */
export const conditionTexts: readonly Condition[] = [
  {
    id: 'avboka',
    text: {
      sv: 'Jag avbokar senast 24 timmar före. Annars betalar jag 200 kronor.',
      en: 'I cancel at least 24 hours before. Otherwise I pay 200 kronor.',
    },
  },
  {
    id: 'last',
    text: { sv: 'Jag har läst texten från mottagningen.', en: 'I have read the text from the unit.' },
  },
];

/** What the citizen ticks before cancelling, where the unit requires its guide. */
export const freeAgainCondition: Condition = {
  id: 'given-vidare',
  text: {
    sv: 'Jag förstår att någon annan kan boka tiden direkt.',
    en: 'I understand that somebody else can book the time at once.',
  },
};

/** Texts of the ways out that end in advice. */
export const wayTexts = {
  alarm: {
    sv: 'Kör inte bil själv. Be någon vara hos dig tills hjälpen kommer.',
    en: 'Do not drive. Ask someone to stay with you until help comes.',
  },
  advice: {
    sv: 'Små barn behöver bedömas av en sjuksköterska. De svarar dygnet runt.',
    en: 'A nurse needs to assess small children. They answer day and night.',
  },
  eyes: {
    sv: 'Boka på Ögonmottagningen Västerhamn. Ring 1177 om du plötsligt ser sämre.',
    en: 'Book at Ögonmottagningen Västerhamn. Call 1177 if you suddenly see worse.',
  },
  restAtHome: {
    sv: 'En förkylning går oftast över av sig själv. Vila, drick ofta och ha huvudet högt när du sover.',
    en: 'A cold mostly passes by itself. Rest, drink often and keep your head high when you sleep.',
  },
  restAtHomeCallIf: {
    sv: ['har haft feber i mer än fyra dagar', 'blir sämre i stället för bättre', 'är gravid eller har nedsatt immunförsvar'],
    en: [
      'have had a fever for more than four days',
      'get worse instead of better',
      'are pregnant or have a weak immune system',
    ],
  },
  keepMoving: {
    sv: 'Rör dig som vanligt så gott det går. Det brukar vända inom två veckor.',
    en: 'Move as usual as well as you can. It tends to turn within two weeks.',
  },
  keepMovingCallIf: {
    sv: ['har slagit dig hårt', 'tappar känsel eller kraft', 'har feber samtidigt'],
    en: ['have had a hard blow', 'lose feeling or strength', 'have a fever as well'],
  },
} satisfies Record<string, LocalizedText | LocalizedText<readonly string[]>>;

function toWay(id: string, way: string, sv: string, en: string, words?: LocalizedText<readonly string[]>): Answer {
  return { id, text: { sv, en }, next: { way }, ...(words && { words }) };
}

function toQuestion(id: string, question: string, sv: string, en: string, words?: LocalizedText<readonly string[]>): Answer {
  return { id, text: { sv, en }, next: { question }, ...(words && { words }) };
}

/** What the visit types are about, and what citizens call them. */
export const visitTypeTexts: NonNullable<ConditionGuide['visitTypes']> = {
  blodtryck: {
    concerns: {
      sv: 'För dig som ska mäta blodtrycket, inte för nya besvär.',
      en: 'To have your blood pressure measured, not for new trouble.',
    },
    words: { sv: ['högt blodtryck', 'tryckkontroll'], en: ['hypertension'] },
  },
  vaccination: {
    words: { sv: ['spruta', 'influensa', 'stelkramp', 'fästing'], en: ['shot', 'flu', 'tetanus', 'tick'] },
  },
  diabetes: {
    concerns: { sv: 'Årskontroll för dig som har diabetes.', en: 'Yearly check if you have diabetes.' },
    words: { sv: ['blodsocker', 'insulin'], en: ['blood sugar', 'insulin'] },
  },
  provtagning: { words: { sv: ['blodprov', 'urinprov', 'ta prov'], en: ['blood sample', 'urine test'] } },
};

/** The first is asked first. */
export const questions: readonly Question[] = [
  {
    id: 'akut',
    text: { sv: 'Har du något av det här just nu?', en: 'Do you have any of this right now?' },
    choose: 'many',
    answers: [
      toWay('brost', 'larm', 'Tryck eller smärta över bröstet', 'Pressure or pain across the chest'),
      toWay('luft', 'larm', 'Svårt att få luft', 'Trouble breathing'),
      toWay(
        'svaghet',
        'larm',
        'Plötslig svaghet i ansiktet, en arm eller ett ben',
        'Sudden weakness in the face, an arm or a leg',
      ),
      toWay('huvud', 'larm', 'Plötslig och mycket svår huvudvärk', 'Sudden and very severe headache'),
    ],
    none: { question: 'arende' },
  },
  {
    id: 'arende',
    text: { sv: 'Vad vill du ha hjälp med?', en: 'What do you want help with?' },
    choose: 'one',
    answers: [
      toQuestion('infektion', 'hur-lange', 'Hosta, halsont eller feber', 'Cough, sore throat or fever', {
        sv: ['förkyld', 'snuva', 'influensa', 'ont i halsen'],
        en: ['cold', 'runny nose', 'flu'],
      }),
      toQuestion(
        'rorelse',
        'ont-lange',
        'Ont i rygg, nacke, axel, knä eller fot',
        'Pain in the back, neck, shoulder, knee or foot',
        { sv: ['ryggont', 'ryggskott', 'värk', 'stel'], en: ['backache', 'stiff', 'ache'] },
      ),
      toWay('hud', 'sjukskoterska', 'Hud, sår eller utslag', 'Skin, wounds or rash', {
        sv: ['eksem', 'klåda', 'stygn', 'omläggning'],
        en: ['eczema', 'itch', 'stitches', 'dressing'],
      }),
      toQuestion('oro', 'maende', 'Oro, sömn eller nedstämdhet', 'Worry, sleep or low mood', {
        sv: ['ångest', 'deprimerad', 'stress', 'sover dåligt'],
        en: ['anxiety', 'depressed', 'stress', 'insomnia'],
      }),
      toQuestion('tryck', 'tryck-vad', 'Blodtryck', 'Blood pressure'),
      toWay('sjukdom', 'kronisk', 'Diabetes, astma eller KOL', 'Diabetes, asthma or COPD'),
      toWay('vaccin', 'vaccination', 'Vaccination', 'Vaccination'),
      toWay('syn', 'ogon', 'Ögon eller syn', 'Eyes or sight'),
      toWay('annat', 'ring', 'Något annat', 'Something else'),
    ],
  },
  {
    id: 'hur-lange',
    text: { sv: 'Hur länge har du varit sjuk?', en: 'How long have you been ill?' },
    choose: 'one',
    answers: [
      toWay('spadbarn', 'radgivning', 'Det gäller ett barn under 3 månader', 'It is about a child under 3 months'),
      toWay('kort', 'vila-hemma', 'Mindre än en vecka', 'Less than a week'),
      toWay('lang', 'lakare', 'En vecka eller mer', 'A week or more'),
    ],
  },
  {
    id: 'ont-lange',
    text: { sv: 'Hur länge har du haft ont?', en: 'How long have you been in pain?' },
    hint: { sv: 'Räkna från när det började den här gången.', en: 'Count from when it began this time.' },
    choose: 'one',
    answers: [
      toWay('kort', 'ror-dig', 'Mindre än två veckor', 'Less than two weeks'),
      toWay('lang', 'fysio', 'Två veckor eller mer', 'Two weeks or more'),
    ],
  },
  {
    id: 'maende',
    text: { sv: 'Har du tankar på att skada dig själv?', en: 'Do you have thoughts of hurting yourself?' },
    choose: 'one',
    answers: [toWay('ja', 'larm', 'Ja', 'Yes'), toWay('nej', 'samtal', 'Nej', 'No')],
  },
  {
    id: 'tryck-vad',
    text: { sv: 'Vad gäller det?', en: 'What is it about?' },
    choose: 'one',
    answers: [
      toWay('kontroll', 'blodtryck', 'Att mäta blodtrycket', 'Measuring the blood pressure'),
      toWay('medicin', 'lakare', 'Mina mediciner', 'My medicines'),
    ],
  },
];
