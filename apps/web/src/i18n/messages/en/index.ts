import { account } from './account';
import { classroom } from './classroom';
import { compare } from './compare';
import { grades } from './grades';
import { join } from './join';
import { landing } from './landing';
import { learn } from './learn';
import { mistake } from './mistake';
import { part } from './part';
import { play } from './play';
import { sandbox } from './sandbox';
import { seats } from './seats';
import { teach } from './teach';
import { trouble } from './trouble';
import { vocabulary } from './vocabulary';
import { why } from './why';

/** One file per area, the same names in `en/` and `zh/`. Add yours here and there. */
export const en = {
  account,
  classroom,
  vocabulary,
  compare,
  grades,
  join,
  landing,
  learn,
  mistake,
  part,
  play,
  sandbox,
  seats,
  teach,
  trouble,
  why,
};
