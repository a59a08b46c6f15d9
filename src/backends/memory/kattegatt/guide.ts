import type { BookOutcome, ConditionGuide, Translated, GuideOutcome } from '../../../domain/guide/guide.js';
import type { Block, Inline } from '../../../domain/model/rich-text.js';
import { freeAgainCondition, conditionTexts, emergency, questions, visitTypeTexts, wayTexts } from './guide-content.js';
import { kinds, professions } from './kinds.js';
import type { Unit } from './units.js';
import type { LocalizedText } from '../../reference/localized-text.js';

const languages = [
  { lang: 'sv', status: 'original' },
  { lang: 'en', status: 'reviewed', translates: '4' },
] as const;
const version = '4';
const conditionIds = conditionTexts.map(({ id }) => id);

/** `VisitType.code`s that each way out leads to. */
const bookable: Readonly<Record<string, readonly string[]>> = {
  lakare: ['lakare'],
  blodtryck: ['blodtryck'],
  sjukskoterska: ['sjukskoterska'],
  kronisk: ['diabetes', 'astma-kol'],
  fysio: ['fysio-ny', 'fysio-ater'],
  vaccination: ['vaccination'],
  samtal: ['psyk-video'],
};

/** The unit's condition guide, if it has one. All of its content is invented. */
export function regionGuideOf(unit: Unit): ConditionGuide | undefined {
  if (!unit.guide) return undefined;
  const full = unit.guide === 'full';
  const free = { conditions: [freeAgainCondition.id] };
  const asksToCancel = unit.guideRequired === true || unit.changesOnCondition === true;
  return {
    format: 1,
    id: `${unit.id}-villkor`,
    version,
    owner: 'Region Kattegatt',
    reviewBy: '2028-06-30',
    languages,
    terms: {
      book: { text: introduction(unit), conditions: conditionIds },
      ...(asksToCancel && { cancel: free }),
      ...(unit.changesOnCondition && { rebook: free }),
    },
    questions: full ? questions : [],
    ways: full ? waysOf(unit) : {},
    conditions: asksToCancel ? [...conditionTexts, freeAgainCondition] : conditionTexts,
    visitTypes: visitTypeTexts,
    ...(full && { emergency }),
  };
}

function waysOf(unit: Unit): Readonly<Record<string, GuideOutcome>> {
  const call: GuideOutcome = { to: 'call', text: callText(unit) };
  const offered = unit.staff.flatMap(({ week }) => week.map(([, code]) => code));
  const booking = Object.entries(bookable).map(([id, wanted]): [string, GuideOutcome] => {
    const codes = wanted.filter((code) => offered.includes(code));
    return [id, codes.length > 0 ? { to: 'book', codes, ...professionOf(codes) } : call];
  });
  return {
    ...Object.fromEntries(booking),
    ring: call,
    larm: { to: '112', text: both(wayTexts.alarm) },
    radgivning: { to: '1177', text: both(wayTexts.advice) },
    ogon: { to: 'other-unit', units: ['SE-KATT-1007'], text: both(wayTexts.eyes) },
    'vila-hemma': { to: 'care-at-home', text: both(wayTexts.restAtHome), callIf: wayTexts.restAtHomeCallIf },
    'ror-dig': { to: 'care-at-home', text: both(wayTexts.keepMoving), callIf: wayTexts.keepMovingCallIf },
  };
}

function professionOf([code = '']: readonly string[]): Pick<BookOutcome, 'profession'> {
  const kind = kinds[code];
  return kind ? { profession: professions[kind.profession] } : {};
}

function callText(unit: Unit): Translated<readonly Block[]> {
  const phone: Inline = { type: 'phone', number: unit.phone };
  return {
    sv: [paragraphOf('Ring ', phone, '. En sjuksköterska hjälper dig att hitta rätt tid.')],
    en: [paragraphOf('Call ', phone, '. A nurse helps you find the right time.')],
  };
}

function introduction(unit: Unit): Translated<readonly Block[]> {
  const phone: Inline = { type: 'phone', number: unit.phone };
  return {
    sv: [
      { type: 'heading', text: 'Vad du kan boka' },
      paragraphOf(`Här bokar du tid på ${unit.name}. Du kan också boka för ditt barn som inte har fyllt 13 år.`),
      paragraphOf('Vill du ha tolk, eller hittar du ingen tid? Ring ', phone, '.'),
      { type: 'heading', text: 'Om du inte kan komma' },
      paragraphOf('Avboka eller omboka senast 24 timmar före besöket. ', {
        type: 'strong',
        text: 'Annars kostar det 200 kronor.',
      }),
    ],
    en: [
      { type: 'heading', text: 'What you can book' },
      paragraphOf(`Here you book a time at ${unit.name}. You can also book for your child who is under 13.`),
      paragraphOf('Do you want an interpreter, or find no time? Call ', phone, '.'),
      { type: 'heading', text: 'If you cannot come' },
      paragraphOf('Cancel or reschedule at least 24 hours before the visit. ', {
        type: 'strong',
        text: 'Otherwise it costs 200 kronor.',
      }),
    ],
  };
}

function paragraphOf(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}

function both({ sv, en }: LocalizedText): Translated<readonly Block[]> {
  return { sv: [paragraphOf(sv)], en: [paragraphOf(en)] };
}
