import * as z from 'zod/mini';

/** One wrong field of a request, by its path: `nickname`, `command.decision.reaction.frame.ttl`. */
export const fieldError = z.object({ field: z.string(), zh: z.string(), en: z.string() });

/** Body of every HTTP answer that is not a success. `field` names the first wrong field; `fields` all of them. */
export const apiError = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  field: z.optional(z.string()),
  fields: z.optional(z.array(fieldError)),
});
export type ApiErrorBody = z.infer<typeof apiError>;
export type FieldErrorBody = z.infer<typeof fieldError>;
