/** /etc/services of Debian 12, the ports that a class meets. */
const TCP: readonly (readonly [number, string])[] = [
  [7, 'echo'],
  [20, 'ftp-data'],
  [21, 'ftp'],
  [22, 'ssh'],
  [23, 'telnet'],
  [25, 'smtp'],
  [53, 'domain'],
  [80, 'http'],
  [110, 'pop3'],
  [123, 'ntp'],
  [143, 'imap2'],
  [161, 'snmp'],
  [443, 'https'],
  [514, 'shell'],
  [873, 'rsync'],
  [993, 'imaps'],
  [995, 'pop3s'],
  [1080, 'socks'],
  [3306, 'mysql'],
  [5060, 'sip'],
  [5432, 'postgresql'],
  [6379, 'redis'],
  [8080, 'http-alt'],
];

const UDP_ONLY: readonly (readonly [number, string])[] = [
  [67, 'bootps'],
  [68, 'bootpc'],
  [69, 'tftp'],
  [514, 'syslog'],
];

const UDP_TOO = new Set([7, 53, 123, 161, 443, 5060]);

const NAMES = {
  tcp: new Map(TCP),
  udp: new Map([...TCP.filter(([port]) => UDP_TOO.has(port)), ...UDP_ONLY]),
};

export function serviceName(protocol: 'tcp' | 'udp', port: number): string {
  return NAMES[protocol].get(port) ?? String(port);
}

/** A port by its number or name; undefined for an unknown name. */
export function servicePort(word: string): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  for (const names of Object.values(NAMES)) for (const [port, name] of names) if (name === word) return port;
  return undefined;
}
