// `npm run generate`: the Prisma client, when prisma/schema.prisma changed.
import { generate } from './steps.mjs';

await generate();
