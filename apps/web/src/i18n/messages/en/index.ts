import { common } from './common';
import { play } from './play';

/** One file per area, the same names in `en/` and `zh/`. Add yours here and there. */
export const en = { common, play };
