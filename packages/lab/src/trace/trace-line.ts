/** One line of a trace file: one frame at one interface. The README of the trace format says what each key means. */
export type TraceLine = {
  /** Seconds since step 0, six decimals. */
  readonly t: number;
  readonly step: number;
  /** "director:eth0" */
  readonly at: string;
  readonly dir: 'in' | 'out';
  readonly src?: string;
  readonly dst?: string;
  readonly type: string;
  readonly arp?: TraceArp;
} & TracePacket;

export type TraceArp = {
  readonly op: number;
  readonly sha: string;
  readonly spa: string;
  readonly tha: string;
  readonly tpa: string;
};

/** An IP packet: of a frame, or the inner one of IPIP and of a quotation in an ICMP error. */
export type TracePacket = {
  readonly ip?: TraceIp;
  readonly tcp?: TraceTcp;
  readonly udp?: { readonly sport: number; readonly dport: number; readonly len?: number };
  readonly icmp?: TraceIcmp;
  readonly vrrp?: unknown;
  readonly sync?: unknown;
  readonly inner?: TracePacket;
};

export type TraceIp = {
  readonly src: string;
  readonly dst: string;
  readonly ttl: number;
  readonly proto: number;
  readonly id?: number;
  readonly len?: number;
  readonly frag?: readonly [number, boolean | number];
};

/** A quoted segment has its ports only. */
export type TraceTcp = {
  readonly sport: number;
  readonly dport: number;
  readonly flags?: string;
  readonly seq?: number;
  readonly ack?: number;
  readonly len?: number;
};

export type TraceIcmp = {
  readonly type: number;
  readonly code: number;
  readonly id?: number;
  readonly seq?: number;
  readonly gw?: string;
  readonly mtu?: number;
};

/** Reads a trace file. Throws a SyntaxError that names the line if a line is not JSON. */
export function parseTrace(text: string): TraceLine[] {
  const frames: TraceLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    frames.push(parseLine(line, index + 1));
  }
  return frames;
}

function parseLine(line: string, number: number): TraceLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new SyntaxError(`line ${number}: not JSON`);
  }
  if (isTraceLine(value)) return value;
  throw new SyntaxError(`line ${number}: not a frame (t, step, at, dir and type are needed)`);
}

function isTraceLine(value: unknown): value is TraceLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Partial<Record<keyof TraceLine, unknown>>;
  const named = typeof line.at === 'string' && typeof line.type === 'string';
  return (
    named && typeof line.t === 'number' && typeof line.step === 'number' && (line.dir === 'in' || line.dir === 'out')
  );
}
