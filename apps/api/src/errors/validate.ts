import type { FieldErrorBody } from '@frameplay/protocol';
import * as z from 'zod';
import { en, zhCN } from 'zod/locales';
import { ApiError } from './api-error.js';

type Issue = Parameters<NonNullable<ReturnType<typeof en>['localeError']>>[0];
const words = { zh: zhCN().localeError, en: en().localeError };

/** The value as the schema makes it, or an ApiError that names every wrong field in both languages. */
export function validate<T>(schema: z.core.$ZodType<T>, input: unknown): T {
  const parsed = z.safeParse(schema, input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(fieldError);
  throw new ApiError(400, 'request/invalid', sentence('zh', fields), sentence('en', fields), { fields });
}

function fieldError(issue: z.core.$ZodIssue): FieldErrorBody {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...keys].map(String).join('.');
  return { field: field === '' ? 'body' : field, zh: say('zh', issue), en: say('en', issue) };
}

function say(language: 'zh' | 'en', issue: z.core.$ZodIssue): string {
  const text = words[language](issue as unknown as Issue);
  return (typeof text === 'string' ? text : text?.message) ?? issue.message;
}

function sentence(language: 'zh' | 'en', fields: readonly FieldErrorBody[]): string {
  const parts = fields.map((field) => `${field.field}: ${field[language]}`);
  return language === 'zh' ? `请求有误。${parts.join('；')}` : `The request is not valid. ${parts.join('; ')}`;
}
