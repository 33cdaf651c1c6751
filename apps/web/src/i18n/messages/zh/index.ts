import type { en } from '../en';
import type { Shape } from '../shape';
import { common } from './common';
import { play } from './play';

export const zh: Shape<typeof en> = { common, play };
