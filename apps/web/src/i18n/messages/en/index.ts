import { account } from './account';
import { classroom } from './classroom';
import { common } from './common';
import { grades } from './grades';
import { join } from './join';
import { landing } from './landing';
import { learn } from './learn';
import { play } from './play';
import { teach } from './teach';
import { trouble } from './trouble';

/** One file per area, the same names in `en/` and `zh/`. Add yours here and there. */
export const en = { account, classroom, common, grades, join, landing, learn, play, teach, trouble };
