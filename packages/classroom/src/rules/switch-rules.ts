/** What a bridge does (Linux net/bridge: br_fdb_update, br_handle_frame_finish, br_flood). Parameters stand in braces. */
export const SWITCH_RULES = {
  'SW-1': {
    zh: '交换机只学源 MAC：{mac} 从 {port} 进来，所以记下 {mac} 在 {port}。',
    en: 'A switch learns from the source MAC: {mac} came in by {port}, so it notes {mac} on {port}.',
  },
  'SW-2': {
    zh: '你的 FDB 里已有一行：{mac} 在 {port}。已知单播只从这一个端口出去；只有广播和未知 MAC 才泛洪。',
    en: 'Your table already has {mac} on {port}, so the frame leaves by that one port. Only a broadcast or an unknown MAC goes out of all the others.',
  },
  'SW-3': {
    zh: '目的 MAC 是广播地址，谁都要听到：从 {port} 以外的所有端口出去。',
    en: 'The destination is the broadcast address, everybody must hear it: it leaves by every port but {port}.',
  },
  'SW-4': {
    zh: '帧从 {port} 进来，就不会再从 {port} 出去：那一侧已经收到过它了。',
    en: 'The frame came in by {port} and never leaves by it again: that side has already heard it.',
  },
  'SW-5': {
    zh: '你的 FDB 里还没有 {mac} 这一行，不知道它在哪儿，就从 {port} 以外的所有端口泛洪。',
    en: 'Your table has no row for {mac} yet. Not knowing where it lives, a switch floods: every port but {port}.',
  },
  'SW-6': {
    zh: '你的 FDB 里 {mac} 就在 {port}，帧正是从那里来的：收件人已经听到，哪个端口都不用出。',
    en: 'Your table has {mac} on {port}, the port the frame came from: the receiver has heard it, so it leaves by no port.',
  },
} as const;
