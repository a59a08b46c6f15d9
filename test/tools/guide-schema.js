// Writes src/guide.schema.json, the JSON Schema of condition guides, from the one description that the elements read guides
// by. With --check it only says whether the file is fresh. After a build.
import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { conditionGuide } from '../../dist/domain/guide/guide-schema.js';

const file = 'src/guide.schema.json';

/** What an editor is told where the cursor is, by the name of the field. */
const descriptions = {
  format: 'The version of this format: 1.',
  id: 'Names the guide, question, answer or condition. Never changes once it is published.',
  version: 'With the id it names one text that never changes: raise it for every change.',
  owner: 'Who answers for the content.',
  reviewBy: 'The day by which somebody must have read all of it anew, as 2027-06-30.',
  languages: 'The languages, the original first.',
  status: 'original: written in it. reviewed: somebody held the translation against the original. draft: nobody did yet.',
  translates: 'The version of the guide that the translation was held against.',
  reviewer: 'Who held the translation against the original.',
  emergency: 'Signs that mean 112 at once, shown before the first question, by language.',
  terms: 'What is read and ticked before booking, rebooking and cancelling.',
  conditions: 'Conditions to tick: their texts at the top, their ids everywhere else.',
  questions: 'The questions, the one that is asked first at the top. Without any, the citizen chooses among visit types.',
  hint: 'A line of help under the question or field, by language.',
  choose: 'one: radio buttons. many: boxes to tick, and "none" for none of them.',
  answers: 'The answers. Of several that are ticked, the first in this order decides.',
  none: 'Where none of these leads.',
  next: 'Where it leads: either "question" or "way", by id.',
  words: 'Other words that citizens use for it, for the search, by language.',
  range: 'What the answer means in numbers, for the checker: from (included) and below (not included).',
  ways: 'The ways out, by id.',
  to: 'Where the way leads.',
  codes: 'Codes of the visit types that the search is locked to.',
  profession: 'The search is locked to visit types of this profession, by language.',
  minutes: 'The search is locked to visit types of this length.',
  channel: 'The search is locked to visits of this kind.',
  performers: 'The search is locked to these performers, by id.',
  onlyByQuestions: 'true: not for citizens who say that they know what they need.',
  units: 'Other care units to go to, by id.',
  number: 'A telephone number as the citizen shall read it: 031-390 06 45.',
  hours: 'When they answer, in words, by language.',
  heading: 'The heading above it, by language.',
  callIf: 'Signs that mean: call 1177, by language.',
  visitTypes: 'What the guide says of visit types, by code.',
  concerns: 'What the booking concerns, in words, by language.',
  message: 'Information to the clinic, where the booking may carry a message.',
  length: 'Most characters of the message.',
};

const definitions = {};
const names = new Map();

function schemaOf(node) {
  switch (node.is) {
    case 'optional':
      return schemaOf(node.of);
    case 'lazy':
      return named(node.of());
    case 'array':
      return { type: 'array', items: named(node.of) };
    case 'record':
      return {
        type: 'object',
        propertyNames: { not: { enum: ['__proto__', 'constructor', 'prototype'] } },
        additionalProperties: named(node.of),
      };
    case 'object':
      return objectSchema(node.fields);
    case 'tagged':
      return { anyOf: [...new Set(Object.values(node.cases))].map(named) };
    case 'either':
      return { anyOf: node.of.map(named) };
    case 'oneOf':
      return { enum: node.values };
    case 'day':
      return { type: 'string', format: 'date' };
    default:
      return { type: node.is };
  }
}

function objectSchema(fields) {
  const properties = Object.entries(fields).map(([name, field]) => {
    const description = descriptions[name];
    return [name, { ...(description && { description }), ...named(field) }];
  });
  const required = Object.keys(fields).filter((name) => fields[name].is !== 'optional');
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}

/** A part that is used in several places, or inside itself, stands once. */
function named(node) {
  if (node.is !== 'object' && node.is !== 'tagged' && node.is !== 'either') return schemaOf(node);
  let name = names.get(node);
  if (!name) {
    name = `part${names.size + 1}`;
    names.set(node, name);
    definitions[name] = schemaOf(node);
  }
  return { $ref: `#/$defs/${name}` };
}

const top = objectSchema(conditionGuide.fields);
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Tidbok condition guide',
  ...top,
  properties: { $schema: { type: 'string' }, ...top.properties },
  $defs: definitions,
};
const options = await prettier.resolveConfig(file);
const text = await prettier.format(JSON.stringify(schema), { ...options, parser: 'json' });
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not fresh: npm run guide-schema`);
  process.exitCode = 1;
}
