import { parseIpv4 } from '@frameplay/engine';
import { describe, expect, test } from 'vitest';
import { CommandStop, CommandUnsupported } from '../stop.js';
import { parseIpvsadm } from './parse.js';

const VIP = parseIpv4('192.168.1.100');
const RIP = parseIpv4('192.168.1.11');
const address = (parsed: typeof VIP) => (parsed.ok ? parsed.value : 0);
const KEY = { kind: 'tcp', address: address(VIP), port: 80 };

function refusal(line: string): string {
  try {
    parseIpvsadm(line.split(' '));
  } catch (error) {
    if (error instanceof CommandStop) return `${error.result.exit} ${error.result.stderr.trim()}`;
    if (error instanceof CommandUnsupported) return `unsupported ${error.what}`;
    throw error;
  }
  return 'accepted';
}

describe('ipvsadm', () => {
  test('-A makes a service, wlc and not persistent unless said otherwise', () => {
    const service = {
      scheduler: 'wlc',
      engine: undefined,
      persistenceTimeoutS: null,
      persistenceMask: undefined,
      flags: [],
    };
    expect(parseIpvsadm(['-A', '-t', '192.168.1.100:80'])).toEqual({ command: 'add-service', key: KEY, service });
  });

  test('-p without a time is 360 seconds', () => {
    expect(parseIpvsadm(['-A', '-t', '192.168.1.100:80', '-p'])).toMatchObject({
      service: { persistenceTimeoutS: 360 },
    });
    expect(parseIpvsadm(['-A', '-t', '192.168.1.100:80', '-p', '-s', 'rr'])).toMatchObject({
      service: { persistenceTimeoutS: 360, scheduler: 'rr' },
    });
  });

  test('-g replaces the port of the real server by that of the service, -m keeps it', () => {
    const words = ['-a', '-t', '192.168.1.100:80', '-r', '192.168.1.11:8080'];
    expect(parseIpvsadm([...words, '-g'])).toMatchObject({ destination: { address: address(RIP), port: 80 } });
    expect(parseIpvsadm([...words, '-m'])).toMatchObject({ destination: { port: 8080, forwarding: 'masquerade' } });
  });

  test('options may be bundled and long', () => {
    expect(parseIpvsadm(['-Lnc'])).toMatchObject({ command: 'list', what: 'connections', key: undefined });
    expect(parseIpvsadm(['-ln'])).toMatchObject({ command: 'list', what: 'services', key: undefined });
    expect(parseIpvsadm(['--add-service', '--tcp-service=192.168.1.100:80', '--scheduler', 'rr'])).toMatchObject({
      key: KEY,
      service: { scheduler: 'rr' },
    });
  });

  test('flags of a scheduler have their own names, and the kernel numbers', () => {
    const flags = (words: string): unknown => parseIpvsadm(words.split(' '));
    const service = '-A -t 192.168.1.100:80';
    expect(flags(`${service} -s sh -b sh-port,sh-fallback`)).toMatchObject({
      service: { flags: ['flag-1', 'flag-2'] },
    });
    expect(flags(`${service} -s mh -b mh-port`)).toMatchObject({ service: { flags: ['flag-2'] } });
    expect(flags(`${service} -s rr -b flag-3`)).toMatchObject({ service: { flags: ['flag-3'] } });
  });

  test('--start-daemon takes eth0 and syncid 0 unless said otherwise', () => {
    const daemon = { iface: 'eth0', syncId: 0 };
    expect(parseIpvsadm(['--start-daemon', 'master'])).toEqual({ command: 'start-daemon', role: 'master', daemon });
    expect(parseIpvsadm(['--stop-daemon=backup'])).toEqual({ command: 'stop-daemon', role: 'backup' });
  });

  test.each([
    ['-A', "2 You need to supply the 'service-address' option for the 'add-service' command"],
    ['-a -t 192.168.1.100:80', "2 You need to supply the 'real-server' option for the 'add-server' command"],
    ['-A -t 192.168.1.300:80', '2 illegal virtual server address[:port] specified'],
    ['-a -t 1.2.3.4:80 -r foo', '2 illegal real server address[:port] specified'],
    ['-a -t 1.2.3.4:80 -r 1.2.3.5 -w x', '2 illegal weight specified'],
    ['-a -t 1.2.3.4:80 -r 1.2.3.5 -w -1', '2 illegal weight specified'],
    ['-a -t 1.2.3.4:80 -r 1.2.3.5 -g -m', "2 multiple 'forwarding-method' options specified"],
    ['-A -t 1.2.3.4:80 -u 1.2.3.4:81', "2 multiple 'service-address' options specified"],
    ['-t 1.2.3.4:80 -A', "255 Try `ipvsadm -h'"],
    ['-A -Q', '255 -Q: unknown option'],
    ['-A -t', '255 -t: missing argument'],
    ['-A -t 1.2.3.4:80 -w 1', "2 Illegal 'weight' option with the 'add-service' command"],
    ['-A -t 1.2.3.4 -s rr', '2 Zero port specified for non-persistent service'],
    ['-A -D -t 1.2.3.4:80', "2 invalid option `-D'"],
    ['--set 1 2', '2 --set option requires 3 timeout values'],
    ['-L --start-daemon master', "2 invalid option `--start-daemon'"],
    ['--start-daemon both', '2 illegal start-daemon parameter specified'],
    ['--start-daemon master --syncid 256', '2 illegal syncid specified'],
    ['--start-daemon master -n', "2 Illegal 'numeric' option with the 'start-daemon' command"],
    ['-L -n --timeout --daemon', "2 The option 'daemon' conflicts with the 'timeout' option in the 'list' command"],
    ['-L -n -c --stats', '2 options conflicts in the list command'],
    ['-A -t 1.2.3.4:80 -s sh -b mh-port', "2 incompatible scheduler flag `mh-port'"],
    ['-A -t 1.2.3.4:80 -b nosuch', "2 invalid scheduler flag `nosuch'"],
    ['-A -t 1.2.3.4:80 extra', '2 unexpected argument extra'],
    ['--nosuch', "255 Try `ipvsadm -h'"],
    ['-A --nosuch', '255 --nosuch: unknown option'],
  ])('%s is refused with the words of the real tool', (line, expected) => {
    expect(refusal(line)).toContain(expected);
  });
});
