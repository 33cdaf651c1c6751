import { stop } from '../stop.js';
import type { FlagOption, IpvsCommand, IpvsOption, ValueOption } from './words.js';

// ipvsadm.c, commands_v_options and generic_opt_check: which options go with which command.

type OptionName = ValueOption | FlagOption;

/** The order and the names of optnames[]; several spellings may be one option. */
const OPTIONS: readonly (readonly [string, readonly OptionName[]])[] = [
  ['numeric', ['n']],
  ['connection', ['c']],
  ['service-address', ['t', 'u', 'f']],
  ['scheduler', ['s']],
  ['persistent', ['p']],
  ['netmask', ['M']],
  ['real-server', ['r']],
  ['forwarding-method', ['g', 'i', 'm']],
  ['weight', ['w']],
  ['u-threshold', ['x']],
  ['l-threshold', ['y']],
  ['mcast-interface', ['mcast-interface']],
  ['timeout', ['timeout']],
  ['daemon', ['daemon']],
  ['stats', ['stats']],
  ['rate', ['rate']],
  ['thresholds', ['thresholds']],
  ['persistent-conn', ['persistent-conn']],
  ['nosort', ['nosort']],
  ['syncid', ['syncid']],
  ['exact', ['exact']],
  ['ops', ['o']],
  ['pe', ['pe']],
  ['sched-flags', ['b']],
  ['mcast-group', ['mcast-group']],
  ['mcast-port', ['mcast-port']],
  ['mcast-ttl', ['mcast-ttl']],
  ['sync-maxlen', ['sync-maxlen']],
  ['tun-info', ['tun-info']],
  ['tun-type', ['tun-type']],
  ['tun-port', ['tun-port']],
  ['tun-nocsum', ['tun-nocsum']],
  ['tun-csum', ['tun-csum']],
  ['tun-remcsum', ['tun-remcsum']],
];

interface Rule {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly allows?: readonly string[];
  /** At most one of these. */
  readonly one?: readonly string[];
}

const SERVICE = ['scheduler', 'persistent', 'netmask', 'ops', 'pe', 'sched-flags'];
const TUNNEL = ['tun-type', 'tun-port', 'tun-nocsum', 'tun-csum', 'tun-remcsum'];
const SERVER = ['forwarding-method', 'weight', 'u-threshold', 'l-threshold', ...TUNNEL];
const COLUMNS = ['stats', 'rate', 'thresholds', 'persistent-conn', 'nosort', 'syncid', 'exact', 'tun-info'];

const RULES: Readonly<Record<Exclude<IpvsCommand, 'version'>, Rule>> = {
  A: { name: 'add-service', needs: ['service-address'], allows: SERVICE },
  E: { name: 'edit-service', needs: ['service-address'], allows: SERVICE },
  D: { name: 'delete-service', needs: ['service-address'] },
  C: { name: 'flush' },
  L: {
    name: 'list',
    allows: ['numeric', ...COLUMNS],
    one: ['connection', 'service-address', 'timeout', 'daemon'],
  },
  a: { name: 'add-server', needs: ['service-address', 'real-server'], allows: SERVER },
  d: { name: 'delete-server', needs: ['service-address', 'real-server'] },
  e: { name: 'edit-server', needs: ['service-address', 'real-server'], allows: SERVER },
  set: { name: 'set' },
  'start-daemon': {
    name: 'start-daemon',
    allows: ['mcast-interface', 'syncid', 'mcast-group', 'mcast-port', 'mcast-ttl', 'sync-maxlen'],
  },
  'stop-daemon': { name: 'stop-daemon', allows: ['syncid'] },
  R: { name: 'restore' },
  S: { name: 'save', allows: ['numeric'] },
  Z: { name: 'zero', allows: ['service-address'] },
};

function optionName(option: OptionName): string | undefined {
  return OPTIONS.find(([, spellings]) => spellings.includes(option))?.[0];
}

/** set_option: none twice. */
export function refuseRepeated(options: readonly IpvsOption[], index: number): void {
  const name = nameAt(options, index);
  const isRepeated =
    name !== undefined && options.slice(0, index).some((_, before) => nameAt(options, before) === name);
  if (isRepeated) stop(2, `multiple '${name}' options specified`);
}

function nameAt(options: readonly IpvsOption[], index: number): string | undefined {
  const option = options[index];
  return option === undefined ? undefined : optionName(option.name);
}

export function checkOptions(command: Exclude<IpvsCommand, 'version'>, options: readonly IpvsOption[]): void {
  const given = new Set(options.map(({ name }) => optionName(name)));
  const { name, needs = [], allows = [], one = [] } = RULES[command];
  let exclusive: string | undefined;
  for (const [option] of OPTIONS) {
    if (!given.has(option)) {
      if (needs.includes(option)) stop(2, `You need to supply the '${option}' option for the '${name}' command`);
      continue;
    }
    if (one.includes(option)) {
      if (exclusive !== undefined)
        stop(2, `The option '${option}' conflicts with the '${exclusive}' option in the '${name}' command`);
      exclusive = option;
    } else if (!needs.includes(option) && !allows.includes(option))
      stop(2, `Illegal '${option}' option with the '${name}' command`);
  }
}
