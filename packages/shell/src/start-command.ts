import { actAs, type World } from '@frameplay/engine';
import { arping } from './arping.js';
import { bridge } from './bridge.js';
import type { CommandResult, CommandRun, ShellFiles } from './command-run.js';
import { type Context, kindOf } from './context.js';
import { curl } from './curl.js';
import { hold } from './hold.js';
import { ip } from './ip/ip.js';
import { iptables } from './iptables/iptables.js';
import { ipvsadm } from './ipvsadm/ipvsadm.js';
import { keepalived } from './keepalived/keepalived.js';
import { arp } from './net-tools/arp.js';
import { ifconfig } from './net-tools/ifconfig.js';
import { route } from './net-tools/route.js';
import { ping } from './ping.js';
import { CommandStop, CommandUnsupported, success } from './stop.js';
import { sysctl } from './sysctl.js';
import { udp } from './udp.js';
import { type CommandLine, readLine } from './words.js';

type Command = (context: Context, words: readonly string[]) => CommandResult | CommandRun;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['arp', arp],
  ['arping', arping],
  ['bridge', bridge],
  ['curl', curl],
  ['false', () => ({ exit: 1, stdout: '', stderr: '' })],
  ['hold', hold],
  ['ifconfig', ifconfig],
  ['ip', ip],
  ['iptables', iptables],
  ['ipvsadm', ipvsadm],
  ['keepalived', keepalived],
  ['ping', ping],
  ['route', route],
  ['sysctl', sysctl],
  ['true', () => success()],
  ['udp', udp],
]);

/** A switch of a lab has no addresses, so no more than these make sense on it. */
const SWITCH_COMMANDS = ['bridge', 'ip', 'true', 'false'];

/** The commands that a node knows, for help and completion. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

/** Starts a command on a node. What it changes at once, it has changed when this returns. */
export function startCommand(world: World, node: string, text: string, files: ShellFiles = {}): CommandRun {
  const kind = kindOf(world, node);
  if (kind === undefined) return ended({ exit: 1, stdout: '', stderr: `no node ${node}\n` });
  const read = readLine(text);
  switch (read.kind) {
    case 'syntax-error':
      return ended({ exit: 2, stdout: '', stderr: `${read.message}\n` });
    case 'unsupported':
      return { kind: 'unsupported', what: read.what };
    case 'line':
      return actAs(world, node, text, () => runLine({ world, node, kind, files, input: undefined }, read.line));
  }
}

function ended(result: CommandResult): CommandRun {
  return { kind: 'ended', result };
}

function runLine(context: Context, line: CommandLine): CommandRun {
  const [name, ...words] = line.words;
  if (name === undefined) return ended(success());
  const command = COMMANDS.get(name);
  if (command === undefined) return { kind: 'unsupported', what: `command ${name}` };
  if (context.kind === 'switch' && !SWITCH_COMMANDS.includes(name)) {
    return { kind: 'unsupported', what: `${name} on a bridge` };
  }
  const input = line.input === undefined ? undefined : context.files[context.node]?.[line.input];
  if (line.input !== undefined && input === undefined) {
    return ended({ exit: 2, stdout: '', stderr: `sh: 1: cannot open ${line.input}: No such file\n` });
  }
  return redirect(context, line, runCommand({ ...context, input }, command, words));
}

function runCommand(context: Context, command: Command, words: readonly string[]): CommandRun {
  try {
    const outcome = command(context, words);
    return 'kind' in outcome ? outcome : ended(outcome);
  } catch (error) {
    if (error instanceof CommandStop) return ended(error.result);
    if (error instanceof CommandUnsupported) return { kind: 'unsupported', what: error.what };
    throw error;
  }
}

function redirect(context: Context, line: CommandLine, run: CommandRun): CommandRun {
  if (line.output === undefined) return run;
  if (run.kind === 'program') return { kind: 'unsupported', what: `> after ${line.words[0]}` };
  if (run.kind === 'unsupported') return run;
  if (line.output !== '/dev/null') {
    const ofNode = context.files[context.node] ?? {};
    context.files[context.node] = ofNode;
    ofNode[line.output] = run.result.stdout;
  }
  return ended({ ...run.result, stdout: '' });
}
