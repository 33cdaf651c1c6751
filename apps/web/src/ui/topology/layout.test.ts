import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabView } from '@frameplay/classroom';
import { type Lab, parseLab } from '@frameplay/lab';
import { describe, expect, test } from 'vitest';
import { roleOf } from '@/lib/local-lesson';
import { layoutTopology } from './layout';
import { fitsWalk } from './layout-walk';
import type { Box, PlacedNode, TopologyLayout, TopologySize } from './placed';

const SIZES = ['desk', 'panel', 'compact'] as const satisfies readonly TopologySize[];
const packages = fileURLToPath(new URL('../../../../../packages', import.meta.url));
const FOLDERS = ['lab/testdata', 'lessons/lessons'];

/** Every lab of the recordings and of the lessons. */
const LABS = FOLDERS.flatMap((folder) => {
  const top = join(packages, folder);
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml') && file.includes('labs/'))
    .sort()
    .flatMap((file) => {
      const parsed = parseLab(readFileSync(join(top, file), 'utf8'));
      return parsed.ok ? [{ file: `${folder}/${file}`, lab: viewOf(parsed.lab) }] : [];
    });
});

/** The lab as a viewer gets it; each wired interface has an address, so that captions are as high as they get. */
function viewOf(lab: Lab): LabView {
  const servers = lab.nodes.filter(({ name }) => roleOf(lab, name) === 'server').map(({ name }) => name);
  const links = lab.links.map(({ endpoints: [a, b] }) => ({
    a: { node: a.node, iface: a.interface },
    b: { node: b.node, iface: b.interface },
  }));
  const ends = links.flatMap(({ a, b }) => [a, b]);
  return {
    name: lab.name,
    nodes: lab.nodes.map(({ name }) => ({
      name,
      role: roleOf(lab, name),
      number: servers.indexOf(name) + 1,
      interfaces: ends
        .filter(({ node }) => node === name)
        .map(({ iface }, index) => ({ name: iface, mac: '', addresses: [`192.168.100.${index + 1}`] })),
    })),
    links,
    vip: '',
  };
}

function hub(servers: number): LabView {
  const names = Array.from({ length: servers }, (_, index) => `rs${index + 1}`);
  const iface = { name: 'eth0', mac: '', addresses: [] };
  return {
    name: 'hub',
    nodes: [
      { name: 'client', role: 'client', number: 0, interfaces: [iface] },
      { name: 'lan', role: 'switch', number: 0, interfaces: [] },
      { name: 'director', role: 'director', number: 0, interfaces: [iface] },
      ...names.map((name, index) => ({ name, role: 'server' as const, number: index + 1, interfaces: [iface] })),
    ],
    links: ['client', 'director', ...names].map((node, index) => ({
      a: { node, iface: 'eth0' },
      b: { node: 'lan', iface: `p${index + 1}` },
    })),
    vip: '',
  };
}

function bodyOf({ at, size, box }: PlacedNode): Box {
  return box ?? { x: at.x - size / 2, y: at.y - size / 2, width: size, height: size };
}

