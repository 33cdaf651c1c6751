import type { ApiErrorBody } from '@frameplay/protocol';

/** An error in our server's own words; else undefined. For places that cannot wait for the schemas of the contract. */
export function asApiError(value: unknown): ApiErrorBody | undefined {
  const { code, zh, en } = (value ?? {}) as Partial<Record<keyof ApiErrorBody, unknown>>;
  const isOne = typeof code === 'string' && typeof zh === 'string' && typeof en === 'string';
  return isOne ? (value as ApiErrorBody) : undefined;
}
