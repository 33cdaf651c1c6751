import type { SackBlock, TcpSegment } from '../../wire/frame.js';
import { type SentSegment, seqAdd, seqBefore, type TcpSocket } from './socket.js';

/** Three fit beside timestamps. */
const BLOCKS_MAX = 3;

/** tcp_sack_new_ofo_skb: what has come beyond the gap, the block that grew last first; undefined without a gap. */
export function blocksToReport(socket: TcpSocket): readonly SackBlock[] | undefined {
  if (socket.outOfOrder.size === 0) return undefined;
  let blocks: SackBlock[] = [];
  for (const [seq, { payload, fin }] of socket.outOfOrder) {
    let grown: SackBlock = { from: seq, to: seqAdd(seq, payload.length + (fin ? 1 : 0)) };
    const apart: SackBlock[] = [];
    for (const block of blocks)
      if (seqBefore(block.to, grown.from) || seqBefore(grown.to, block.from)) apart.push(block);
      else grown = joined(block, grown);
    blocks = [grown, ...apart];
  }
  return blocks.slice(0, BLOCKS_MAX);
}

function joined(a: SackBlock, b: SackBlock): SackBlock {
  return { from: seqBefore(a.from, b.from) ? a.from : b.from, to: seqBefore(a.to, b.to) ? b.to : a.to };
}

/**
 * tcp_sacktag_write_queue and tcp_rack_detect_loss (RFC 8985): what was sent before something that has arrived, and
 * has not arrived, is lost. A network without delay leaves no room for reordering. True: there is more to repair.
 */
export function noteSack(socket: TcpSocket, segment: TcpSegment): boolean {
  const blocks = segment.options?.sackBlocks;
  if (blocks === undefined || blocks.length === 0) return false;
  socket.unacked = socket.unacked.map((sent) =>
    isCovered(sent, blocks) ? { ...sent, sacked: true, lost: false } : sent,
  );
  const latest = latestSacked(socket.unacked);
  if (latest === null) return false;
  let found = false;
  socket.unacked = socket.unacked.map((sent) => {
    if (sent.sacked || sent.lost || !wasSentBefore(sent, latest)) return sent;
    found = true;
    return { ...sent, lost: true };
  });
  return found;
}

function isCovered(sent: SentSegment, blocks: readonly SackBlock[]): boolean {
  const end = endOf(sent);
  return blocks.some((block) => !seqBefore(sent.seq, block.from) && !seqBefore(block.to, end));
}

function endOf(sent: SentSegment): number {
  return seqAdd(sent.seq, sent.payload.length + (sent.flags & 1));
}

function latestSacked(segments: readonly SentSegment[]): SentSegment | null {
  let latest: SentSegment | null = null;
  for (const segment of segments)
    if (segment.sacked && (latest === null || segment.sentAt >= latest.sentAt)) latest = segment;
  return latest;
}

// A copy that was sent in the same instant as what has arrived may still be under way.
function wasSentBefore(sent: SentSegment, latest: SentSegment): boolean {
  if (sent.sentAt !== latest.sentAt) return sent.sentAt < latest.sentAt;
  return !sent.resent && seqBefore(sent.seq, latest.seq);
}
