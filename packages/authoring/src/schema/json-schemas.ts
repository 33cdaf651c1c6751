import { z } from 'zod';
import { activitySchema, lessonSchema } from './activity-schema.js';

/** The JSON Schemas (draft 2020-12) of the files that authors write, by file name; made of the zod schemas. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const text = (schema: z.ZodType): string =>
    `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), undefined, 2)}\n`;
  return new Map([
    ['lesson.schema.json', text(lessonSchema)],
    ['activity.schema.json', text(activitySchema)],
  ]);
}