/** A sign or box with what is written at it below; 7.3 px is a letter of the addresses. */
function withCaption(placed: PlacedNode, size: TopologySize): Box {
  const body = bodyOf(placed);
  if (size === 'compact' || placed.box !== null || placed.caption !== 'below') return body;
  const width = Math.max(body.width, 13 * 7.3);
  const lines = 1 + Math.min(3, placed.node.interfaces.length);
  return { x: placed.at.x - width / 2, y: body.y, width, height: body.height + 4 + 16 * lines };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function overlapsOf(layout: TopologyLayout, boxOf: (placed: PlacedNode) => Box): string[] {
  return layout.nodes.flatMap((one, index) =>
    layout.nodes
      .slice(index + 1)
      .filter((other) => overlap(boxOf(one), boxOf(other)))
      .map((other) => `${one.node.name} ${other.node.name}`),
  );
}

function looseEnds(layout: TopologyLayout): string[] {
  const at = new Map(
    layout.nodes.flatMap((placed) => [placed.node, ...placed.stands].map((node) => [node.name, bodyOf(placed)])),
  );
  return layout.wires.flatMap(({ key, a, b, points }) => {
    const ends = [
      [at.get(a.node), points[0]],
      [at.get(b.node), points.at(-1)],
    ] as const;
    const held = ends.every(
      ([box, point]) =>
        box !== undefined &&
        point !== undefined &&
        point.x >= box.x - 1 &&
        point.x <= box.x + box.width + 1 &&
        point.y >= box.y - 1 &&
        point.y <= box.y + box.height + 1,
    );
    return held ? [] : [key];
  });
}

function outside({ width, height, nodes, wires, ports }: TopologyLayout): string[] {
  const inFrame = (x: number, y: number) => x >= 0 && y >= 0 && x <= width && y <= height;
  return [
    ...nodes
      .filter((placed) => {
        const { x, y, width: w, height: h } = bodyOf(placed);
        return !inFrame(x, y) || !inFrame(x + w, y + h);
      })
      .map(({ node }) => node.name),
    ...wires.filter(({ points }) => points.some(({ x, y }) => !inFrame(x, y))).map(({ key }) => key),
    ...ports.filter(({ at }) => !inFrame(at.x, at.y)).map(({ node, iface }) => `${node}:${iface}`),
  ];
}

/** Wires that bend twice or go straight: no piece of them is slanted. */
function slanted({ wires }: TopologyLayout): string[] {
  return wires
    .filter(({ points }) =>
      points.some((point, index) => {
        const next = points[index + 1];
        return next !== undefined && Math.abs(point.x - next.x) > 0.001 && Math.abs(point.y - next.y) > 0.001;
      }),
    )
    .map(({ key }) => key);
}

describe('the picture of any lab', () => {
  test('there are labs of both kinds to look at', () => {
    expect(LABS.length).toBeGreaterThan(300);
    expect(LABS.some(({ lab }) => fitsWalk(lab, null))).toBe(true);
    expect(LABS.some(({ lab }) => !fitsWalk(lab, null))).toBe(true);
  });

  test.each(SIZES)('%s: devices stand apart, wires end at them, all is inside', (size) => {
    const wrong = LABS.flatMap(({ file, lab }) =>
      [null, ...lab.nodes.map(({ name }) => name)].flatMap((me) => {
        const layout = layoutTopology(lab, me, size);
        const found = {
          overlaps: overlapsOf(layout, bodyOf),
          loose: looseEnds(layout),
          outside: outside(layout),
          slanted: slanted(layout),
          missing: lab.links.length - layout.wires.length,
        };
        const fine = Object.values(found).every((value) => value === 0 || (Array.isArray(value) && value.length === 0));
        return fine ? [] : [{ file, me, ...found }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test.each(['desk', 'panel'] as const)('%s in layers: names and addresses stand apart too', (size) => {
    const wrong = LABS.filter(({ lab }) => !fitsWalk(lab, null)).flatMap(({ file, lab }) => {
      const overlaps = overlapsOf(layoutTopology(lab, null, size), (placed) => withCaption(placed, size));
      return overlaps.length > 0 ? [{ file, overlaps }] : [];
    });
    expect(wrong).toEqual([]);
  });

  test.each(SIZES)('%s: 200 servers are one sign more than a few, and each has its wire', (size) => {
    const layout = layoutTopology(hub(200), null, size);
    expect(layout.nodes.length).toBeLessThan(10);
    expect(layout.nodes.flatMap(({ node, stands }) => [node, ...stands]).length).toBe(203);
    expect(layout.wires.length).toBe(202);
    expect(looseEnds(layout)).toEqual([]);
  });

  test('a device of many that is played is drawn by itself', () => {
    const layout = layoutTopology(hub(200), 'rs150', 'desk');
    const own = layout.nodes.find(({ node }) => node.name === 'rs150');
    expect(own?.stands).toEqual([]);
    expect(Math.max(...layout.nodes.map(({ at }) => at.y))).toBe(own?.at.y);
  });

  test('the same lab gives the same picture', () => {
    for (const { lab } of LABS.slice(0, 40)) {
      expect(layoutTopology(structuredClone(lab), null, 'panel')).toEqual(layoutTopology(lab, null, 'panel'));
    }
  });
});
