import type { Page } from './page.js';
import { arpPage } from './pages/arp.js';
import { arpingPage } from './pages/arping.js';
import { arptablesPage } from './pages/arptables.js';
import { bridgePage } from './pages/bridge.js';
import { catPage } from './pages/cat.js';
import { curlPage } from './pages/curl.js';
import { echoPage } from './pages/echo.js';
import { falsePage } from './pages/false.js';
import { grepPage } from './pages/grep.js';
import { headPage } from './pages/head.js';
import { helpPage } from './pages/help.js';
import { holdPage } from './pages/hold.js';
import { hostnamePage } from './pages/hostname.js';
import { ifconfigPage } from './pages/ifconfig.js';
import { ipPage } from './pages/ip.js';
import { iptablesPage } from './pages/iptables.js';
import { ipvsadmPage } from './pages/ipvsadm.js';
import { keepalivedPage } from './pages/keepalived.js';
import { manPage } from './pages/man.js';
import { pingPage } from './pages/ping.js';
import { routePage } from './pages/route.js';
import { sleepPage } from './pages/sleep.js';
import { sortPage } from './pages/sort.js';
import { ssPage } from './pages/ss.js';
import { sysctlPage } from './pages/sysctl.js';
import { tailPage } from './pages/tail.js';
import { tcpdumpPage } from './pages/tcpdump.js';
import { timeoutPage } from './pages/timeout.js';
import { traceroutePage } from './pages/traceroute.js';
import { truePage } from './pages/true.js';
import { udpPage } from './pages/udp.js';
import { waitPage } from './pages/wait.js';
import { wcPage } from './pages/wc.js';

const ALL: readonly Page[] = [
  arpPage,
  arpingPage,
  arptablesPage,
  bridgePage,
  catPage,
  curlPage,
  echoPage,
  falsePage,
  grepPage,
  headPage,
  helpPage,
  holdPage,
  hostnamePage,
  ifconfigPage,
  ipPage,
  iptablesPage,
  ipvsadmPage,
  keepalivedPage,
  manPage,
  pingPage,
  routePage,
  sleepPage,
  sortPage,
  ssPage,
  sysctlPage,
  tailPage,
  tcpdumpPage,
  timeoutPage,
  traceroutePage,
  truePage,
  udpPage,
  waitPage,
  wcPage,
];

/** By name, in the order of the alphabet. */
export const PAGES: ReadonlyMap<string, Page> = new Map(ALL.map((page) => [page.name, page]));
