import type { Catalogue } from '@frameplay/classroom';
import { catalogue as lessons } from '@frameplay/lessons';

/** All lessons of this build, by id. */
export const catalogue: Catalogue = lessons;
