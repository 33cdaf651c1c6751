import type { Misconception } from './misconception.js';

/** What the director counts, schedules and drains. */
export const SCHEDULING_MISCONCEPTIONS = {
  M34: {
    title: { zh: 'ActiveConn 不准', en: 'ActiveConn is wrong' },
    belief: {
      zh: '连接早就关了，ActiveConn 还在数，是 IPVS 的错误。',
      en: 'The connection is long closed and ActiveConn still counts it: a bug of IPVS.',
    },
    truth: {
      zh: 'DR 中调度器只看到客户端到服务器的一半，状态靠这一半和超时来推断。',
      en: 'In DR the director sees only the half from the client; it infers the state from that half and from timeouts.',
    },
    evidence: [],
    devices: ['director'],
  },
  M35: {
    title: { zh: '权重 0 会断开连接', en: 'Weight 0 ends the connections' },
    belief: {
      zh: '把权重设为 0，正在进行的连接立刻断开。',
      en: 'Set the weight to 0 and the connections that are open end.',
    },
    truth: {
      zh: '权重 0 只是不再接新连接，已有的继续。删除目的地，或 expire_nodest_conn，才会影响它们。',
      en: 'Weight 0 means no new connections; those that are open go on. Deleting the destination, with expire_nodest_conn, is another matter.',
    },
    evidence: [],
    devices: ['director'],
  },
  M36: {
    title: { zh: '两台调度器兼做服务器没有问题', en: "Two directors may be each other's servers" },
    belief: {
      zh: '主备调度器互为真实服务器，并同步连接表，没有问题。',
      en: "Two directors can be real servers too and keep each other's connection tables.",
    },
    truth: {
      zh: '备机自己也有这些虚拟服务，会把主机转来的 SYN 再调度一次，又转回主机：A→B→A，SYN 兜圈，直到 TTL 用完。要让备机不调度（backup_only=1），或用 fwmark 排除来自对方 MAC 的包。',
      en: "The backup has the same services, schedules the SYN that the master hands to it once more and may send it back: A, B, A, until the TTL is used up. Keep the backup from scheduling (backup_only=1), or leave out by a mark what comes from the other's MAC.",
    },
    evidence: [],
    devices: ['director'],
  },
  M41: {
    title: { zh: 'rr 坏了，总是同一台', en: 'rr is broken, always the same server' },
    belief: {
      zh: '轮询应该每次换一台；总是同一台，说明调度坏了。',
      en: 'Round robin should change the server each time; always the same one means that it is broken.',
    },
    truth: {
      zh: '先看三件事：会话保持（-p 默认 300 秒）、HTTP 长连接、网关被毒化（此时调度器的计数是 0）。',
      en: 'Three things look like this: persistence (-p, 300 s by default), HTTP keep-alive, and a poisoned gateway (then the counters of the director stand still).',
    },
    evidence: [],
    devices: ['director'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
