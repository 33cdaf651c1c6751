// `npm run generate`: the Prisma client, when prisma/schema.prisma changed; the lessons, when their files did.
import { generate } from './steps.mjs';

await generate();
