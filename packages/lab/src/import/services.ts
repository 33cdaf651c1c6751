import type { HostFacts, ImportedHost } from './host-facts.js';
import { addressesOf } from './subnet.js';

export type Service = { readonly director: string; readonly address: string; readonly port: number };

/** TCP only: that is what a client can be seen to succeed with. Without any, the /32s of lo are taken for VIPs. */
export function servicesOf(hosts: readonly ImportedHost[]): Service[] {
  const services = hosts.flatMap(({ name, facts }) =>
    facts.ipvs.flatMap((line): Service[] => {
      if (line.kind !== 'service' || !line.text.includes('-t ')) return [];
      const [address = '', port = '80'] = line.service.split(':');
      return [{ director: name, address, port: Number(port) === 0 ? 80 : Number(port) }];
    }),
  );
  return [...new Map(services.map((service) => [`${service.address}:${service.port}`, service])).values()];
}

/** Ports that a virtual service sends somewhere. */
function serverPorts(hosts: readonly ImportedHost[]): number[] {
  const ports = hosts.flatMap(({ facts }) =>
    facts.ipvs.flatMap((line) => (line.kind === 'destination' ? [Number(line.server.split(':')[1] ?? '80')] : [])),
  );
  return [...new Set([...ports, ...servicesOf(hosts).map(({ port }) => port)])].filter((port) => port > 0);
}

export function serversOf({ name, facts }: ImportedHost, hosts: readonly ImportedHost[]): string[] {
  const ports = serverPorts(hosts);
  if (facts.listeners !== undefined) {
    const heard = facts.listeners.filter(({ port, address }) => ports.includes(port) && !address.startsWith('127.'));
    return [...new Set(heard.map(({ port, address }) => server(name, port, address)))];
  }
  return isRealServer(facts, hosts) ? ports.map((port) => server(name, port, '0.0.0.0')) : [];
}

function server(name: string, port: number, bind: string): string {
  const where = bind === '0.0.0.0' ? '' : `, bind: ${bind}`;
  return `{ port: ${port}, body: ${JSON.stringify(name)}${where} }`;
}

/** Who owns the address of a real server, or a VIP without being a director. */
function isRealServer(facts: HostFacts, hosts: readonly ImportedHost[]): boolean {
  const own = new Set(addressesOf(facts).map(({ address }) => address));
  const lines = hosts.flatMap((host) => host.facts.ipvs);
  const named = lines.some((line) => line.kind === 'destination' && own.has(line.server.split(':')[0] ?? ''));
  return named || (facts.ipvs.length === 0 && lines.some((line) => own.has(line.service.split(':')[0] ?? '')));
}
