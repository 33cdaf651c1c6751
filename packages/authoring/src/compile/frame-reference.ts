import type { FrameSelector } from '@frameplay/classroom';
import { withNth } from './step-reference.js';

/** `director:eth0 out syn #2`; its form was checked by the schema. */
export function frameSelector(reference: string): FrameSelector {
  const { words, nth } = withNth(reference);
  const [at = '', dir = '', frameClass = ''] = words.split(' ');
  return { at, ...anywhere(`${dir} ${frameClass}`), nth };
}

/** `in syn #1`. */
export function selectorAnywhere(reference: string): Omit<FrameSelector, 'at'> {
  const { words, nth } = withNth(reference);
  return { ...anywhere(words), nth };
}

function anywhere(words: string): Pick<FrameSelector, 'dir' | 'frameClass'> {
  const [dir, frameClass] = words.split(' ');
  return { dir: dir === 'in' ? 'in' : 'out', frameClass: frameClass as FrameSelector['frameClass'] };
}
