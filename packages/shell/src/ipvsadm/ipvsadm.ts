import {
  addIpvsDestination,
  addIpvsService,
  clearIpvs,
  editIpvsDestination,
  editIpvsService,
  type IpvsServiceKey,
  type IpvsServiceSpec,
  ipvsServicesOf,
  type KernelError,
  removeIpvsDestination,
  removeIpvsService,
  type SchedulerName,
  setIpvsTimeouts,
  startIpvsDaemon,
  stopIpvsDaemon,
  zeroIpvs,
} from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { kernelMessage } from '../kernel-message.js';
import { CommandStop, type Controlled, demand, stop, success } from '../stop.js';
import { readLine } from '../words.js';
import { listIpvs } from './list.js';
import { parseIpvsadm } from './parse.js';
import type { IpvsRequest, ServiceWords } from './request.js';
import { saveIpvs } from './save.js';
import { sameKey } from './text.js';

/** ipvsadm 1.31. */
export function ipvsadm(context: Context, words: readonly string[]): CommandResult {
  return perform(context, parseIpvsadm(words));
}

function perform(context: Context, request: IpvsRequest): CommandResult {
  switch (request.command) {
    case 'list':
      return success(listIpvs(context, request));
    case 'save':
      return success(saveIpvs(context, request.numeric));
    case 'restore':
      return restore(context);
    case 'version':
      return success(VERSION);
    default:
      checkScheduler(context, request);
      demand(change(context, request), (error) => refusal(request.command, error));
      return success();
  }
}

const VERSION = 'ipvsadm v1.31 2019/12/24 (compiled with popt and IPVS v1.2.1)\n';

const SCHEDULERS: readonly SchedulerName[] = [
  ...(['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'sed', 'nq', 'mh', 'fo', 'ovf', 'lblc', 'lblcr'] as const),
];

/** The kernel looks for the service first, then for the scheduler and the persistence engine; `--pe sip` is refused before. */
function checkScheduler({ world, node }: Context, request: Change): void {
  if (request.command !== 'add-service' && request.command !== 'edit-service') return;
  const exists = ipvsServicesOf(world, node).some((service) => sameKey(service.key, request.key));
  const reached = exists === (request.command === 'edit-service');
  const { scheduler, engine } = request.service;
  if (reached && (engine !== undefined || !SCHEDULERS.some((name) => name === scheduler))) {
    stop(255, 'Scheduler or persistence engine not found');
  }
}

type Change = Exclude<IpvsRequest, { command: 'list' | 'save' | 'restore' | 'version' }>;

function change({ world, node }: Context, request: Change): Controlled<unknown> {
  switch (request.command) {
    case 'add-service':
      return addIpvsService(world, node, serviceSpec(request.key, request.service));
    case 'edit-service':
      return editIpvsService(world, node, serviceSpec(request.key, request.service));
    case 'delete-service':
      return removeIpvsService(world, node, request.key);
    case 'add-destination':
      return addIpvsDestination(world, node, request.key, request.destination);
    case 'edit-destination':
      return editIpvsDestination(world, node, request.key, request.destination);
    case 'delete-destination':
      return removeIpvsDestination(world, node, request.key, request.destination);
    case 'clear':
      return clearIpvs(world, node);
    case 'zero':
      return request.key === undefined ? zeroIpvs(world, node) : zeroIpvs(world, node, request.key);
    case 'set-timeouts':
      return setIpvsTimeouts(world, node, request);
    case 'start-daemon':
      return startIpvsDaemon(world, node, request.role, request.daemon);
    case 'stop-daemon':
      return stopIpvsDaemon(world, node, request.role);
  }
}

function serviceSpec(key: IpvsServiceKey, words: ServiceWords): IpvsServiceSpec {
  return {
    key,
    // The kernel answers for names that it does not know.
    scheduler: words.scheduler as SchedulerName,
    flags: words.flags,
    persistenceTimeoutS: words.persistenceTimeoutS,
    ...(words.persistenceMask === undefined ? {} : { persistenceMask: words.persistenceMask }),
  };
}

/** The words of ipvs_strerror() in libipvs: the same errno means other things for other commands. */
function refusal(command: Change['command'], error: KernelError): never {
  return stop(255, MESSAGES[command]?.[error.code] ?? ANY_COMMAND[error.code] ?? kernelMessage(error.code));
}

const ANY_COMMAND: Readonly<Partial<Record<KernelError['code'], string>>> = {
  EINVAL: 'Invalid operation.  Possibly wrong module version, address not unicast, ...',
  EPERM: 'Permission denied (you must be root)',
};
const NO_SERVICE = 'Service not defined';
const NO_DESTINATION = 'No such destination';

const MESSAGES: Readonly<Record<Change['command'], Readonly<Partial<Record<KernelError['code'], string>>>>> = {
  'add-service': { EEXIST: 'Service already exists', ENOENT: 'Scheduler or persistence engine not found' },
  'edit-service': { ESRCH: 'No such service', ENOENT: 'Scheduler or persistence engine not found' },
  'delete-service': { ESRCH: 'No such service' },
  'add-destination': { ESRCH: NO_SERVICE, EEXIST: 'Destination already exists' },
  'edit-destination': { ESRCH: NO_SERVICE, ENOENT: NO_DESTINATION },
  'delete-destination': { ESRCH: NO_SERVICE, ENOENT: NO_DESTINATION },
  clear: {},
  zero: { ESRCH: 'No such service' },
  'set-timeouts': {},
  'start-daemon': { EEXIST: 'Daemon has already run' },
  'stop-daemon': { ESRCH: 'No daemon is running' },
};

/** `ipvsadm -R < FILE`: each line is a call of its own. What the kernel refuses is said, bad words end it. */
function restore(context: Context): CommandResult {
  let exit = 0;
  let stderr = '';
  for (const line of (context.input ?? '').split('\n')) {
    const read = readLine(line);
    if (read.kind !== 'line' || read.line.words.length === 0) continue;
    const request = parseIpvsadm(read.line.words);
    const outcome = attempt(() => perform(context, request));
    exit = outcome.exit;
    stderr += outcome.stderr;
  }
  return { exit, stdout: '', stderr };
}

function attempt(call: () => CommandResult): CommandResult {
  try {
    return call();
  } catch (error) {
    if (error instanceof CommandStop) return error.result;
    throw error;
  }
}
