import type * as z from 'zod/mini';

type Contract = typeof import('@frameplay/protocol');

/** Schemas of the contract, by name. */
export type ReplyName = {
  [Name in keyof Contract]: Contract[Name] extends z.ZodMiniType ? Name : never;
}[keyof Contract];

/** What a schema of this name reads. */
export type Reply<Name extends ReplyName> = Contract[Name] extends z.ZodMiniType<infer T> ? T : never;

/** The contract comes in a file of its own, beside the first answer that is read through it: no page waits for it. */
export const loadContract = (): Promise<Contract> => import('@frameplay/protocol');
