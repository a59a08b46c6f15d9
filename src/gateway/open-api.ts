import * as z from 'zod';
import { responseSchemas } from '../wire/response-schemas.js';
import { abilities, change, problem } from '../wire/protocol.js';
import {
  bookingSchema,
  careUnitSchema,
  dayRange,
  gap,
  holdSchema,
  appointmentSchema,
  performerSchema,
  slotSchema,
  visitTypeSchema,
} from '../domain/schema/entity-schemas.js';
import {
  keyHeader,
  type Method,
  mostAnswerCharacters,
  mostDays,
  mostSlots,
  mostUnits,
  requestHeader,
} from '../wire/contract.js';
import { conditionGuide } from '../domain/guide/guide-schema.js';
import { changesInput, requestSchemas } from '../wire/request-schemas.js';
import type { SchemaNode } from '../domain/schema/schema.js';
import { blockSchema, phone, richTextSchema } from '../domain/schema/rich-text-schema.js';
import { reads } from './method-table.js';
import { schemaOf } from './schemas.js';

const named: Readonly<Record<string, SchemaNode>> = {
  CareUnit: careUnitSchema,
  VisitType: visitTypeSchema,
  Performer: performerSchema,
  Slot: slotSchema,
  Hold: holdSchema,
  Booking: bookingSchema,
  Appointment: appointmentSchema,
  ConditionGuide: conditionGuide,
  DayRange: dayRange,
  Gap: gap,
  Phone: phone,
  Block: blockSchema,
  RichText: richTextSchema,
  Problem: problem,
  Abilities: abilities,
  Change: change,
};

const summaries: Readonly<Record<Method, string>> = {
  units: 'Care units, also those that cannot be booked on the web',
  visitTypes: 'Visit types that this person may book on the web',
  performers: 'Performers who can be asked for',
  guide: 'The condition guide of a unit',
  days: 'Days with free times, where they are known before the times',
  slots: 'Free, future times, by start and then unit; ends with a whole day where it would be too large',
  bookings: 'Every own upcoming time, however it was booked',
  past: 'Own times that have passed, the latest first',
  booking: 'One own time with its rights as of now',
  citizens: 'Whom the citizen may act for, the citizen first',
  hold: 'Keeps a free time for a while',
  release: 'Gives a held time back',
  book: 'Books a free time',
  rebook: 'Moves a booking to another free time; the citizen always holds one of them',
  cancel: 'Cancels an own time',
};

let made: Record<string, unknown> | undefined;

const unitsLimit = `At most ${mostUnits} care units in one question; more is 400, invalid-request.`;
const daysLimit = `At most ${mostUnits} care units and ${mostDays} days in one question; more is 400, invalid-request.`;
/** The limits of a request and its response. */
const descriptions: Readonly<Partial<Record<Method, string>>> = {
  visitTypes: unitsLimit,
  performers: unitsLimit,
  days: daysLimit,
  slots: [
    daysLimit,
    `An answer over ${mostSlots} slots or ${mostAnswerCharacters} characters ends with a whole day: \`covered\` tells which, ask on from the day after it.`,
    'Of a day that alone is over that, the care units that are left out are gaps.',
  ].join(' '),
};

/** The OpenAPI 3.1 document of the contract, generated from the schemas that check requests and responses. */
export function openApi(basePath: string): Record<string, unknown> {
  made ??= describe();
  return { ...made, servers: [{ url: basePath }] };
}

function describe(): Record<string, unknown> {
  const methods = Object.keys(responseSchemas) as Method[];
  const shapes = {
    ...named,
    ...Object.fromEntries(methods.map((method) => [inputName(method), requestSchemas[method]])),
    ...Object.fromEntries(
      methods.filter((method) => method !== 'booking').map((method) => [answerName(method), responseSchemas[method]]),
    ),
    ChangesInput: changesInput,
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tidbok gateway',
      version: '1',
      description:
        'Who the citizen is comes from the login alone. A method that the backend lacks is 404; /abilities tells which it has.',
    },
    security: [{ bearer: [] }, { session: [] }],
    paths: {
      '/abilities': get('What the backend can do', refTo('Abilities'), true),
      '/openapi.json': get('This description', { type: 'object' }, true),
      '/health': {
        get: {
          ...get('Whether the gateway can serve', healthSchema, false).get,
          responses: { 200: answerBody('It can', healthSchema), 503: answerBody('It cannot', healthSchema) },
        },
      },
      ...Object.fromEntries(methods.map((method) => [`/${method}`, { post: call(method) }])),
      '/changes': { post: changesCall },
    },
    components: {
      schemas: schemasOf(shapes),
      parameters: { Key: keyParameter, Request: requestParameter },
      responses: { Problem: problemResponse },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'The name is the portal’s own' },
      },
    },
  };
}

const healthSchema = { type: 'object', properties: { status: { enum: ['pass', 'fail'] } }, required: ['status'] };

const keyParameter = {
  name: keyHeader,
  in: 'header',
  required: true,
  description: 'One for each intent. Where /abilities says keepsKeys, a repeat gets the answer of the first.',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
};
const requestParameter = {
  name: requestHeader,
  in: 'header',
  required: true,
  description: 'A foreign page cannot send it without asking first',
  schema: { const: '1' },
};
const problemResponse = {
  description: 'A problem (RFC 9457). Without nothingHappened a write may have been done.',
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
  content: { 'application/problem+json': { schema: refTo('Problem') } },
};
const changesCall = {
  operationId: 'changes',
  summary: 'Hints of changes: a line of JSON each, an empty line as heartbeat',
  parameters: [{ $ref: '#/components/parameters/Request' }],
  requestBody: { required: true, content: { 'application/json': { schema: refTo('ChangesInput') } } },
  responses: {
    200: { description: 'Until either side ends it', content: { 'application/x-ndjson': { schema: refTo('Change') } } },
    default: { $ref: '#/components/responses/Problem' },
  },
};

function call(method: Method): Record<string, unknown> {
  const write = !(method in reads);
  const parameters = ['Request', ...(write ? ['Key'] : [])].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    operationId: method,
    summary: summaries[method],
    ...(method in descriptions && { description: descriptions[method] }),
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: refTo(inputName(method)) } } },
    responses: {
      200: answerBody(write ? 'What came of it' : 'The answer', refTo(answerName(method))),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function get(summary: string, schema: unknown, cached: boolean) {
  const responses = { 200: answerBody(summary, schema), ...(cached && { 304: { description: 'Not modified' } }) };
  return { get: { summary, security: [], responses } };
}

function answerBody(description: string, schema: unknown) {
  return { description, content: { 'application/json': { schema } } };
}

function inputName(method: Method): string {
  return `${capital(method)}Input`;
}

function answerName(method: Method): string {
  // One own time is the answer itself.
  return method === 'booking' ? 'Appointment' : `${capital(method)}Answer`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function schemasOf(shapes: Readonly<Record<string, SchemaNode>>): Record<string, unknown> {
  const registry = z.registry<{ id: string; format?: string; pattern?: string }>();
  for (const [id, shape] of Object.entries(shapes)) registry.add(schemaOf(shape), { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => refTo(id).$ref, io: 'input' });
  // The document has one dialect and one address for all of them.
  const whole = ([id, schema]: readonly [string, object]) => [id, { ...schema, $schema: undefined, $id: undefined }];
  return Object.fromEntries(Object.entries(schemas).map(whole)) as Record<string, unknown>;
}
