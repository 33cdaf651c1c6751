import type { en } from '../en';
import type { Shape } from '../shape';
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

export const zh: Shape<typeof en> = {
  account,
  classroom,
  common,
  grades,
  join,
  landing,
  learn,
  play,
  teach,
  trouble,
};
