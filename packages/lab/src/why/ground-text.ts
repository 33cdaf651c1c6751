import type { TimerName } from '@frameplay/engine';
import type { Sentence } from '../rules/sentence.js';
import type { Ground } from './grounds.js';

const TIMERS: Record<TimerName, Sentence> = {
  'neighbour-forgotten': { zh: 'ip neigh flush 的第二遍', en: 'the second round of ip neigh flush' },
  neighbour: { zh: '邻居表的计时器', en: 'the timer of a neighbour' },
  'tcp-retransmit': { zh: 'TCP 重传计时器', en: 'the retransmission timer of TCP' },
  'tcp-probe': { zh: 'TCP 窗口探测计时器', en: 'the window probe timer of TCP' },
  'tcp-delayed-ack': { zh: 'TCP 延迟确认计时器', en: 'the delayed acknowledgement timer of TCP' },
  'tcp-time-wait': { zh: 'TIME_WAIT 计时器', en: 'the TIME_WAIT timer' },
  'igmp-report': { zh: 'IGMP 报告计时器', en: 'the timer of an IGMP report' },
  'proxy-arp': { zh: '代理 ARP 的延迟', en: 'the delay of a proxy answer' },
  program: { zh: '程序的计时器', en: 'the timer of a program' },
  keepalived: { zh: 'keepalived 的计时器', en: 'a timer of keepalived' },
  'fdb-collector': { zh: '转发表的老化计时器', en: 'the ageing timer of the table' },
  'ipvs-connection': { zh: 'IPVS 连接的计时器', en: 'the timer of an IPVS connection' },
  'ipvs-sync': { zh: 'IPVS 同步的计时器', en: 'the timer of the IPVS synchronisation' },
  'ipvs-template': { zh: 'IPVS 会话保持的计时器', en: 'the timer of an IPVS template' },
};

/** Whose time was up. */
export function timerText(timer: TimerName): Sentence {
  return TIMERS[timer];
}

const TABLES: Record<Extract<Ground, { kind: 'row' }>['table'], Sentence> = {
  neighbour: { zh: '邻居表', en: 'neighbour table' },
  fdb: { zh: '转发表', en: 'forwarding table' },
  connection: { zh: '连接表', en: 'connection table' },
};

/** A row or a setting, as it was. */
export function groundText(ground: Ground): Sentence {
  if (ground.kind === 'row') {
    const { zh, en } = TABLES[ground.table];
    return { zh: `${zh}：${ground.name} → ${ground.value}`, en: `${en}: ${ground.name} → ${ground.value}` };
  }
  const { setting, name, value, setBy } = ground;
  if (setting === 'address') return { zh: `地址 ${name}`, en: `address ${name}` };
  if (setting !== 'sysctl')
    return { zh: `${SETTINGS[setting].zh} ${name}：${value}`, en: `${setting} ${name}: ${value}` };
  return setBy === 0
    ? { zh: `${name} = ${value}，开机以来没有改过`, en: `${name} = ${value}, as at boot: no command has changed it` }
    : { zh: `${name} = ${value}`, en: `${name} = ${value}` };
}

const SETTINGS: Record<Exclude<Extract<Ground, { kind: 'setting' }>['setting'], 'sysctl' | 'address'>, Sentence> = {
  link: { zh: '接口', en: 'link' },
  route: { zh: '路由', en: 'route' },
  rule: { zh: '路由规则', en: 'rule' },
  neighbour: { zh: '邻居', en: 'neighbour' },
  service: { zh: '虚拟服务', en: 'service' },
  server: { zh: '真实服务器', en: 'server' },
  firewall: { zh: '防火墙', en: 'firewall' },
};
