/** Who answers, and with which addresses (Linux net/ipv4/arp.c: arp_process, arp_ignore, arp_solicit). */
export const ARP_RULES = {
  'ARP-1': {
    zh: '{tpa} 不是你的地址。ARP 只由地址的主人应答，其他人听见了也保持沉默。',
    en: '{tpa} is not one of your addresses. Only its owner answers an ARP request; everybody else keeps silent.',
  },
  'ARP-2': {
    zh: '{tpa} 在你的 lo 上，而你的 {sysctl} = {value}：从 {iface} 进来问它的 ARP 不应答。你一应答，请求就会绕过调度器。',
    en: '{tpa} sits on your lo, and your {sysctl} is {value}: ARP for it that comes in by {iface} gets no answer. If you answered, requests would go around the director.',
  },
  'ARP-3': {
    zh: '发送方 MAC（sha）填发出这一帧的接口自己的 MAC：你的 {iface} 是 {expected}。对方会把它写进邻居表。',
    en: 'The sender MAC (sha) is that of the interface that sends the frame: your {iface} is {expected}. The other side writes it into its table.',
  },
  'ARP-4': {
    zh: '别人问的是 {expected}，应答里的发送方 IP（spa）就是它：「{expected} 在我这儿」。',
    en: 'They asked for {expected}, so the sender IP (spa) of the answer is just that: "{expected} is here".',
  },
  'ARP-5': {
    zh: '应答是单播，只发给提问的人：它的 MAC 写在请求里，{expected}。',
    en: 'An answer is unicast, for the asker alone: its MAC stands in the request, {expected}.',
  },
  'ARP-6': {
    zh: '{tpa} 是你的地址（你的地址表：{iface}）。主人不答，对方就不知道把帧发到哪儿。',
    en: '{tpa} is your address (your address table: {iface}). If its owner keeps silent, nobody knows where to send frames for it.',
  },
  'ARP-7': {
    zh: '以太网源 MAC 填你自己的 {iface}：{expected}。',
    en: 'The Ethernet source is your own {iface}: {expected}.',
  },
  'ARP-8': {
    zh: '正因为还不知道对方的 MAC 才要问，请求只能广播：{expected}。',
    en: 'You ask because the MAC is not known yet, so the request goes to everybody: {expected}.',
  },
  'ARP-9': {
    zh: '要问的是下一跳的 MAC。你的路由表：{route}，所以下一跳是 {expected}。',
    en: 'Ask for the MAC of the next hop. Your route table says {route}, so the next hop is {expected}.',
  },
  'ARP-ANNOUNCE': {
    zh: '你的 {sysctl} = {value}：自己发 ARP 请求时，发送方 IP 用接口上的 {expected}，不用 VIP。用了 VIP，听到的人就会把 VIP 记到你的 MAC 上。',
    en: 'Your {sysctl} is {value}: your own ARP requests carry {expected}, the address of the interface, as sender. With the VIP there, whoever hears it notes the VIP at your MAC.',
  },
  'ARP-ANNOUNCE-0': {
    zh: '你的 {sysctl} = {value}：Linux 直接拿等着发的报文的源 IP 当 ARP 请求的发送方，这里是 {expected}。',
    en: 'Your {sysctl} is {value}: Linux takes the source IP of the packet that waits as the sender of its ARP request, here {expected}.',
  },
  'ARP-SENDER': {
    zh: '发送方 IP（spa）用这个接口自己的地址 {expected}，对方才能回答你。',
    en: 'The sender IP (spa) is the own address of this interface, {expected}, so that the answer finds you.',
  },
} as const;
