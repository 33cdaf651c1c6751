/** Protocols of IP, as pcap-filter(7) names them. */
export const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  vrrp: 112,
  carp: 112,
  ipip: 4,
  ah: 51,
  esp: 50,
  gre: 47,
};
export const ETHERTYPES: Readonly<Record<string, number>> = { ip: 0x0800, arp: 0x0806, rarp: 0x8035, ip6: 0x86dd };

/** Names for places and bits of headers: `tcp[tcpflags] & tcp-syn`. */
export const NAMED_OFFSETS: Readonly<Record<string, number>> = { tcpflags: 13, icmptype: 0, icmpcode: 1 };
export const NAMED_VALUES: Readonly<Record<string, number>> = {
  'tcp-fin': 1,
  'tcp-syn': 2,
  'tcp-rst': 4,
  'tcp-push': 8,
  'tcp-ack': 16,
  'tcp-urg': 32,
  'icmp-echoreply': 0,
  'icmp-unreach': 3,
  'icmp-redirect': 5,
  'icmp-echo': 8,
  'icmp-timxceed': 11,
};
