import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAC_ZERO } from '../wire/address.js';
import { type Frame, NO_BYTES } from '../wire/frame.js';
import {
  cloneBacklog,
  createBacklog,
  type Delivery,
  deliveriesOf,
  putDelivery,
  replaceFrameAt,
  takeDelivery,
} from './backlog.js';

function frame(protocol: number): Frame {
  return { src: MAC_ZERO, dst: MAC_ZERO, payload: { kind: 'opaque', protocol, bytes: NO_BYTES } };
}

test('a backlog gives what a list would, whatever is put, taken, replaced and copied', () => {
  const step = fc.constantFrom('put', 'put', 'take', 'replace', 'copy');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let ring = createBacklog();
      let list: Delivery[] = [];
      steps.forEach((kind, n) => {
        const delivery = { node: n, port: n + 1, frame: frame(n), cause: n + 2 };
        if (kind === 'put') {
          putDelivery(ring, n, n + 1, delivery.frame, n + 2);
          list = [...list, delivery];
        } else if (kind === 'take') {
          const into = { ...delivery };
          expect(takeDelivery(ring, into)).toBe(list.length > 0);
          expect(into).toEqual(list[0] ?? delivery);
          list = list.slice(1);
        } else if (kind === 'copy') {
          const before = ring;
          ring = cloneBacklog(ring);
          putDelivery(before, 0, 0, frame(0), 0);
        } else if (list.length > 0) {
          const place = n % list.length;
          replaceFrameAt(ring, place, delivery.frame);
          list = list.map((old, at) => (at === place ? { ...old, frame: delivery.frame } : old));
        }
        expect(deliveriesOf(ring)).toEqual(list);
      });
    }),
  );
});
