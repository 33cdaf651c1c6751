import type { ClusterView, LabView } from '@frameplay/classroom';
import { type Lab, type LabRun, startLab } from '@frameplay/lab';
import { startCommand } from '@frameplay/shell';

/**
 * A network that looks like the group's as far as this viewer may see it: devices, interfaces, the addresses and services of
 * open tables. The real one is on the server; this one only tells completion which names there are.
 */
export function shadowWorld({ lab, tables }: Pick<ClusterView, 'lab' | 'tables'>): LabRun['world'] {
  const { world } = startLab(labOf(lab), { seed: 1 });
  for (const [node, { addresses, services }] of Object.entries(tables)) {
    for (const { address, iface } of addresses) startCommand(world, node, `ip addr add ${address} dev ${iface}`);
    for (const { text, scheduler, destinations } of services) {
      const [protocol = '', service = ''] = text.split(' ');
      const flag = protocol.toLowerCase() === 'udp' ? '-u' : '-t';
      startCommand(world, node, `ipvsadm -A ${flag} ${service} -s ${scheduler}`);
      for (const { address } of destinations) startCommand(world, node, `ipvsadm -a ${flag} ${service} -r ${address}`);
    }
  }
  return world;
}

function labOf({ name, nodes, links }: LabView): Lab {
  const macs = new Map(
    nodes.flatMap((node) => node.interfaces.map((iface) => [`${node.name}:${iface.name}`, iface.mac] as const)),
  );
  const end = ({ node, iface }: { readonly node: string; readonly iface: string }) => ({
    node,
    interface: iface,
    mac: macs.get(`${node}:${iface}`) ?? '02:00:00:00:00:01',
  });
  return {
    name,
    title: '',
    nodes: nodes.map((node) =>
      node.role === 'switch' ? { kind: 'bridge', name: node.name } : { kind: 'linux', name: node.name, serve: [] },
    ),
    links: links.map(({ a, b }) => ({ endpoints: [end(a), end(b)] })),
    steps: [],
    files: [],
  };
}
