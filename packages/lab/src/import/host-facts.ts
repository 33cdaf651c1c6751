/** What the pasted outputs say about one host. */
export type HostFacts = {
  readonly interfaces: readonly FoundInterface[];
  readonly routes: readonly string[];
  /** In the order of the file; a later one counts. */
  readonly sysctls: ReadonlyMap<string, string>;
  /** The words after `ipvsadm`. */
  readonly ipvs: readonly IpvsLine[];
  readonly neighbours: readonly FoundNeighbour[];
  /** Undefined without an `ss -ltn`: then nobody knows. */
  readonly listeners: readonly FoundListener[] | undefined;
};

export type FoundInterface = {
  readonly name: string;
  readonly up: boolean;
  readonly kind: 'ethernet' | 'loopback' | 'tunnel' | 'dummy';
  mac: string | undefined;
  readonly addresses: FoundAddress[];
};

export type FoundAddress = {
  readonly address: string;
  readonly prefixLength: number;
  readonly broadcast: string | undefined;
  readonly scope: string;
  readonly label: string | undefined;
};

export type IpvsLine =
  | { readonly kind: 'service'; readonly text: string; readonly service: string }
  | { readonly kind: 'destination'; readonly text: string; readonly service: string; readonly server: string };

export type FoundNeighbour = {
  readonly address: string;
  readonly iface: string;
  readonly mac: string;
  readonly permanent: boolean;
};

export type FoundListener = { readonly address: string; readonly port: number };

export type ImportProblem = { readonly line: number; readonly reason: string };

export type ImportedHost = { readonly name: string; readonly facts: HostFacts };
