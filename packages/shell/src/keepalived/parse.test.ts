import { describe, expect, test } from 'vitest';
import { CommandStop, CommandUnsupported } from '../stop.js';
import { parseKeepalivedConfig } from './parse.js';

function refusal(text: string): string {
  try {
    parseKeepalivedConfig(text);
  } catch (error) {
    if (error instanceof CommandStop) return error.result.stderr;
    if (error instanceof CommandUnsupported) return `unsupported ${error.what}`;
    throw error;
  }
  return 'accepted';
}

const INSTANCE = ['vrrp_instance VI_1 {', 'interface eth0', 'virtual_router_id 51'];

function instanceOf(...lines: readonly string[]) {
  const { config, warnings } = parseKeepalivedConfig([...INSTANCE, ...lines, '}'].join('\n'));
  return { instance: config.instances[0], warnings };
}

describe('keepalived.conf', () => {
  test('what an instance does not say is as keepalived has it', () => {
    expect(instanceOf('virtual_ipaddress { 192.168.1.100 }').instance).toMatchObject({
      version: 2,
      initialState: 'backup',
      priority: 100,
      advertIntervalUs: 1_000_000,
      preempt: true,
      garpRepeat: 5,
      garpDelayUs: 5_000_000,
      addresses: [{ prefixLength: 32 }],
    });
  });

  test('comments, quotes and a brace on the next line are read as keepalived does', () => {
    const text = '! a comment\nvrrp_instance "VI 1"\n{\n  interface eth0 # the LAN\n  virtual_router_id 7\n}\n';
    expect(parseKeepalivedConfig(text).config.instances[0]).toMatchObject({ name: 'VI 1', virtualRouterId: 7 });
  });

  test('nopreempt does not go with state MASTER, and that is said', () => {
    const { instance, warnings } = instanceOf('state MASTER', 'nopreempt');
    expect(instance?.preempt).toBe(true);
    expect(warnings.join('\n')).toContain('nopreempt will not work with initial state MASTER');
  });

  test('an unknown keyword is ignored, and its line is named', () => {
    expect(instanceOf('prioritty 5').warnings.join('\n')).toContain("Line 4) Unknown keyword 'prioritty'");
  });

  test('HTTP_GET asks for its URLs; without words of its own 2xx is good, and the server is the host', () => {
    const text = `virtual_server 192.168.1.100 80 {
      real_server 192.168.1.11 8080 {
        HTTP_GET {
          url {
            path /alive
            status_code 200-204 301
          }
          url { path /other }
        }
      }
    }`;
    const check = parseKeepalivedConfig(text).config.virtualServers[0]?.servers[0]?.checks[0];
    expect(check).toMatchObject({ port: 8080, retry: 1, delayBeforeRetryUs: 3_000_000 });
    expect(check?.http).toMatchObject({
      minor: 0,
      urls: [
        {
          path: '/alive',
          host: '192.168.1.11:8080',
          statusCodes: [
            [200, 204],
            [301, 301],
          ],
        },
        { path: '/other', statusCodes: [[200, 299]] },
      ],
    });
  });

  test('a sync group has the instances that exist, and says which do not', () => {
    const text = [...INSTANCE, '}', 'vrrp_sync_group G1 {', 'group {', 'VI_1', 'VI_9', '}', '}'].join('\n');
    const { config, warnings } = parseKeepalivedConfig(text);
    expect(config.syncGroups).toEqual([{ name: 'G1', members: ['VI_1'] }]);
    expect(warnings.join()).toContain("Virtual router VI_9 specified in sync group G1 doesn't exist");
  });

  test('peers make an instance speak to them alone', () => {
    const { instance } = instanceOf('unicast_src_ip 192.168.1.10', 'unicast_peer {', '192.168.1.20', '}');
    expect(instance?.peers).toHaveLength(1);
    expect(instance?.sourceAddress).not.toBeNull();
  });

  test('a check inherits from its real server, and that from its virtual server', () => {
    const text = `virtual_server 192.168.1.100 80 {
      delay_loop 2
      lb_algo rr
      lb_kind DR
      retry 3
      real_server 192.168.1.11 80 {
        delay_loop 7
        TCP_CHECK {
          connect_timeout 1
          connect_port 8080
        }
      }
    }`;
    expect(parseKeepalivedConfig(text).config.virtualServers[0]).toMatchObject({
      key: { kind: 'tcp', port: 80 },
      scheduler: 'rr',
      servers: [
        {
          forwarding: 'direct-route',
          checks: [{ port: 8080, connectTimeoutUs: 1_000_000, retry: 3, delayLoopUs: 7_000_000, warmupUs: 7_000_000 }],
        },
      ],
    });
  });

  test.each([
    ['vrrp_instance A {', "Line 1) Missing '}' of vrrp_instance"],
    ['}', "Line 1) Unexpected '}'"],
    ['vrrp_instance A {\n interface eth0\n}', '(A) the virtual router id must be set'],
    ['vrrp_instance A {\n virtual_router_id 1\n}', '(A) Unknown interface!'],
    ['vrrp_instance A {\n virtual_router_id 256\n}', "Line 2) virtual_router_id '256' is invalid"],
    ['vrrp_instance A {\n virtual_ipaddress {\n 1.2.3.400\n}\n}', 'Line 3) VIP: invalid address 1.2.3.400'],
    ['virtual_server 1.2.3.4 80 {\n lb_algo foo\n}', "Line 2) Invalid lvs_scheduler 'foo'"],
    ['virtual_server 1.2.3.4 80 {\n lb_kind XX\n}', 'Line 2) unknown lvs_method XX'],
    ['vrrp_script x {\n}', 'unsupported keepalived vrrp_script'],
  ])('%j is refused with its line', (text, message) => {
    expect(refusal(text)).toContain(message);
  });
});
