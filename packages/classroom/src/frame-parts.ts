/** Whose lens a frame is seen through: what lies deeper is `null`, drawn as a sealed envelope. */
export interface FrameView {
  readonly src: string;
  readonly dst: string;
  /** null: sealed (a switch opens only the Ethernet header). */
  readonly type: 'arp' | 'ipv4';
  readonly arp: ArpView | null;
  readonly ip: IpView | null;
  readonly tcp: TcpView | null;
  readonly icmp: { readonly type: number; readonly code: number } | null;
  /** Real bytes of the frame in hexadecimal, as far as the viewer's lens opens it (a switch: 14 bytes). */
  readonly bytes: string;
  /** Length of the whole frame in bytes. */
  readonly length: number;
}

export interface ArpView {
  readonly op: 1 | 2;
  readonly sha: string;
  readonly spa: string;
  readonly tha: string;
  readonly tpa: string;
}

export interface IpView {
  readonly src: string;
  readonly dst: string;
  readonly ttl: number;
  readonly proto: number;
  readonly id: number;
  readonly len: number;
}

export interface TcpView {
  readonly sport: number;
  readonly dport: number;
  /** e.g. `SYN`, `SYN·ACK`, `ACK`, `PSH·ACK`, `FIN·ACK`, `RST`. */
  readonly flags: string;
  /** Relative to the SYN. */
  readonly seq: number;
  readonly ack: number;
  /** Payload bytes. */
  readonly len: number;
  /** First line of the payload, e.g. `GET / HTTP/1.1`; null without payload. */
  readonly text: string | null;
}
