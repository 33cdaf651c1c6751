import { randomBytes } from 'node:crypto';
import type { Database } from './database.js';

const KEY = 'secret';
const SECRET_BYTES = 32;

/** The secret of this installation: made at the first start, the same in every process, kept in the database. */
export async function installationSecret({ prisma }: Database): Promise<string> {
  const value = randomBytes(SECRET_BYTES).toString('base64url');
  await prisma.setting.createMany({ data: [{ key: KEY, value }], skipDuplicates: true });
  const { value: kept } = await prisma.setting.findUniqueOrThrow({ where: { key: KEY } });
  return kept;
}
