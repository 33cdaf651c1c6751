import type { SentencesOf } from './sentence.js';

/** TCP and UDP (net/ipv4: tcp_input.c, tcp_output.c, tcp_timer.c, udp.c). */
export const TRANSPORT_SENTENCES = {
  'UDP-DELIVER': {
    zh: '目的端口上有程序在等，数据报交给它。',
    en: 'A program waits at the destination port, and the datagram is handed to it.',
  },
  'UDP-NO-SOCKET': {
    zh: '目的端口上没有程序，告诉发送方端口不可达。',
    en: 'No program waits at the destination port, so the sender is told that the port is unreachable.',
  },
  'UDP-SEND': {
    zh: '程序发出一个 UDP 数据报。',
    en: 'A program sends a UDP datagram.',
  },
  'TCP-CONNECT': {
    zh: '程序要建立连接，TCP 发出 SYN。',
    en: 'A program wants a connection, so TCP sends a SYN.',
  },
  'TCP-SYN-ACK': {
    zh: '这个端口上有服务在监听，TCP 用 SYN-ACK 回答 SYN。',
    en: 'A server listens at that port, so TCP answers the SYN with a SYN-ACK.',
  },
  'TCP-NO-SOCKET': {
    zh: '本机没有这个连接，也没有程序监听这个端口，TCP 回 RST。',
    en: 'It knows no such connection and nobody listens at that port, so TCP answers with a RST.',
  },
  'TCP-SEGMENT': {
    zh: '这一段属于本机已有的连接，TCP 按它更新状态，该确认的确认，能发的接着发。',
    en: 'The segment belongs to a connection of this host: TCP moves its state on, acknowledges what is due and sends what it may.',
  },
  'TCP-SEND': {
    zh: '程序写入了数据，TCP 把它装进报文段发出。',
    en: 'The program has written data, and TCP sends it in a segment.',
  },
  'TCP-CLOSE': {
    zh: '程序关闭连接，TCP 发出 FIN。',
    en: 'The program closes the connection, so TCP sends a FIN.',
  },
  'TCP-ABORT': {
    zh: '程序放弃了连接，TCP 发出 RST。',
    en: 'The program gave the connection up, so TCP sends a RST.',
  },
  'TCP-RETRANSMIT': {
    zh: '重传计时器到时还没有等到确认，TCP 把这一段再发一次。',
    en: 'The retransmission timer ran out without an acknowledgement, so TCP sends the segment again.',
  },
  'TCP-PROBE': {
    zh: '有数据想发却发不出，TCP 到时间就探一下对方的窗口。',
    en: 'Data wait and cannot leave, so TCP probes the window of the other side when its time is up.',
  },
  'TCP-DELAYED-ACK': {
    zh: '确认被推迟，想搭数据的便车；等不到，到时间就单独发出。',
    en: 'The acknowledgement had been put off in the hope of data to travel with; none came, so it leaves alone.',
  },
} as const satisfies SentencesOf<'TCP-' | 'UDP-'>;
