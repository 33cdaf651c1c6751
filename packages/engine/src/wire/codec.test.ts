import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ipv4Address, ipv4, type MacAddress, parseIpv4, parseMac } from './address.js';
import { decodeFrame } from './decode.js';
import { dissect } from './dissect.js';
import { encodeFrame } from './encode.js';
import { type Frame, type Ipv4Packet, type Ipv4Payload, ipv4Length } from './frame.js';

function ip(text: string): Ipv4Address {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function mac(text: string): MacAddress {
  const parsed = parseMac(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('an ARP request becomes the octets of RFC 826, padded to 60', () => {
  const frame: Frame = {
    src: mac('02:00:00:00:00:0a'),
    dst: mac('ff:ff:ff:ff:ff:ff'),
    payload: {
      kind: 'arp',
      operation: 1,
      senderMac: mac('02:00:00:00:00:0a'),
      senderIp: ip('10.0.0.2'),
      targetMac: mac('00:00:00:00:00:00'),
      targetIp: ip('10.0.0.1'),
    },
  };
  const arp = '0001080006040001' + '02000000000a' + '0a000002' + '000000000000' + '0a000001';
  expect(hex(encodeFrame(frame))).toBe(`ffffffffffff02000000000a0806${arp}${'00'.repeat(18)}`);
});

test('an echo request carries right IPv4 and ICMP checksums', () => {
  const frame: Frame = {
    src: mac('02:00:00:00:00:01'),
    dst: mac('02:00:00:00:00:02'),
    payload: {
      kind: 'ipv4',
      src: ip('192.168.1.1'),
      dst: ip('192.168.1.2'),
      ttl: 64,
      tos: 0,
      id: 0x1c46,
      dontFragment: true,
      moreFragments: false,
      fragmentOffset: 0,
      payload: { kind: 'icmp-echo', type: 8, id: 1, seq: 1, payload: Uint8Array.of(0x61, 0x62) },
    },
  };
  const octets = '4500001e1c464000400' + '19b45c0a80101c0a80102' + '0800969b000100016162';
  expect(hex(encodeFrame(frame)).slice(28, 28 + 60)).toBe(octets);
});

const port = fc.integer({ min: 0, max: 65_535 });
const address = fc.integer({ min: 0, max: 0xff_ff_ff_ff }).map(ipv4);
const anyMac = fc.integer({ min: 0, max: 0xff_ff_ff_ff_ff_ff }).map((value) => value as MacAddress);
const word = fc.integer({ min: 0, max: 0xff_ff_ff_ff });
const octets = fc.uint8Array({ maxLength: 64 });

/** `FRAMEPLAY_FUZZ=full` draws far more. */
const FULL = process.env['FRAMEPLAY_FUZZ'] === 'full';

const transport: fc.Arbitrary<Ipv4Payload> = fc.oneof(
  fc.record({
    kind: fc.constant('tcp' as const),
    sourcePort: port,
    destinationPort: port,
    seq: word,
    ack: word,
    flags: fc.integer({ min: 0, max: 63 }),
    window: port,
    options: fc.option(
      fc.record(
        {
          maximumSegmentSize: fc.option(port, { nil: null }),
          sackPermitted: fc.boolean(),
          windowScale: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null }),
          timestamp: word,
          timestampEcho: word,
          sackBlocks: fc.array(fc.record({ from: word, to: word }), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['maximumSegmentSize', 'sackPermitted', 'windowScale', 'timestamp', 'timestampEcho'] },
      ),
      { nil: null },
    ),
    payload: octets,
  }),
  fc.record({ kind: fc.constant('udp' as const), sourcePort: port, destinationPort: port, payload: octets }),
  fc.record({
    kind: fc.constant('icmp-echo' as const),
    type: fc.constantFrom(0 as const, 8 as const),
    id: port,
    seq: port,
    payload: octets,
  }),
  fc.record({ kind: fc.constant('opaque' as const), protocol: fc.constantFrom(2, 47, 112), bytes: octets }),
);

const header = {
  kind: fc.constant('ipv4' as const),
  src: address,
  dst: address,
  ttl: fc.integer({ min: 0, max: 255 }),
  tos: fc.integer({ min: 0, max: 255 }),
  id: port,
  dontFragment: fc.boolean(),
};

function whole(payload: fc.Arbitrary<Ipv4Payload>): fc.Arbitrary<Ipv4Packet> {
  return fc.record({ ...header, moreFragments: fc.constant(false), fragmentOffset: fc.constant(0), payload });
}

/** Octets whose protocol is not read, whatever it is. */
const fragment: fc.Arbitrary<Ipv4Packet> = fc.record({
  ...header,
  moreFragments: fc.constant(true),
  fragmentOffset: fc.integer({ min: 0, max: 0x1fff }).map((units) => units * 8),
  payload: fc.record({
    kind: fc.constant('opaque' as const),
    protocol: fc.integer({ min: 0, max: 255 }),
    bytes: octets,
  }),
});

const icmpError: fc.Arbitrary<Ipv4Payload> = fc
  .record({ type: fc.constantFrom(3 as const, 5 as const, 11 as const), code: fc.integer({ min: 0, max: 255 }) })
  .chain(({ type, code }) =>
    fc.record({
      kind: fc.constant('icmp-error' as const),
      type: fc.constant(type),
      code: fc.constant(code),
      gateway: type === 5 ? address : fc.constant(ipv4(0)),
      mtu: type === 3 && code === 4 ? port : fc.constant(0),
      quoted: whole(transport),
    }),
  )
  .map((error) => ({ ...error, quotedBytes: ipv4Length(error.quoted) }));

const packet: fc.Arbitrary<Ipv4Packet> = fc.oneof(
  { arbitrary: whole(transport), weight: 4 },
  whole(icmpError),
  fragment,
  whole(fc.oneof(whole(transport), whole(icmpError), fragment)),
);

const frame: fc.Arbitrary<Frame> = fc.record({
  src: anyMac,
  dst: anyMac,
  payload: fc.oneof(
    packet,
    fc.record({
      kind: fc.constant('arp' as const),
      operation: port,
      senderMac: anyMac,
      senderIp: address,
      targetMac: anyMac,
      targetIp: address,
    }),
  ),
});

test('decoding an encoded frame gives the frame back', () => {
  fc.assert(
    fc.property(frame, (original) => {
      expect(decodeFrame(encodeFrame(original))).toEqual({ ok: true, value: original });
    }),
    { numRuns: FULL ? 100_000 : 1000 },
  );
});

test('random octets and cut frames are an error or a frame, never an exception', () => {
  fc.assert(
    fc.property(frame, fc.uint8Array({ maxLength: 80 }), fc.nat(200), (original, noise, cut) => {
      const bytes = encodeFrame(original);
      decodeFrame(noise);
      dissect(noise);
      decodeFrame(bytes.subarray(0, cut));
      dissect(bytes.subarray(0, cut));
    }),
  );
});

test('the dissected layers cover every octet of a frame exactly once', () => {
  fc.assert(
    fc.property(frame, (original) => {
      const bytes = encodeFrame(original);
      let end = 0;
      for (const field of dissect(bytes)) {
        expect(field.offset).toBe(end);
        end += field.length;
      }
      expect(end).toBe(bytes.length);
    }),
  );
});
